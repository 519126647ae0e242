import type { Knex } from 'knex';
import type { EventType } from '../../../api/types.ts';
import { UNPREPARED } from '../../../database/pg/dialect.ts';
import type { FreeSlots } from './concurrency-limiter.ts';
import type { WebhookAttempt } from './serializers.ts';
import type { EndpointSecrets } from './signing-secret.ts';

/** A delivery that this replica has leased, with everything needed to send it. */
export interface LeasedDelivery extends Omit<EndpointSecrets, 'id'> {
  tenant_id: string;
  id: string;
  endpoint_id: string;
  event_id: string;
  type: EventType;
  /** JSON text, as stored. */
  data: string;
  happened_at: Date;
  test: boolean;
}

/** The result of an attempt, to be stored. */
export interface AttemptResult extends Pick<LeasedDelivery, 'tenant_id' | 'id'> {
  ok: boolean;
  /** Whether the endpoint responded 410 Gone. */
  gone: boolean;
  /** Whether the attempt failed on this side, so that the endpoint is not to blame. */
  transient: boolean;
  attempt: WebhookAttempt;
}

/** An endpoint to disable because of the result of a delivery. */
export interface EndpointToDisable {
  tenant_id: string;
  endpoint_id: string;
  reason: 'gone' | 'failures';
}

/** Longer than an attempt takes including the writing of its result: an older lease has been abandoned. */
const LEASE_SECONDS = 20;
/** Number of attempts kept in the log of a delivery. */
const LOG_LENGTH = 20;

/**
 * Steps through the endpoints with pending deliveries by index, rather than through the deliveries, and takes as many
 * of each as there is room for. If there is not enough room, the tenants with the fewest deliveries in flight come
 * first, and within a tenant first one of each endpoint, then the second, and so on. A backlog of one endpoint
 * therefore costs the others nothing. Pending deliveries of a disabled endpoint, queued or failed at the same moment,
 * are cancelled and can be replayed. A lease of this sender on a delivery that it does not know is free: the response
 * that announced it was lost. Deliveries wait while this replica lacks a vault key of their endpoint.
 *
 * The planner cannot estimate a queue that is empty one minute and long the next, so it gets no choice: rows are found
 * by index in `lateral` steps, and updated by position (`ctid`).
 */
