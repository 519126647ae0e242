import type { Knex } from 'knex';

/** Sign-in without a password: codes in mails, and passkeys. */
const sql = `
-- Requests for a code in a mail. A job looks up whether an account has the address, so that the response time does not
-- reveal it. Only the HMACs of the challenge and of the code are stored.
create table sign_in_codes (
  challenge_hash bytea primary key,
  email_key text not null,
  ip_address text,
  user_agent text,
  -- Null until the job has looked the address up.
  processed_at timestamptz(3),
  -- Null if no account has the address, or its mails of the hour are used up.
  user_id text references users on delete cascade,
  code_hash bytea,
  tries integer not null default 0,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);
create index sign_in_codes_by_age on sign_in_codes (created_at);
create index sign_in_codes_waiting on sign_in_codes (created_at) where processed_at is null;
create index sign_in_codes_of_user on sign_in_codes (user_id, created_at) where user_id is not null;

-- The times of guesses at mailed codes of an address in the last hour, with an account or without.
create table address_guesses (
  email_key text primary key,
  guessed_at timestamptz[] not null
);

create table passkeys (
  user_id text not null references users on delete cascade,
  id text not null,
  -- Chosen by the authenticator, in base64url.
  credential_id text not null constraint passkeys_credential_unique unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  -- Whether it may be on several devices, and whether it is.
  backup_eligible boolean not null,
  backed_up boolean not null,
  -- When an answer had a counter that was not above the one before, which a copy of the passkey would have.
  counter_regressed_at timestamptz(3),
  last_used_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (user_id, id)
);

-- What passkeys have to sign, once. Only the HMAC of each challenge is stored.
create table passkey_challenges (
  hash bytea primary key,
  -- The session that adds a passkey; null for a sign-in.
  session_id text,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null default now()
);
create index passkey_challenges_by_age on passkey_challenges (created_at);
`;

export const passwordless0043 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    for (const table of ['passkey_challenges', 'passkeys', 'address_guesses', 'sign_in_codes'])
      await knex.schema.dropTable(table);
  },
};
