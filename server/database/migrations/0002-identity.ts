import type { Knex } from 'knex';

/** Users, their sessions, and the tokens of links in mails. Only the HMAC of each token is stored. */
const sql = `
create table users (
  id text primary key,
  email text not null,
  email_key text not null constraint users_email_unique unique,
  name text not null,
  language text,
  password_hash text,
  email_verified_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);

create table sessions (
  id text primary key,
  user_id text not null references users on delete cascade,
  ip_address text,
  user_agent text,
  last_used_at timestamptz(3) not null default now(),
  reauthenticated_at timestamptz(3),
  ended_at timestamptz(3),
  -- The longest idle time since the password was last confirmed. A workspace with a shorter limit requires the password
  -- again, even if the session was used elsewhere in between.
  longest_pause_seconds integer not null default 0,
  created_at timestamptz(3) not null default now()
);
create index sessions_by_age on sessions (created_at);
create index sessions_of_user on sessions (user_id, id desc);
create trigger sessions_access_changed after delete or update of reauthenticated_at on sessions
  for each row execute function record_access_change('$1.id');

-- Links in mails that verify an address or reset a password.
create table single_use_tokens (
  hash bytea primary key,
  purpose text not null,
  user_id text not null references users on delete cascade,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  -- Address from which the link was opened: the reader can sign in from there while the account is under a
  -- password-guessing attack.
  used_from text,
  created_at timestamptz(3) not null default now()
);
create index single_use_tokens_by_age on single_use_tokens (created_at);
create index single_use_tokens_of_user on single_use_tokens (user_id, purpose, created_at);

-- Requests for a password reset. A job looks up whether an account has the address, so that the response time does not
-- reveal it.
create table password_reset_requests (
  id text primary key,
  email_key text not null,
  ip_address text,
  user_agent text,
  created_at timestamptz(3) not null default now()
);
`;

export const identity0002 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0002_identity creates the schema; to undo it, drop the database.');
  },
};
