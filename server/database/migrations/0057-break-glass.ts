import type { Knex } from 'knex';
import { useOwnSchema } from '../own-schema.ts';

/**
 * While a tenant requires single sign-on, an owner in its policy can sign in without the identity provider. These
 * triggers keep the last of them, whichever operation would end the membership, the ownership or the second factor.
 */
const sql = `
create function keep_break_glass(tenant text, person text) returns void
language plpgsql as $$
declare
  policy sign_in_policies;
begin
  -- Locked, so that two owners cannot both leave as the last one.
  select * into policy from sign_in_policies where tenant_id = tenant and person = any(break_glass) for update;
  if not found or policy.sso <> 'required' then
    return;
  end if;
  if exists (
    select from members m join users u on u.id = m.user_id
    where m.tenant_id = tenant and m.user_id = any(policy.break_glass) and m.user_id <> person
      and m.role = 'owner' and m.status = 'active' and u.second_factors <> '{}'
  ) then
    return;
  end if;
  -- Those of a deleted tenant are purged.
  if exists (select from workspaces where id = tenant and archived_at is null)
    or exists (select from organizations where id = tenant and archived_at is null) then
    raise exception 'the last owner in break_glass with a second factor'
      using errcode = 'check_violation', constraint = 'break_glass_kept';
  end if;
end
$$;

create function keep_break_glass_of_member() returns trigger
language plpgsql as $$
begin
  perform keep_break_glass(old.tenant_id, old.user_id) from users u
    where u.id = old.user_id and u.second_factors <> '{}';
  update sign_in_policies set break_glass = array_remove(break_glass, old.user_id), version = version + 1, updated_at = now()
    where tenant_id = old.tenant_id and old.user_id = any(break_glass);
  return null;
end
$$;
create trigger members_keep_break_glass after update of role, status on members for each row
  when (old.role = 'owner' and old.status = 'active' and (new.role <> 'owner' or new.status <> 'active'))
  execute function keep_break_glass_of_member();
create trigger members_removed_keep_break_glass after delete on members for each row
  when (old.role = 'owner' and old.status = 'active') execute function keep_break_glass_of_member();

create function keep_break_glass_of_user() returns trigger
language plpgsql as $$
begin
  perform keep_break_glass(m.tenant_id, m.user_id) from members m
    where m.user_id = new.id and m.role = 'owner' and m.status = 'active' order by m.tenant_id;
  return null;
end
$$;
create trigger users_keep_break_glass after update of second_factors on users for each row
  when (old.second_factors <> '{}' and new.second_factors = '{}') execute function keep_break_glass_of_user();
${useOwnSchema('keep_break_glass(text, text)', 'keep_break_glass_of_member()', 'keep_break_glass_of_user()')}
`;

export const breakGlass0057 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      drop trigger users_keep_break_glass on users;
      drop trigger members_keep_break_glass on members;
      drop trigger members_removed_keep_break_glass on members;
      drop function keep_break_glass_of_user(), keep_break_glass_of_member(), keep_break_glass(text, text)`);
  },
};
