import type { Knex } from 'knex';

/** What changes whether an organization asks for the password again: one of the workspaces that it owns or manages does. */
const WATCHED: ReadonlyArray<readonly [name: string, table: string, changes: string, condition?: string]> = [
  [
    'settings',
    'workspace_settings',
    'update of require_reauthentication',
    'old.require_reauthentication <> new.require_reauthentication',
  ],
  ['workspaces', 'workspaces', 'update of organization_id, archived_at'],
  ['grants', 'manager_grants', 'insert or update of granted_by, paused, expires_at, ended_at or delete'],
];

const sql = WATCHED.map(
  ([name, table, changes, condition]) => `
create trigger ${name}_ask_again after ${changes} on ${table}
  for each row ${condition === undefined ? '' : `when (${condition}) `}execute function note_access_change('''organizations''');`,
).join('');

export const reauthentication0021 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0021_reauthentication is not undone: replicas that remember would go on doing so.');
  },
};
