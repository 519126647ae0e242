import type { Knex } from 'knex';
import { useOwnSchema } from '../own-schema.ts';

/**
 * Foundation of every area: the directory of tenants, the queues of jobs and mails, and the changes that invalidate
 * cached decisions.
 */
const sql = `
-- Returns whether the inputs of a decision have changed: 'busy' when a change is in progress, 'theirs' when another
-- transaction has changed them, 'own' when this one has, 'both', or 'none'. The locks are held to the end of the
-- transaction. The plan uses the index although the table was empty when it was planned, and skips JIT compilation,
-- which its estimated cost would trigger. Each statement of a volatile function sees everything committed before it
-- began, so the second one sees what the locks waited for. Changes visible in the basis do not count.
create function access_changed(about text[], basis pg_snapshot) returns text
language plpgsql set enable_seqscan = off set jit = off as $$
declare
  own boolean;
  theirs boolean;
begin
  if not (select bool_and(pg_try_advisory_xact_lock_shared(hashtextextended(subject, 0)))
          from unnest(about) as subject) then
    return 'busy';
  end if;
  select coalesce(bool_or(c.transaction is not distinct from pg_current_xact_id_if_assigned()), false),
      coalesce(bool_or(c.transaction is distinct from pg_current_xact_id_if_assigned()
        and (basis is null or not pg_visible_in_snapshot(c.transaction, basis))), false)
    into own, theirs
    from access_changes c where c.revokes and c.tags && about;
  theirs := theirs or basis is null and not exists (
    select from access_changes_complete where since < clock_timestamp() - interval '1 minute');
  return case when own and theirs then 'both' when own then 'own' when theirs then 'theirs' else 'none' end;
end
$$;

create function record_access_change() returns trigger
language plpgsql as $$
declare
  tags text[];
  revokes boolean := tg_op <> 'INSERT';
begin
  execute format('select array[%s]', tg_argv[0]) into tags using coalesce(new, old);
  if tg_op = 'INSERT' and tg_table_name = 'project_members' then
    revokes := new.role is not null;
  end if;
  if revokes then
    perform pg_advisory_xact_lock(hashtextextended(tag, 0)) from unnest(tags) as tag
      where position('_' in tag) > 0; -- not on names of collections, see cache-tags.ts
  end if;
  insert into access_changes (tags, revokes) values (tags, revokes);
  perform pg_notify('tenantry_access', array_to_string(tags, ','));
  return null;
end
$$;

create function remember_released_slug() returns trigger
language plpgsql as $$
declare
  released text;
begin
  execute format('select %s', tg_argv[0]) into released using old;
  delete from released_slugs where name = any(array(
    select name from released_slugs where released_at < clock_timestamp() - interval '1 minute'
      limit 100 for update skip locked));
  insert into released_slugs (name) values (tg_table_name || ' ' || released)
    on conflict (name) do update set released_at = excluded.released_at;
  return null;
end
$$;

-- Raises an error unless access_changed() is 'none'. Every write calls it, so it looks at nothing else in that case.
create function require_same_access(about text) returns boolean
language plpgsql strict set enable_seqscan = off set jit = off as $$
declare
  tag text;
begin
  foreach tag in array string_to_array(about, ',') loop
    if not pg_try_advisory_xact_lock_shared(hashtextextended(tag, 0)) then
      raise exception 'Access is changing.' using errcode = 'TY001', detail = 'busy';
    end if;
  end loop;
  if exists (select from access_changes where revokes and tags && string_to_array(about, ','))
    or not exists (select from access_changes_complete where since < clock_timestamp() - interval '1 minute') then
    raise exception 'Access has changed since the decision.'
      using errcode = 'TY001', detail = access_changed(string_to_array(about, ','), null);
  end if;
  return true;
end
$$;

-- Volatile, so that it sees the release that the unique index waited for.
create function was_released(slug text) returns boolean
language plpgsql as $$
begin
  return exists (select from released_slugs
    where name = slug and released_at > clock_timestamp() - interval '1 minute');
end
$$;

create table tenants (
  id text primary key
);

create table installation (
  id boolean default true primary key,
  pepper_check bytea not null,
  operator_key_hash bytea,
  created_at timestamptz(3) not null default now(),
  check (id)
);

-- The vault keys that have sealed secrets, and the last rotation to each. A key is missing while no replica has it.
create table vault_keys (
  id text primary key,
  fingerprint bytea not null,
  first_used_at timestamptz(3) not null default now(),
  missing_since timestamptz(3),
  -- When the owners of what the missing key sealed were notified.
  owners_notified_at timestamptz(3),
  rotation_started_at timestamptz(3),
  rotation_finished_at timestamptz(3),
  -- Number of data keys that the rotation has wrapped again.
  rewrapped integer not null default 0
);

-- Background jobs, each executed by one replica at a time.
create table jobs (
  name text primary key,
  next_run_at timestamptz(3) not null default now(),
  leased_until timestamptz(3),
  lease text
);

create table idempotency_records (
  principal text not null,
  key_hash bytea not null,
  fingerprint bytea not null,
  reply bytea,
  created_at timestamptz(3) not null default now(),
  primary key (principal, key_hash)
);
create index idempotency_records_by_age on idempotency_records (created_at);

-- Counters that may be lost in a crash, in the form that the rate limiter library expects.
create unlogged table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

-- The replicas that cache anything, and when each last confirmed all changes.
create unlogged table replicas (
  id text primary key,
  seen_at timestamptz not null default clock_timestamp()
);

-- Changes that a decision may depend on, by the transaction that made them. Unlogged: a crash that loses them also ends
-- every connection, and a replica starts with an empty cache when it reconnects.
create unlogged table access_changes (
  transaction xid8 not null default pg_current_xact_id(),
  tags text[] not null,
  revokes boolean not null default false,
  created_at timestamptz not null default clock_timestamp()
);
create index access_changes_by_time on access_changes (created_at);
create index access_changes_by_transaction on access_changes (transaction);
create index access_changes_that_revoke on access_changes using gin (tags) with (fastupdate=off)
  where revokes;

-- The time since which the changes are complete. Unlogged as well, so a crash or a failover empties it. A job fills it
-- again; until a minute later, longer than any request lives, the absence of a change proves nothing.
create unlogged table access_changes_complete (
  since timestamptz not null
);

-- Mails to send. The content may include a link with a token, so it is sealed, and deleted after sending.
create table mails (
  id text primary key,
  dedupe_key text constraint mails_dedupe_unique unique,
  tenant_id text references tenants on delete cascade,
  recipient text not null,
  template text not null,
  language text not null,
  sealed bytea,
  wrapped_key bytea,
  vault_key_id text,
  attempts integer not null default 0,
  next_attempt_at timestamptz(3) default now(),
  last_error text,
  sent_at timestamptz(3),
  recipient_key text generated always as (lower(recipient)) stored,
  queue_key text generated always as (coalesce(tenant_id, template)) stored,
  rank smallint not null default 3,
  sender text,
  -- Time after which the mail is useless, because its link has expired.
  send_before timestamptz(3) not null default now() + interval '72 hours',
  -- When the mail was first handed to the mail server, which may have accepted it.
  started_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  check (num_nulls(sealed, wrapped_key, vault_key_id) in (0, 3)),
  -- The content is deleted when a mail leaves the queue.
  check (sealed is null or next_attempt_at is not null)
);
create index mails_by_sender on mails (sender, created_at) where sender is not null;
create index mails_of_tenant on mails (tenant_id, created_at) where tenant_id is not null;
create index mails_to_recipient on mails (recipient_key, created_at);
create index mails_waiting on mails (queue_key, rank, next_attempt_at) where next_attempt_at is not null;

insert into access_changes_complete (since) values ('-infinity');
${useOwnSchema('access_changed(text[], pg_snapshot)', 'record_access_change()', 'remember_released_slug()', 'require_same_access(text)', 'was_released(text)')}`;

export const foundation0001 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0001_foundation creates the schema; to undo it, drop the database.');
  },
};
