import type { Knex } from 'knex';
import { useOwnSchema } from '../own-schema.ts';

const sql = `
-- Connections with identity providers, for single sign-on.
create table sso_connections (
  tenant_id text not null references tenants on delete cascade,
  id text not null unique,
  name text not null,
  protocol text not null check (protocol in ('oidc', 'saml')),
  -- Domains of the tenant whose people are led to the connection.
  domains text[] not null default '{}',
  -- What a sign-in gives to people who are no members: null if it lets members in alone.
  default_role text,
  role_mappings jsonb not null default '[]',
  session_hours integer,
  -- The configuration that signs people in, and the one that waits for its test and activation.
  active_digest text,
  draft_digest text,
  -- Who activated it, and with which role. It never makes anyone a person above that role.
  activated_by text references users on delete set null,
  authority text,
  activated_at timestamptz(3),
  disabled_at timestamptz(3),
  failing_since timestamptz(3),
  -- Sign-ins that failed without a success between them, and when the first of them was.
  failures integer not null default 0,
  failures_since timestamptz(3),
  metadata_read_at timestamptz(3),
  -- The last notice about the end of the certificates: the fingerprint of the last to end, and the days before.
  certificate_notice text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  constraint sso_connections_by_name unique (tenant_id, name)
);
create trigger sso_connections_access_changed
    after delete or update of name, active_digest, disabled_at, activated_by, authority
    on sso_connections for each row execute function record_access_change('$1.tenant_id');

-- A configuration never changes: another one has another digest. Its secret is sealed for its issuer.
create table sso_configurations (
  tenant_id text not null,
  connection_id text not null,
  digest text not null,
  settings jsonb not null,
  sealed bytea,
  wrapped_key bytea,
  vault_key_id text,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, connection_id, digest),
  foreign key (tenant_id, connection_id) references sso_connections on delete cascade,
  check (num_nulls(sealed, wrapped_key, vault_key_id) in (0, 3))
);
create index sso_configurations_by_vault_key on sso_configurations (vault_key_id) where vault_key_id is not null;

-- Keys of ours for SAML: 'next' is published, 'current' signs, 'previous' only decrypts.
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
create index sso_signing_keys_by_vault_key on sso_signing_keys (vault_key_id);

-- A test of one configuration: what the provider sent, and whom it would sign in.
create table sso_tests (
  tenant_id text not null,
  connection_id text not null,
  id text not null,
  digest text not null,
  status text not null check (status in ('pending', 'passed', 'failed')),
  result jsonb,
  started_by text references users on delete set null,
  created_at timestamptz(3) not null default now(),
  finished_at timestamptz(3),
  primary key (tenant_id, connection_id, id),
  foreign key (tenant_id, connection_id) references sso_connections on delete cascade
);

-- A sign-in that has left for the identity provider. It is known by the digest of its state.
create table sso_flows (
  hash bytea primary key,
  tenant_id text not null,
  connection_id text not null,
  digest text not null,
  purpose text not null check (purpose in ('sign_in', 'test', 'proof')),
  -- The browser that began it, by the digest of its cookie; null until the browser arrives.
  browser_hash bytea,
  -- What the sign-in needs when it comes back.
  sealed bytea not null,
  wrapped_key bytea not null,
  vault_key_id text not null,
  test_id text,
  session_id text,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  foreign key (tenant_id, connection_id) references sso_connections on delete cascade
);
create index sso_flows_expiry on sso_flows (expires_at);
create index sso_flows_of_connection on sso_flows (tenant_id, connection_id);

-- A code of a finished flow, which the program exchanges for a session.
create table sso_codes (
  hash bytea primary key,
  tenant_id text not null,
  connection_id text not null,
  -- What the exchange needs: the person, the proof, the challenge of the program.
  grant_data jsonb not null,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  foreign key (tenant_id, connection_id) references sso_connections on delete cascade
);
create index sso_codes_expiry on sso_codes (expires_at);
create index sso_codes_of_connection on sso_codes (tenant_id, connection_id);

-- A sign-in that waits for its person to confirm by a mailed code that the subject is theirs.
create table sso_links (
  hash bytea primary key,
  tenant_id text not null,
  connection_id text not null,
  grant_data jsonb not null,
  -- The person to be confirmed; null for one who gets an account by it.
  user_id text references users on delete cascade,
  -- The address that the code was mailed to.
  email_key text not null,
  code_hash bytea not null,
  tries integer not null default 0,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  foreign key (tenant_id, connection_id) references sso_connections on delete cascade
);
create index sso_links_by_age on sso_links (created_at);
create index sso_links_of_connection on sso_links (tenant_id, connection_id);
create index sso_links_of_address on sso_links (email_key, created_at);

-- An assertion signs in once, on whichever replica it arrives.
create table sso_assertions (
  tenant_id text not null,
  connection_id text not null,
  hash bytea not null,
  expires_at timestamptz(3) not null,
  primary key (tenant_id, connection_id, hash),
  foreign key (tenant_id, connection_id) references sso_connections on delete cascade
);
create index sso_assertions_expiry on sso_assertions (expires_at);

-- Who a subject of an identity provider is.
create table identities (
  tenant_id text not null,
  connection_id text not null,
  id text not null,
  issuer text not null,
  subject text not null,
  user_id text not null references users on delete cascade,
  email text,
  -- The configuration under which it was confirmed, and whether by the person or by the domain of the address.
  confirmed_digest text not null,
  confirmed_by text not null check (confirmed_by in ('person', 'domain')),
  confirmed_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  constraint identities_by_subject unique (tenant_id, connection_id, issuer, subject),
  foreign key (tenant_id, connection_id) references sso_connections on delete cascade
);
create index identities_of_user on identities (user_id);

-- Sign-ins of 30 days, with the reasons of those that failed.
create table sso_sign_ins (
  tenant_id text not null,
  connection_id text not null,
  id text not null,
  outcome text not null,
  reason text,
  message text,
  -- The subject, masked.
  subject text,
  user_id text references users on delete set null,
  ip_address text,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, connection_id, id),
  foreign key (tenant_id, connection_id) references sso_connections on delete cascade
);
create index sso_sign_ins_by_time on sso_sign_ins (created_at);

-- A provider identifies a person as the member that they were at the sign-in. With another role they sign in again, so
-- that a session which a provider has made never becomes one of an owner.
create function end_sso_sessions_of_member() returns trigger language plpgsql as $$
begin
  with ended as (
    update sessions s set ended_at = now()
    where s.user_id = new.user_id and s.ended_at is null
      and s.proofs @> jsonb_build_array(jsonb_build_object('method', 'sso', 'tenant_id', new.tenant_id))
      and not exists (select from jsonb_array_elements(s.proofs) p
        where p ->> 'method' in ('password', 'email_code', 'passkey'))
    returning s.id
  )
  update credentials c set ended_at = now() from ended where c.subject_id = ended.id and c.ended_at is null;
  return null;
end $$;
create trigger members_end_sso_sessions after update of role on members for each row
  when (old.role is distinct from new.role) execute function end_sso_sessions_of_member();
${useOwnSchema('end_sso_sessions_of_member()')}
`;

export const ssoConnections0052 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(
      'drop trigger members_end_sso_sessions on members; drop function end_sso_sessions_of_member()',
    );
    await knex.raw(`drop table sso_sign_ins, identities, sso_assertions, sso_links, sso_codes, sso_flows, sso_tests, sso_signing_keys,
      sso_configurations, sso_connections`);
  },
};
