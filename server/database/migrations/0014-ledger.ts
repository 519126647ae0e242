import type { Knex } from 'knex';
import { useOwnSchema } from '../own-schema.ts';

/**
 * The double-entry ledger of projects. It refers to no row outside, since the ledger of a live project is kept for years
 * after the project is deleted; the purge job of the ledger deletes it.
 */
const sql = `
-- The ledger is append-only. Its purge permits deletion in its own transaction.
create function ledger_is_kept() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('tenantry.ledger_removal', true) = 'on' then return null; end if;
  raise exception '% on % is refused: the ledger is only ever added to', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;

-- The trigger runs after the balances are locked, so transactions with a balance in common are queued in the order of
-- their versions.
create function ledger_is_balanced() returns trigger
language plpgsql as $$
begin
  if exists (
    select from added group by workspace_id, transaction_id, currency having sum(amount) <> 0)
  then
    raise exception 'the entries of a transaction do not sum to 0'
      using errcode = 'check_violation', constraint = 'ledger_entries_balanced';
  end if;
  insert into ledger_pending (workspace_id, project_id, transaction_id)
    select distinct workspace_id, project_id, transaction_id from added order by transaction_id;
  return null;
end $$;

-- The ledger of a project, with the end of its hash chain.
create table ledgers (
  workspace_id text not null,
  project_id text not null,
  live boolean not null,
  seq bigint not null default 0,
  hash bytea not null default decode(repeat('00', 32), 'hex'),
  -- Time of the last sealed transaction.
  through timestamptz(3),
  checkpoint_seq bigint not null default 0,
  checkpoint_due_at timestamptz(3),
  -- When the purge job found the project gone.
  orphaned_at timestamptz(3),
  primary key (workspace_id, project_id)
);
create index ledgers_due on ledgers (checkpoint_due_at) where checkpoint_due_at is not null;

create table ledger_accounts (
  workspace_id text not null,
  id text not null,
  project_id text not null,
  name text not null,
  kind text not null,
  account_id text,
  currency char(3) not null,
  lanes smallint not null,
  created_at timestamptz(3) not null,
  primary key (workspace_id, id),
  unique (workspace_id, id, project_id, currency),
  unique (workspace_id, project_id, name, currency),
  constraint ledger_accounts_account_once unique (workspace_id, account_id),
  foreign key (workspace_id, project_id) references ledgers
);

-- Rows change with each posting, so that each page keeps room for their next versions.
create table ledger_balances (
  workspace_id text not null,
  ledger_account_id text not null,
  lane smallint not null,
  posted bigint not null default 0,
  reserved bigint not null default 0 check (reserved >= 0),
  version bigint not null default 0,
  floor bigint,
  -- Time of the last entry: times within a lane never go back.
  last_at timestamptz(3),
  primary key (workspace_id, ledger_account_id, lane),
  foreign key (workspace_id, ledger_account_id) references ledger_accounts,
  constraint ledger_balances_floor check (floor is null or posted - reserved >= floor),
  constraint ledger_balances_exact check (
    posted between -9007199254740991 and 9007199254740991 and reserved <= 9007199254740991)
) with (fillfactor = 50);

create table ledger_transactions (
  workspace_id text not null,
  id text not null,
  project_id text not null,
  kind text not null,
  currency char(3) not null,
  payment_id text,
  occurrence int not null,
  reverses text,
  -- The project that pays, if it is not that of the ledger.
  payer_project_id text,
  effective_date date not null,
  reason text,
  created_by text,
  created_at timestamptz(3) not null,
  primary key (workspace_id, id),
  unique (workspace_id, id, project_id, currency),
  -- One posting per occasion, ever.
  constraint ledger_transactions_once unique (workspace_id, project_id, payment_id, kind, occurrence),
  constraint ledger_transactions_reversed_once unique (workspace_id, reverses),
  foreign key (workspace_id, project_id) references ledgers,
  foreign key (workspace_id, reverses) references ledger_transactions
);
create index ledger_transactions_by_time on ledger_transactions (workspace_id, project_id, created_at desc, id desc);
create trigger ledger_transactions_kept before update or delete or truncate on ledger_transactions
  for each statement execute function ledger_is_kept();

-- The key leaves no gap and no lost update unnoticed.
create table ledger_entries (
  workspace_id text not null,
  ledger_account_id text not null,
  lane smallint not null,
  version bigint not null check (version > 0),
  project_id text not null,
  transaction_id text not null,
  amount bigint not null check (amount <> 0),
  balance_after bigint not null,
  currency char(3) not null,
  at timestamptz(3) not null,
  primary key (workspace_id, ledger_account_id, lane, version),
  foreign key (workspace_id, transaction_id, project_id, currency)
    references ledger_transactions (workspace_id, id, project_id, currency),
  foreign key (workspace_id, ledger_account_id, project_id, currency)
    references ledger_accounts (workspace_id, id, project_id, currency)
);
create index ledger_entries_by_transaction on ledger_entries (workspace_id, transaction_id);
create trigger ledger_entries_balanced after insert on ledger_entries
  referencing new table as added for each statement execute function ledger_is_balanced();
create trigger ledger_entries_kept before update or delete or truncate on ledger_entries
  for each statement execute function ledger_is_kept();

create table ledger_reservations (
  workspace_id text not null,
  payment_id text not null,
  ledger_account_id text not null,
  amount bigint not null check (amount > 0),
  created_at timestamptz(3) not null,
  primary key (workspace_id, payment_id),
  foreign key (workspace_id, ledger_account_id) references ledger_accounts
);
create index ledger_reservations_by_account on ledger_reservations (workspace_id, ledger_account_id);

-- Transactions that are not sealed yet, in an order in which they can be. A restore adds those of a dump to those that the
-- trigger has queued, so one can be there twice.
create table ledger_pending (
  workspace_id text not null,
  position bigint generated by default as identity,
  project_id text not null,
  transaction_id text not null
);
create index ledger_pending_by_age on ledger_pending (position);
create index ledger_pending_by_ledger on ledger_pending (workspace_id, project_id, position);

create table ledger_seals (
  workspace_id text not null,
  project_id text not null,
  seq bigint not null,
  transaction_id text not null,
  hash bytea not null,
  primary key (workspace_id, project_id, seq),
  constraint ledger_seals_once unique (workspace_id, transaction_id),
  foreign key (workspace_id, transaction_id) references ledger_transactions
);
create trigger ledger_seals_kept before update or delete or truncate on ledger_seals
  for each statement execute function ledger_is_kept();

create table ledger_checkpoints (
  workspace_id text not null,
  project_id text not null,
  seq bigint not null,
  id text not null,
  hash bytea not null,
  through timestamptz(3) not null,
  balances_hash bytea not null,
  key_id text not null,
  signature bytea not null,
  created_at timestamptz(3) not null,
  primary key (workspace_id, project_id, seq),
  unique (workspace_id, id),
  foreign key (workspace_id, project_id) references ledgers
);
-- For the balance at a time.
create index ledger_checkpoints_by_time on ledger_checkpoints (workspace_id, project_id, through desc, seq desc);
create trigger ledger_checkpoints_kept before update or delete or truncate on ledger_checkpoints
  for each statement execute function ledger_is_kept();

-- The balances that changed since the checkpoint before.
create table ledger_checkpoint_balances (
  workspace_id text not null,
  ledger_account_id text not null,
  lane smallint not null,
  seq bigint not null,
  project_id text not null,
  version bigint not null,
  posted bigint not null,
  primary key (workspace_id, ledger_account_id, lane, seq),
  foreign key (workspace_id, project_id, seq) references ledger_checkpoints
);
create index ledger_checkpoint_balances_by_seq on ledger_checkpoint_balances (workspace_id, project_id, seq);
create trigger ledger_checkpoint_balances_kept before update or delete or truncate on ledger_checkpoint_balances
  for each statement execute function ledger_is_kept();
${useOwnSchema('ledger_is_kept()', 'ledger_is_balanced()')}`;

const TABLES = [
  'ledger_checkpoint_balances',
  'ledger_checkpoints',
  'ledger_seals',
  'ledger_pending',
  'ledger_reservations',
  'ledger_entries',
  'ledger_transactions',
  'ledger_balances',
  'ledger_accounts',
  'ledgers',
];

export const ledger0014 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    for (const table of TABLES) await knex.raw(`drop table ${table}`);
    await knex.raw('drop function ledger_is_kept(); drop function ledger_is_balanced()');
  },
};
