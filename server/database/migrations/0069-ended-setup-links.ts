import type { Knex } from 'knex';
import { useOwnSchema } from '../own-schema.ts';

/**
 * A set-up link ends for good when its maker loses what it needs: by another role of theirs, by other permissions of a
 * custom role, as a member who is deactivated or removed, or when the workspace joins or leaves an organization. Each
 * way to such a change passes a trigger, so that a link does not work again when its maker is promoted again.
 */
const sql = `
create function end_setup_links(tenants text[]) returns void language plpgsql as $$
begin
  with ended as (
    update sso_setup_links l set ended_at = now(), updated_at = now(), version = l.version + 1
    where l.tenant_id = any(tenants) and l.ended_at is null and l.expires_at > now() and not exists (
      select from members m left join roles r on r.workspace_id = m.tenant_id and r.id = m.custom_role_id
      where m.user_id = l.created_by and m.status = 'active'
        and (m.tenant_id = l.tenant_id
          or m.tenant_id = (select w.organization_id from workspaces w where w.id = l.tenant_id))
        and (m.role in ('owner', 'admin')
          or case when l.kind = 'scim' then 'directories:manage' else 'sso:manage' end = any(r.permissions)))
    returning l.id
  )
  update credentials c set ended_at = now() from ended where c.subject_id = ended.id and c.ended_at is null;
end $$;

create function end_setup_links_of_member() returns trigger language plpgsql as $$
begin
  -- Most people have made no link.
  if exists (select from sso_setup_links where created_by = old.user_id and ended_at is null) then
    perform end_setup_links(
      array(select old.tenant_id union all select w.id from workspaces w where w.organization_id = old.tenant_id));
  end if;
  return null;
end $$;
create trigger members_changed_end_setup_links after update of role, status on members for each row
  when (old.role is distinct from new.role or old.status is distinct from new.status)
  execute function end_setup_links_of_member();
create trigger members_removed_end_setup_links after delete on members for each row
  execute function end_setup_links_of_member();

create function end_setup_links_of_role() returns trigger language plpgsql as $$
begin
  perform end_setup_links(array[new.workspace_id]);
  return null;
end $$;
create trigger roles_reduced_end_setup_links after update of permissions on roles for each row
  when (not old.permissions <@ new.permissions) execute function end_setup_links_of_role();

create function end_setup_links_of_workspace() returns trigger language plpgsql as $$
begin
  perform end_setup_links(array[new.id]);
  return null;
end $$;
create trigger workspace_moved_ends_setup_links after update of organization_id on workspaces for each row
  when (old.organization_id is distinct from new.organization_id) execute function end_setup_links_of_workspace();
${useOwnSchema(
  'end_setup_links(text[])',
  'end_setup_links_of_member()',
  'end_setup_links_of_role()',
  'end_setup_links_of_workspace()',
)}
`;

export const endedSetupLinks0069 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      drop trigger workspace_moved_ends_setup_links on workspaces;
      drop trigger roles_reduced_end_setup_links on roles;
      drop trigger members_removed_end_setup_links on members;
      drop trigger members_changed_end_setup_links on members;
      drop function end_setup_links_of_workspace();
      drop function end_setup_links_of_role();
      drop function end_setup_links_of_member();
      drop function end_setup_links(text[]);
    `);
  },
};