const LEASE_SQL = `
  with recursive owed as (
    (select tenant_id, endpoint_id from webhook_deliveries where next_attempt_at is not null
      order by tenant_id, endpoint_id limit 1)
    union all
    select next.tenant_id, next.endpoint_id
    from owed cross join lateral (
      select d.tenant_id, d.endpoint_id from webhook_deliveries d
      where d.next_attempt_at is not null
        and (d.tenant_id, d.endpoint_id) > (owed.tenant_id, owed.endpoint_id)
      order by d.tenant_id, d.endpoint_id limit 1) next
  ), due as (
    select ready.*
    from owed
      left join unnest(:endpoints::text[], :room::int[], :quick::bool[]) as slots (endpoint_id, room, quick)
        using (endpoint_id)
      cross join lateral (
        select e.enabled from webhook_endpoints e
        where e.tenant_id = owed.tenant_id and e.id = owed.endpoint_id and e.vault_key_id = any(:vault_keys::text[])
          and (e.previous_vault_key_id is null or e.previous_ends_at <= now()
            or e.previous_vault_key_id = any(:vault_keys::text[])) offset 0) e
      cross join lateral (
        select d.ctid as place, d.tenant_id, d.endpoint_id, d.next_attempt_at, coalesce(slots.quick, false) as quick,
          e.enabled or d.manual as wanted
        from webhook_deliveries d
        where d.tenant_id = owed.tenant_id and d.endpoint_id = owed.endpoint_id
          and d.next_attempt_at <= now() and (d.leased_until is null or d.leased_until < now()
            or (d.lease = :lease and not d.id = any(:known::text[])))
        order by d.next_attempt_at limit coalesce(slots.room, :start::int)
        for update skip locked) ready
  ), turns as (
    select *, row_number() over (partition by endpoint_id order by next_attempt_at) as turn from due where wanted
  ), shares as (
    select *, row_number() over (partition by tenant_id, quick order by turn, next_attempt_at)
      + coalesce(case when quick then held_quick else held_slow end, 0) as share
    from turns
      left join unnest(:tenants::text[], :held_quick::int[], :held_slow::int[])
        as held (tenant_id, held_quick, held_slow) using (tenant_id)
  ), admitted as (
    select *, row_number() over (partition by quick order by share, next_attempt_at) as rank
    from shares where share <= case when quick then :tenant_quick::int else :tenant_slow::int end
  ), taken as (
    select place from admitted where quick or rank <= :free_slow::int
    order by share, next_attempt_at limit :free::int
  ), given_up as (
    update webhook_deliveries d
    set status = 'failed', next_attempt_at = null, lease = null, leased_until = null, error = 'The endpoint was disabled.'
    where d.ctid = any (array(select place from due where not wanted))
  ), leased as (
    update webhook_deliveries d
    set lease = :lease, leased_until = now() + make_interval(secs => ${LEASE_SECONDS})
    where d.ctid = any (array(select place from taken))
    returning d.tenant_id, d.id, d.endpoint_id, d.event_id
  )
  select leased.*, ev.*, e.*
  from leased
    cross join lateral (
      select ev.type, ev.data::text as data, ev.created_at as happened_at, ev.test from events ev
      where ev.tenant_id = leased.tenant_id and ev.id = leased.event_id offset 0) ev
    cross join lateral (
      select e.url, e.secret_version, e.sealed, e.wrapped_key, e.vault_key_id, e.previous_sealed, e.previous_wrapped_key,
        e.previous_vault_key_id, e.previous_ends_at from webhook_endpoints e
      where e.tenant_id = leased.tenant_id and e.id = leased.endpoint_id offset 0) e`;

/**
 * After a failure on this side: wait as long again as such failures have lasted, at most an hour, and never longer than
 * the schedule would.
 */
const RESUME_SQL = `case when d.created_at + make_interval(secs => :patience) > now()
  then now() + make_interval(secs => least(3600, :first * power(2, least(d.attempts - d.failures, 16)))) end`;

/** When the next attempt is due after a failed one; null if there is none. */
const NEXT_SQL = `case
  when found.ok then null
  when d.manual then d.resume_at
  when found.gone or not found.enabled then null
  when found.transient then ${RESUME_SQL}
  else now() + make_interval(secs => (:delays::float8[])[d.failures + 1]) end`;

/**
 * Writes the results of many attempts in one statement. A result is ignored if its lease has expired and another sender
 * holds a new one. A manual attempt does not count in the schedule, and one that failed on this side does not use up an
 * attempt.
 */
const FINISH_SQL = `
  with found as materialized (
    select r.*, at.*, e.enabled
    from jsonb_to_recordset(:results::jsonb)
        as r (tenant_id text, id text, ok boolean, gone boolean, transient boolean, attempt jsonb)
      cross join lateral (
        select d.ctid as place, d.endpoint_id, d.manual as by_hand from webhook_deliveries d
        where d.tenant_id = r.tenant_id and d.id = r.id and d.lease = :lease for update) at
      cross join lateral (
        select e.enabled from webhook_endpoints e
        where e.tenant_id = r.tenant_id and e.id = at.endpoint_id offset 0) e
  )
  update webhook_deliveries d set
    attempts = d.attempts + 1,
    failures = case when found.ok or found.transient or d.manual then d.failures else d.failures + 1 end,
    status = case when found.ok then 'delivered' when (${NEXT_SQL}) is null then 'failed' else 'pending' end,
    next_attempt_at = ${NEXT_SQL},
    delivered_at = case when found.ok then now() else d.delivered_at end,
    last_attempt_at = (found.attempt ->> 'attempted_at')::timestamptz,
    response_status = (found.attempt ->> 'response_status')::int,
    error = found.attempt ->> 'error',
    attempt_log = (case when jsonb_array_length(d.attempt_log) < ${LOG_LENGTH} then d.attempt_log
      else d.attempt_log - 0 end) || found.attempt,
    manual = false, resume_at = null, lease = null, leased_until = null
  from found
  where d.ctid = any (array(select place from found)) and d.ctid = found.place
  returning d.tenant_id, d.endpoint_id, found.enabled, found.gone,
    d.status = 'failed' and not found.by_hand and d.failures > cardinality(:delays::float8[]) as exhausted`;

