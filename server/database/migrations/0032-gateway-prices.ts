import type { Knex } from 'knex';

const sql = `
-- What a tenant pays for models instead of the prices in the table.
create table gateway_price_overrides (
  tenant_id text not null references tenants on delete cascade,
  -- The name that the tenant gave it.
  slug text not null,
  provider text not null,
  -- The name of a model, or the beginning of names with * after it.
  model text not null,
  -- Pico-dollars by unit; null if only the multiplier counts.
  rates jsonb,
  multiplier_ppm integer not null check (multiplier_ppm between 0 and 10000000),
  context integer check (context > 0),
  max_output integer check (max_output > 0),
  effective_at timestamptz(3) not null,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, slug)
);

-- Replicas keep the overrides of a tenant in memory.
create trigger gateway_price_overrides_changed after insert or update or delete on gateway_price_overrides
  for each row execute function record_access_change('''prices '' || $1.tenant_id');
`;

export const gatewayPrices0032 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop table gateway_price_overrides');
  },
};
