import type { Knex } from 'knex';

const sql = `
-- The longest time without use since the password was last given: a workspace that asks for a shorter one asks for the
-- password again, however often the session was used elsewhere meanwhile.
alter table sessions add column longest_pause_seconds integer not null default 0;

-- The idle time of a workspace counts in that workspace alone, so sessions are no longer remembered by it.
drop trigger session_idle_decided_from on workspace_settings;
drop trigger session_idle_restored_decided_from on workspaces;
`;

export const sessionPauses0019a = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0019a_session_pauses is not undone: sessions would live on that a workspace had ended.');
  },
};
