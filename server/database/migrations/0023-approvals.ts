import type { Knex } from 'knex';
import { useOwnSchema } from '../own-schema.ts';

/**
 * Approvals of payments and of weaker rules: their rules, votes and delegations, and what they depend on: since when, and from whom, a person has a role, and
 * who knows or has changed an API key.
 */
const sql = `
create table approval_rules (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  name text not null,
  enabled boolean not null,
  applies_to text not null,
  conditions jsonb not null,
  steps jsonb not null,
  ordered boolean not null,
  separate boolean not null,
  expires_after integer not null,
  on_expiry text not null,
  created_by text,
  created_with text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);

-- What waits for approvals: a payment, or a change that would weaken a rule.
create table approvals (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  project_id text,
  payment_id text,
  -- The account that a payment is to.
  beneficiary_id text,
  rule_id text,
  -- The rule after the change; null if it is to be deleted.
  change jsonb,
  status text not null default 'pending' check (status in ('pending', 'approved', 'rejected', 'withdrawn', 'expired')),
  -- What the rules asked for when it was requested.
  requirement jsonb not null,
  digest text not null,
  requester_id text not null,
  requester_user_id text,
  requested_at timestamptz(3) not null,
  -- The clock of the project decides when it expires, and when people are reminded before. The job acts next at due_at.
  expires_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  decided_at timestamptz(3),
  reason text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, project_id) references projects on delete cascade,
  foreign key (workspace_id, payment_id) references payments on delete cascade,
  check ((payment_id is null) = (project_id is null) and (payment_id is null) = (beneficiary_id is null)),
  check (payment_id is null or rule_id is null),
  check ((status = 'pending') = (decided_at is null))
);
create unique index approvals_pending_change on approvals (workspace_id, rule_id)
  where rule_id is not null and status = 'pending';
create unique index approvals_pending_payment on approvals (workspace_id, payment_id) where status = 'pending';
create index approvals_of_payment on approvals (workspace_id, payment_id) where payment_id is not null;
create index approvals_due on approvals (due_at) where status = 'pending' and payment_id is not null;
create index approvals_waiting on approvals (workspace_id, project_id, id) where status = 'pending' and payment_id is not null;
create index approvals_of_rule on approvals (workspace_id, rule_id) where rule_id is not null;
create index approvals_of_project on approvals (workspace_id, project_id, id) where project_id is not null;

create table approval_votes (
  workspace_id text not null,
  approval_id text not null,
  user_id text not null,
  on_behalf_of text,
  comment text,
  -- The order of approving.
  position integer not null,
  cast_at timestamptz(3) not null,
  primary key (workspace_id, approval_id, user_id),
  unique (workspace_id, approval_id, position),
  foreign key (workspace_id, approval_id) references approvals on delete cascade
);

create table approval_delegations (
  workspace_id text not null,
  id text not null,
  from_user text not null,
  to_user text not null check (to_user <> from_user),
  since timestamptz(3) not null,
  until timestamptz(3) not null check (until > since),
  rules text[],
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, from_user) references members on delete cascade,
  foreign key (workspace_id, to_user) references members on delete cascade
);
create index approval_delegations_from on approval_delegations (workspace_id, from_user);
create index approval_delegations_to on approval_delegations (workspace_id, to_user);

-- Who knew a key when it requested a payment is known by the real time, also where the project has a clock of its own.
alter table payments add column approval_id text, add column requested_at timestamptz(3) not null default now();
alter table accounts add column unblocked_by text, add column unblocked_at timestamptz(3);

-- People to whom a secret of a key was shown, until that secret ended, and people who have changed what the key may do.
create table key_insiders (
  tenant_id text not null,
  key_id text not null,
  user_id text not null,
  kind text not null check (kind in ('shown', 'changed')),
  at timestamptz(3) not null,
  ended_at timestamptz(3),
  foreign key (tenant_id, key_id) references api_keys on delete cascade
);
-- A key of an organization has a part in its workspaces, where it is looked up by its id alone.
create index key_insiders_of_key on key_insiders (key_id, tenant_id);

-- Since when a role is what it is, and who gave it. A trigger keeps the time, so that no way to a role escapes it. Neither a
-- change that leaves the role as it is, nor one that people make for themselves, ends what they share with who gave it.
alter table members add column role_since timestamptz(3) not null default now(), add column role_given_by text;
alter table project_members add column role_since timestamptz(3) not null default now(), add column role_given_by text;
alter table roles add column role_since timestamptz(3) not null default now(), add column role_given_by text;
create function keep_role_since() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.role_given_by := coalesce(new.role_given_by, new.created_by);
  elsif not exists (
      select from unnest(tg_argv) as watched where to_jsonb(new) -> watched is distinct from to_jsonb(old) -> watched) then
    new.role_given_by := old.role_given_by;
  else
    new.role_since := now();
    if new.role_given_by = to_jsonb(new) ->> 'user_id' then
      new.role_given_by := old.role_given_by;
    end if;
  end if;
  return new;
end $$;
-- A person without a role in a project has their role in the workspace there, which may be a higher one. They got it from
-- the same person as before.
create function end_project_role() returns trigger language plpgsql as $$
begin
  update members set role_since = now() where tenant_id = old.workspace_id and user_id = old.user_id;
  return null;
end $$;
create trigger project_members_role_ended after delete on project_members for each row
  when (old.role is not null) execute function end_project_role();
create trigger members_role_since before insert on members for each row execute function keep_role_since();
create trigger members_role_changed before update of role, status on members for each row
  execute function keep_role_since('role', 'status');
create trigger project_members_role_since before insert on project_members for each row execute function keep_role_since();
create trigger project_members_role_changed before update of role on project_members for each row
  execute function keep_role_since('role');
create trigger roles_role_since before insert on roles for each row execute function keep_role_since();
-- Of a custom role, only a change counts by which its holders may approve more.
create function keep_approving_since() returns trigger language plpgsql as $$
begin
  if 'payments:approve' = any (new.permissions)
      and (not 'payments:approve' = any (old.permissions) or (new.all_projects and not old.all_projects)) then
    new.role_since := now();
  else
    new.role_given_by := old.role_given_by;
  end if;
  return new;
end $$;
create trigger roles_permissions_changed before update of permissions, all_projects on roles for each row
  execute function keep_approving_since();
${useOwnSchema('keep_role_since()', 'end_project_role()', 'keep_approving_since()')}`;

export const approvals0023 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      alter table payments drop column approval_id, drop column requested_at;
      alter table accounts drop column unblocked_by, drop column unblocked_at;
      drop table key_insiders, approval_delegations, approval_votes, approvals, approval_rules;
      drop function keep_role_since(), end_project_role(), keep_approving_since() cascade;
      alter table members drop column role_since, drop column role_given_by;
      alter table project_members drop column role_since, drop column role_given_by;
      alter table roles drop column role_since, drop column role_given_by`);
  },
};
