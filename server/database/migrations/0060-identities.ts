import type { Knex } from 'knex';

/** Which session rests on which identity, and how identities end: by an unlinking, or by the undo of an automatic link. */
const sql = `
-- What a session got from an identity provider. Its provider ends it by the subject and the session that it named.
create table sso_proofs (
  tenant_id text not null,
  connection_id text not null,
  session_id text not null references sessions on delete cascade,
  identity_id text not null,
  subject text not null,
  sid text,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, connection_id, session_id),
  foreign key (tenant_id, connection_id) references sso_connections on delete cascade
);
create index sso_proofs_of_session on sso_proofs (session_id);
create index sso_proofs_of_subject on sso_proofs (tenant_id, connection_id, subject);
create index sso_proofs_of_sid on sso_proofs (tenant_id, connection_id, sid) where sid is not null;

-- People whose identity was unlinked. One who is removed later comes back by an invitation alone, as with the identity.
create table unlinked_identities (
  tenant_id text not null,
  connection_id text not null,
  user_id text not null references users on delete cascade,
  -- Whether the person has undone an automatic link, so that the connection links them only from a session of theirs.
  is_undone boolean not null,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, connection_id, user_id),
  foreign key (tenant_id, connection_id) references sso_connections on delete cascade
);
create index unlinked_identities_of_user on unlinked_identities (tenant_id, user_id);

-- What an undo of an automatic link needs. Only the HMAC of the mailed token is stored.
create table identity_undos (
  hash bytea primary key,
  tenant_id text not null,
  connection_id text not null,
  identity_id text not null,
  user_id text not null references users on delete cascade,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  foreign key (tenant_id, connection_id) references sso_connections on delete cascade
);
create index identity_undos_expiry on identity_undos (expires_at);
create index identity_undos_of_user on identity_undos (user_id);
create index identity_undos_of_connection on identity_undos (tenant_id, connection_id);

-- The last notice about the end of the certificate of this server, as that about those of the provider.
alter table sso_connections add column sp_certificate_notice text;
`;

export const identities0060 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('alter table sso_connections drop column sp_certificate_notice');
    await knex.raw('drop table identity_undos, unlinked_identities, sso_proofs');
  },
};
