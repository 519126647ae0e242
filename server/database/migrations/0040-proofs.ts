import type { Knex } from 'knex';

/** A session is a person and the proofs that they gave. A sign-in that waits for its second factor is a challenge. */
const sql = `
-- A replica of the version before signs people in by their password alone.
alter table sessions add column proofs jsonb not null default
  jsonb_build_array(jsonb_build_object('method', 'password', 'strength', 1, 'at', now()));
update sessions set proofs = jsonb_build_array(
  jsonb_build_object('method', 'password', 'strength', 1, 'at', coalesce(reauthenticated_at, created_at)));
drop trigger sessions_access_changed on sessions;
create trigger sessions_access_changed after delete or update of reauthenticated_at, proofs on sessions
  for each row execute function record_access_change('$1.id');

-- The methods with which the user confirms a sign-in; empty without a second factor.
alter table users add column second_factors text[] not null default '{}';
create trigger users_second_factors_changed after update on users
  for each row when (old.second_factors is distinct from new.second_factors)
  execute function record_access_change('$1.id');

-- Sign-ins that wait for a second factor. Only the HMAC of the token is stored.
create table sign_in_challenges (
  hash bytea primary key,
  user_id text not null references users on delete cascade,
  -- What the person has proved so far.
  proofs jsonb not null,
  -- HMAC of the password hash at that time: a challenge ends with the password.
  password_digest bytea not null,
  tries integer not null default 0,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);
create index sign_in_challenges_by_age on sign_in_challenges (created_at);
create index sign_in_challenges_of_user on sign_in_challenges (user_id);

-- The times of guesses at the codes of a person in the last hour.
create table factor_guesses (
  user_id text primary key references users on delete cascade,
  guessed_at timestamptz[] not null
);
`;

export const proofs0040 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      drop table factor_guesses, sign_in_challenges;
      drop trigger users_second_factors_changed on users;
      alter table users drop column second_factors;
      drop trigger sessions_access_changed on sessions;
      create trigger sessions_access_changed after delete or update of reauthenticated_at on sessions
        for each row execute function record_access_change('$1.id');
      alter table sessions drop column proofs`);
  },
};
