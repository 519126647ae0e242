import type { Knex } from 'knex';

/** Single sign-on connections, their configurations, sign-ins under way, and the identities that they confirmed. */
const sql = `
create table sso_connections (
  tenant_id text not null references tenants on delete cascade,
  id text not null unique,
  name text not null,
  protocol text not null check (protocol in ('oidc', 'saml')),
  domains text[] not null default '{}',
  -- The configuration that signs people in, and the one that waits for its test and activation.
  active_digest text,
  draft_digest text,
  activated_by text,
  activated_at timestamptz(3),
  disabled_at timestamptz(3),
  failing_since timestamptz(3),
  recent_failures integer not null default 0,
  created_by text,
  created_with text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);

-- A configuration never changes: another one has another digest. Its secret is sealed for its issuer and token endpoint.
create table sso_configurations (
  tenant_id text not null,
  connection_id text not null,
  digest text not null,
  settings jsonb not null,
  sealed bytea,
  wrapped_key bytea,
  vault_key_id text,
  created_by text,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, connection_id, digest),
  foreign key (tenant_id, connection_id) references sso_connections on delete cascade,
  check (num_nulls(sealed, wrapped_key, vault_key_id) in (0, 3))
);
create index sso_configurations_by_vault_key on sso_configurations (vault_key_id) where vault_key_id is not null;

-- Our keys for SAML, of which one signs: 'next' is published, 'current' signs, 'previous' only decrypts.
create table sso_signing_keys (
  tenant_id text not null,
  connection_id text not null,
  id text not null,
  state text not null check (state in ('next', 'current', 'previous')),
  certificate text not null,
  sealed bytea not null,
  wrapped_key bytea not null,
  vault_key_id text not null,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, connection_id, id),
  unique (tenant_id, connection_id, state),
  foreign key (tenant_id, connection_id) references sso_connections on delete cascade
);

-- A sign-in that has left for the identity provider. It is known by the digest of its state.
create table sso_flows (
  hash bytea primary key,
  tenant_id text not null,
  connection_id text not null,
  digest text not null,
  purpose text not null check (purpose in ('sign_in', 'test', 'proof', 'link')),
  -- The browser that began it, by the digest of its cookie.
  browser_hash bytea not null,
  request_id text not null,
  sealed bytea not null,
  wrapped_key bytea not null,
  vault_key_id text not null,
  session_id text,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  foreign key (tenant_id, connection_id) references sso_connections on delete cascade
);
create index sso_flows_expiry on sso_flows (expires_at);

-- An assertion signs in once, on whichever replica it arrives.
create table sso_assertions (
  tenant_id text not null,
  connection_id text not null,
  hash bytea not null,
  expires_at timestamptz(3) not null,
  primary key (tenant_id, connection_id, hash)
);
create index sso_assertions_expiry on sso_assertions (expires_at);

create table identities (
  tenant_id text not null,
  connection_id text not null,
  id text not null unique,
  issuer text not null,
  subject text not null,
  user_id text not null references users on delete cascade,
  email text,
  -- The configuration under which the identity was confirmed, and who had activated it.
  confirmed_digest text,
  confirmed_at timestamptz(3),
  linked_automatically boolean not null default false,
  last_used_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  constraint identities_subject unique (tenant_id, connection_id, issuer, subject),
  foreign key (tenant_id, connection_id) references sso_connections on delete cascade
);
create index identities_of_user on identities (user_id);
`;

export const ssoConnections0052 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop table identities, sso_assertions, sso_flows, sso_signing_keys, sso_configurations, sso_connections');
  },
};