interface Finished extends Omit<EndpointToDisable, 'reason'> {
  enabled: boolean;
  gone: boolean;
  exhausted: boolean;
}

const RELEASE_SQL = `
  update webhook_deliveries d set lease = null, leased_until = null
  from unnest(:tenants::text[], :ids::text[]) as r (tenant_id, id)
  where d.tenant_id = r.tenant_id and d.id = r.id and d.lease = :lease`;

const POSTPONE_SQL = `
  update webhook_deliveries d set lease = null, leased_until = null,
    next_attempt_at = now() + greatest(make_interval(secs => :least),
      least(make_interval(secs => :most), now() - coalesce(d.last_attempt_at, d.created_at)))
  from unnest(:tenants::text[], :ids::text[]) as r (tenant_id, id)
  where d.tenant_id = r.tenant_id and d.id = r.id and d.lease = :lease`;

/** The deliveries of all tenants, for their senders. Each sender has a name. */
export const webhookQueueRepository = (db: Knex) => ({
  /**
   * Leases deliveries that are due.
   * @param vaultKeys ids of the vault keys that this sender has
   * @param known ids of the deliveries that this sender has leased and neither finished nor released
   */
  async lease(
    name: string,
    room: FreeSlots,
    vaultKeys: readonly string[],
    known: Iterable<string>,
  ): Promise<LeasedDelivery[]> {
    if (room.free <= 0) return [];
    const bindings = { ...room, lease: name, vault_keys: [...vaultKeys], known: [...known] };
    const { rows } = await db.raw<{ rows: LeasedDelivery[] }>(LEASE_SQL, bindings).options(UNPREPARED);
    return rows;
  },

  /**
   * Stores results.
   * @returns the endpoints that have to be disabled
   */
  async finish(
    name: string,
    results: readonly AttemptResult[],
    retrySeconds: readonly number[],
  ): Promise<EndpointToDisable[]> {
    const [first = 0] = retrySeconds;
    const patience = retrySeconds.reduce((sum, seconds) => sum + seconds, 0);
    const schedule = { delays: retrySeconds, first, patience };
    const bindings = { results: JSON.stringify(results), lease: name, ...schedule };
    const { rows } = await db.raw<{ rows: Finished[] }>(FINISH_SQL, bindings).options(UNPREPARED);
    return rows
      .filter(({ enabled, gone, exhausted }) => enabled && (gone || exhausted))
      .map(({ tenant_id, endpoint_id, gone }) => ({
        tenant_id,
        endpoint_id,
        reason: gone ? 'gone' : 'failures',
      }));
  },

  /** Releases leased deliveries that were not sent. */
  async release(name: string, leased: readonly Pick<LeasedDelivery, 'tenant_id' | 'id'>[]): Promise<void> {
    await db.raw(RELEASE_SQL, {
      tenants: leased.map((one) => one.tenant_id),
      ids: leased.map((one) => one.id),
      lease: name,
    });
  },

  /** Postpones deliveries by as long as they have already waited, within the given bounds in seconds. */
  async postpone(
    name: string,
    leased: readonly Pick<LeasedDelivery, 'tenant_id' | 'id'>[],
    least: number,
    most: number,
  ): Promise<void> {
    await db.raw(POSTPONE_SQL, {
      tenants: leased.map((one) => one.tenant_id),
      ids: leased.map((one) => one.id),
      ...{ lease: name, least, most },
    });
  },

  /** Releases the leases of an earlier process: on the embedded engine there is only one. */
  async releaseAll(): Promise<void> {
    await db('webhook_deliveries').whereNotNull('lease').update({ lease: null, leased_until: null });
  },
});
