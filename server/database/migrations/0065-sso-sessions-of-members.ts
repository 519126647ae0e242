import type { Knex } from 'knex';
import { useOwnSchema } from '../own-schema.ts';

/**
 * A provider identifies a person as the member that they were at the sign-in. Their sessions by it end when they become
 * more by another way than a change of their role: as an owner or admin of the organization that owns the workspace,
 * before or after it owns it, or as a member who was removed and is added again.
 */
const sql = `
create function end_sso_sessions(person text, tenants text[]) returns void language plpgsql as $$
begin
  with ended as (
    update sessions s set ended_at = now()
    where s.user_id = person and s.ended_at is null
      and exists (select from jsonb_array_elements(s.proofs) p
        where p ->> 'method' = 'sso' and p ->> 'tenant_id' = any(tenants))
      and not exists (select from jsonb_array_elements(s.proofs) p
        where p ->> 'method' in ('password', 'email_code', 'passkey'))
    returning s.id
  )
  update credentials c set ended_at = now() from ended where c.subject_id = ended.id and c.ended_at is null;
end $$;

create function end_sso_sessions_of_removed_member() returns trigger language plpgsql as $$
begin
  perform end_sso_sessions(old.user_id, array[old.tenant_id]);
  return null;
end $$;
create trigger members_removed_end_sso_sessions after delete on members for each row
  execute function end_sso_sessions_of_removed_member();

create function end_sso_sessions_of_organization_member() returns trigger language plpgsql as $$
begin
  perform end_sso_sessions(new.user_id, array(select w.id from workspaces w where w.organization_id = new.tenant_id));
  return null;
end $$;
create trigger members_added_end_sso_sessions after insert on members for each row
  when (new.role in ('owner', 'admin')) execute function end_sso_sessions_of_organization_member();
create trigger members_risen_end_sso_sessions after update of role on members for each row
  when (new.role in ('owner', 'admin') and old.role is distinct from new.role)
  execute function end_sso_sessions_of_organization_member();

create function end_sso_sessions_of_workspace() returns trigger language plpgsql as $$
begin
  perform end_sso_sessions(m.user_id, array[new.id]) from members m
    where m.tenant_id = new.organization_id and m.role in ('owner', 'admin') order by m.user_id;
  return null;
end $$;
create trigger workspace_joined_ends_sso_sessions after update of organization_id on workspaces for each row
  when (new.organization_id is not null and old.organization_id is distinct from new.organization_id)
  execute function end_sso_sessions_of_workspace();
${useOwnSchema(
  'end_sso_sessions(text, text[])',
  'end_sso_sessions_of_removed_member()',
  'end_sso_sessions_of_organization_member()',
  'end_sso_sessions_of_workspace()',
)}
`;

export const ssoSessionsOfMembers0065 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      drop trigger workspace_joined_ends_sso_sessions on workspaces;
      drop trigger members_removed_end_sso_sessions on members;
      drop trigger members_added_end_sso_sessions on members;
      drop trigger members_risen_end_sso_sessions on members;
      drop function end_sso_sessions_of_workspace();
      drop function end_sso_sessions_of_organization_member();
      drop function end_sso_sessions_of_removed_member();
      drop function end_sso_sessions(text, text[]);
    `);
  },
};
