import type { Knex } from 'knex';

/** Secrets of providers of models. */
const sql = `
create table virtual_keys (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  slug text not null,
  name text not null,
  note text,
  -- The destination of the secret.
  provider text not null,
  base_url text,
  azure jsonb,
  sealed bytea,
  wrapped_key bytea,
  vault_key_id text,
  -- Counts the secrets that it has had.
  secret_version integer not null default 1,
  masked_secret text,
  fingerprint text,
  models text[],
  project_ids text[],
  expires_at timestamptz(3),
  disabled_at timestamptz(3),
  disabled_reason text,
  last_used_at timestamptz(3),
  created_by text,
  created_with text,
  grant_id text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  constraint virtual_keys_slug_unique unique (workspace_id, slug),
  check (num_nulls(sealed, wrapped_key, vault_key_id, masked_secret, fingerprint) in (0, 5)),
  check ((disabled_at is null) = (disabled_reason is null))
);
create index virtual_keys_by_vault_key on virtual_keys (vault_key_id) where vault_key_id is not null;
create index virtual_keys_of_grant on virtual_keys (workspace_id, grant_id) where grant_id is not null;
-- Not when a secret is wrapped again, or used.
create trigger virtual_keys_changed after delete or update of slug, provider, base_url, azure, sealed, secret_version, models,
    project_ids, expires_at, disabled_at on virtual_keys
  for each row execute function record_access_change('$1.id');
`;

export const virtualKeys0030 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('virtual_keys');
  },
};
