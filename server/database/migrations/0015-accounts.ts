import type { Knex } from 'knex';
import { useOwnSchema } from '../own-schema.ts';

/**
 * Accounts of the payments. `live` is part of the foreign keys, so that a live account never meets a simulated project,
 * payment or account.
 */
const sql = `
alter table projects add column live boolean not null generated always as (environment = 'production') stored;
alter table projects add constraint projects_live unique (workspace_id, id, live);

create table accounts (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  kind text not null,
  project_id text,
  live boolean not null,
  name text not null,
  currency char(3) not null,
  iban text,
  bic text,
  account_number text,
  bank_code text,
  country char(2) not null,
  holder jsonb not null,
  status text not null default 'active',
  block_reason text,
  funds_check text not null,
  floor bigint,
  shared_with_all boolean not null default false,
  metadata jsonb not null default '{}',
  created_by text,
  archived_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  constraint accounts_live unique (workspace_id, id, live),
  constraint accounts_currency unique (workspace_id, id, currency),
  constraint accounts_kind check (kind in ('own', 'external') and (kind = 'own') = (project_id is not null)),
  constraint accounts_status check (status in ('active', 'blocked', 'archived')
    and (status = 'archived') = (archived_at is not null)),
  constraint accounts_identified check (iban is not null or account_number is not null),
  constraint accounts_external check (kind = 'own' or (funds_check = 'none' and floor is null and not shared_with_all)),
  constraint accounts_home foreign key (workspace_id, project_id, live)
    references projects (workspace_id, id, live) on delete cascade
);
create unique index accounts_own_unique on accounts
  (workspace_id, live, currency, coalesce(iban, country || ' ' || coalesce(bank_code, bic) || ' ' || account_number))
  where kind = 'own' and status <> 'archived';
create index accounts_of_project on accounts (workspace_id, project_id) where project_id is not null;
create index accounts_by_iban on accounts (workspace_id, iban) where iban is not null;
create index accounts_by_number on accounts (workspace_id, account_number) where account_number is not null;

-- Projects that may pay from an own account of another project.
create table account_shares (
  workspace_id text not null,
  account_id text not null,
  project_id text not null,
  live boolean not null,
  primary key (workspace_id, account_id, project_id),
  foreign key (workspace_id, account_id, live) references accounts (workspace_id, id, live) on delete cascade,
  foreign key (workspace_id, project_id, live) references projects (workspace_id, id, live) on delete cascade
);
create index account_shares_of_project on account_shares (workspace_id, project_id);

create function refuse_account_change() returns trigger language plpgsql as $$
begin
  raise exception 'The kind, project, mode, currency and identifiers of an account never change.' using errcode = '23001';
end $$;
create trigger accounts_immutable before update of kind, project_id, live, currency, iban, bic, account_number,
    bank_code, country on accounts
  for each row when ((old.kind, old.project_id, old.live, old.currency, old.iban, old.bic, old.account_number, old.bank_code,
    old.country) is distinct from (new.kind, new.project_id, new.live, new.currency, new.iban, new.bic, new.account_number,
    new.bank_code, new.country))
  execute function refuse_account_change();

create function refuse_environment_change() returns trigger language plpgsql as $$
begin
  if exists (select from accounts where workspace_id = new.workspace_id and project_id = new.id) then
    raise exception 'The environment of a project with accounts never changes.' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger projects_environment_kept before update of environment on projects
  for each row when (old.environment <> new.environment) execute function refuse_environment_change();
${useOwnSchema('refuse_account_change()', 'refuse_environment_change()')}`;

export const accounts0015 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      drop trigger projects_environment_kept on projects;
      drop table account_shares, accounts;
      drop function refuse_environment_change(), refuse_account_change();
      alter table projects drop column live;`);
  },
};
