import type { Knex } from 'knex';
import { useOwnSchema } from '../own-schema.ts';

/**
 * A provider identifies a person as the member that they were at the sign-in. When their custom role gains permissions, their
 * sessions by it end, as with another role.
 */
const sql = `
create function end_sso_sessions_of_role() returns trigger language plpgsql as $$
begin
  perform end_sso_sessions(m.user_id, array[m.tenant_id]) from members m
    where m.tenant_id = new.workspace_id and m.custom_role_id = new.id order by m.user_id;
  return null;
end $$;
create trigger roles_risen_end_sso_sessions after update of permissions on roles for each row
  when (not new.permissions <@ old.permissions) execute function end_sso_sessions_of_role();
${useOwnSchema('end_sso_sessions_of_role()')}
`;

export const ssoSessionsOfRoles0059 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(
      'drop trigger roles_risen_end_sso_sessions on roles; drop function end_sso_sessions_of_role()',
    );
  },
};
