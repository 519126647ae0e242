import type { Knex } from 'knex';

const sql = `
-- Answers of models that are kept for equal calls. They can be had again, so they are neither in the write-ahead log nor in exports.
create unlogged table gateway_cache (
  workspace_id text not null references workspaces on delete cascade,
  -- A digest of the request.
  id text not null,
  namespace text not null,
  sealed bytea not null,
  wrapped_key bytea not null,
  vault_key_id text not null,
  expires_at timestamptz(3) not null,
  primary key (workspace_id, id)
);
create index gateway_cache_by_expiry on gateway_cache (expires_at);
create index gateway_cache_by_namespace on gateway_cache (workspace_id, namespace);
create index gateway_cache_by_vault_key on gateway_cache (vault_key_id);

-- A purge sets another generation, so that no answer to an earlier call is kept afterwards.
create unlogged table gateway_cache_generations (
  workspace_id text primary key references workspaces on delete cascade,
  generation text not null
);
-- Replicas keep answers in memory.
create trigger gateway_cache_purged after update on gateway_cache_generations
  for each row execute function record_access_change('''gateway_cache '' || $1.workspace_id');

-- What each replica has counted for the breakers of targets. Lost with the database server: replicas report anew.
create unlogged table gateway_breaker_reports (
  workspace_id text not null references workspaces on delete cascade,
  target text not null,
  replica text not null,
  closed_at bigint not null,
  opened_at bigint not null,
  slices jsonb not null,
  reported_at bigint not null,
  primary key (workspace_id, target, replica)
) with (fillfactor = 50);
create index gateway_breaker_reports_by_time on gateway_breaker_reports (reported_at);
`;

export const gatewaySharedState0038 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop table gateway_breaker_reports, gateway_cache_generations, gateway_cache');
  },
};
