import type { Knex } from 'knex';

/** What calls of the gateway have said, and for how long it is kept. */
const sql = `
-- Keys of tenants for much data of one kind. The data is erased by deleting its key.
create table data_keys (
  tenant_id text not null references tenants on delete cascade,
  id text not null,
  kind text not null,
  sealed bytea not null,
  wrapped_key bytea not null,
  vault_key_id text not null,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, kind)
);
create index data_keys_by_vault_key on data_keys (vault_key_id);

-- The request and the answer of a call. It may be missing, and may be there before the row of the call.
create table gateway_payloads (
  tenant_id text not null,
  -- The call.
  log_id text not null,
  admitted_at timestamptz(3) not null,
  data_key_id text not null,
  -- Compressed and encrypted under the data key.
  content bytea not null,
  primary key (tenant_id, log_id),
  foreign key (tenant_id, data_key_id) references data_keys on delete cascade
);
alter table gateway_payloads alter column content set storage external;
create index gateway_payloads_by_time on gateway_payloads (tenant_id, admitted_at);
create index gateway_payloads_by_data_key on gateway_payloads (tenant_id, data_key_id);

-- At which level the call was recorded; null for 'metadata'.
alter table gateway_calls add column log text check (log in ('redacted', 'full'));

alter table workspace_settings
  add column gateway_log text not null default 'metadata' check (gateway_log in ('metadata', 'redacted', 'full')),
  add column gateway_payload_days integer not null default 7 check (gateway_payload_days between 0 and 90),
  add column gateway_log_days integer not null default 90 check (gateway_log_days between 30 and 400);
alter table organization_settings
  add column gateway_log_ceiling text not null default 'full' check (gateway_log_ceiling in ('metadata', 'redacted', 'full'));
alter table virtual_keys add column log text check (log in ('metadata', 'redacted', 'full'));

-- Replicas keep these in memory.
create trigger workspace_gateway_log_changed after update on workspace_settings
  for each row when ((old.gateway_log, old.gateway_payload_days) is distinct from (new.gateway_log, new.gateway_payload_days))
  execute function record_access_change('''gateway_log '' || $1.workspace_id');
create trigger organization_gateway_log_changed after update on organization_settings
  for each row when (old.gateway_log_ceiling is distinct from new.gateway_log_ceiling)
  execute function record_access_change('''gateway_log '' || $1.organization_id');
create trigger virtual_keys_log_changed after update on virtual_keys
  for each row when (old.log is distinct from new.log)
  execute function record_access_change('$1.id');
`;

export const gatewayPayloads0037 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      drop trigger virtual_keys_log_changed on virtual_keys;
      drop trigger organization_gateway_log_changed on organization_settings;
      drop trigger workspace_gateway_log_changed on workspace_settings;
      alter table virtual_keys drop column log;
      alter table organization_settings drop column gateway_log_ceiling;
      alter table workspace_settings drop column gateway_log_days, drop column gateway_payload_days, drop column gateway_log;
      alter table gateway_calls drop column log;
      drop table gateway_payloads, data_keys`);
  },
};
