import type { Knex } from 'knex';
import { useOwnSchema } from '../own-schema.ts';
import { PAYMENT_STAYS, PAYMENT_TRANSITIONS } from '../schema/payment-transitions.ts';

/**
 * Payments and what happens to them. Each change of a payment is one event, and the foreign keys let a payment be only where
 * its last event has put it, an event begin only where the previous one ended, and make only moves of payment_transitions.
 */
const sql = `
alter table workspace_settings add column duplicate_policy text not null default 'hold';
alter table project_settings add column duplicate_policy text, add column default_account_id text;

create table payment_transitions (
  from_status text not null,
  from_stage text not null,
  to_status text not null,
  to_stage text not null,
  primary key (from_status, from_stage, to_status, to_stage)
);

create table payments (
  workspace_id text not null,
  project_id text not null,
  id text not null,
  live boolean not null,
  direction text not null,
  status text not null,
  stage text not null,
  amount bigint not null check (amount between 1 and 999999999999999),
  currency char(3) not null,
  method text not null,
  rail text not null,
  from_account_id text not null,
  to_account_id text not null check (to_account_id <> from_account_id),
  reference text,
  description text,
  note text,
  metadata jsonb not null default '{}',
  charge_bearer text not null,
  bank_reference text not null,
  beneficiary_name text not null,
  remittance text not null,
  requester_type text not null,
  requester_id text not null,
  requester_user_id text,
  key_maker_id text,
  wait_for_funds boolean not null,
  hold_reasons text[] not null default '{}',
  possible_duplicates text[] not null default '{}',
  execution_date date not null,
  value_date date not null,
  opens_at timestamptz(3) not null,
  cut_off_at timestamptz(3) not null,
  submitted_at timestamptz(3),
  settled_at timestamptz(3),
  cancelled_at timestamptz(3),
  failure jsonb,
  cancellation jsonb,
  returned_amount bigint not null default 0 check (returned_amount between 0 and amount),
  returns jsonb not null default '[]',
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (workspace_id, id),
  constraint payments_bank_reference_unique unique (workspace_id, bank_reference),
  -- Money of live and of simulated accounts never meets, and neither do two currencies.
  foreign key (workspace_id, project_id, live) references projects (workspace_id, id, live) on delete cascade,
  foreign key (workspace_id, from_account_id, live) references accounts (workspace_id, id, live) on delete cascade,
  foreign key (workspace_id, to_account_id, live) references accounts (workspace_id, id, live) on delete cascade,
  foreign key (workspace_id, from_account_id, currency) references accounts (workspace_id, id, currency) on delete cascade,
  foreign key (workspace_id, to_account_id, currency) references accounts (workspace_id, id, currency) on delete cascade
);
create index payments_by_project on payments (workspace_id, project_id, id);
create index payments_by_payer on payments (workspace_id, from_account_id, id);
create index payments_by_payee on payments (workspace_id, to_account_id, id);
create index payments_by_reference on payments (workspace_id, reference, id) where reference is not null;
create index payments_open on payments (workspace_id, project_id, stage, id)
  where status in ('pending', 'approved', 'processing');

-- For the balance of an account.
create index payments_in_transit on payments (workspace_id, from_account_id) include (amount) where status = 'processing';
create index payments_waiting on payments (workspace_id, from_account_id, id) where stage = 'funds';
create index payments_scheduled on payments (opens_at) where stage = 'scheduled';

create table payment_events (
  workspace_id text not null,
  payment_id text not null,
  version integer not null,
  previous_version integer generated always as (nullif(version - 1, 0)) stored,
  type text not null,
  from_status text not null,
  from_stage text not null,
  to_status text not null,
  to_stage text not null,
  cause text not null,
  cause_id text,
  reason text,
  at timestamptz(3) not null,
  primary key (workspace_id, payment_id, version),
  constraint payment_events_state_unique unique (workspace_id, payment_id, version, to_status, to_stage),
  check (version > 0 and (version = 1) = (from_status = 'new')),
  foreign key (workspace_id, payment_id) references payments on delete cascade,
  foreign key (from_status, from_stage, to_status, to_stage) references payment_transitions,
  foreign key (workspace_id, payment_id, previous_version, from_status, from_stage)
    references payment_events (workspace_id, payment_id, version, to_status, to_stage)
);
alter table payments add constraint payments_state_exists
  foreign key (workspace_id, id, version, status, stage)
  references payment_events (workspace_id, payment_id, version, to_status, to_stage);

-- Payments of the same accounts and amount, or the same payee and reference. The upsert makes concurrent ones see each other.
create table payment_fingerprints (
  workspace_id text not null references workspaces on delete cascade,
  fingerprint text not null,
  payment_ids text[] not null,
  primary key (workspace_id, fingerprint)
);

-- A payment is counted before it is inserted, so that its columns can say what followed from that.
alter table payment_limit_uses add constraint payment_limit_uses_payment
  foreign key (workspace_id, payment_id) references payments on delete cascade deferrable initially deferred;

create function refuse_payment_change() returns trigger language plpgsql as $$
begin
  raise exception '% of % cannot change', tg_argv[0], tg_table_name using errcode = '23001';
end $$;
create trigger payments_terms_immutable
  before update of project_id, live, direction, amount, currency, from_account_id, to_account_id, bank_reference on payments
  for each row execute function refuse_payment_change('the terms');
create trigger payment_events_immutable before update on payment_events
  for each row execute function refuse_payment_change('the rows');
${useOwnSchema('refuse_payment_change()')}`;

export const payments0019 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
    await knex('payment_transitions').insert([...PAYMENT_TRANSITIONS, ...PAYMENT_STAYS]);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      alter table payments drop constraint payments_state_exists;
      alter table payment_limit_uses drop constraint payment_limit_uses_payment;
      drop table payment_fingerprints, payment_events, payments, payment_transitions;
      drop function refuse_payment_change();
      alter table workspace_settings drop column duplicate_policy;
      alter table project_settings drop column duplicate_policy, drop column default_account_id`);
  },
};
