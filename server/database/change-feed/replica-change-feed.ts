import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { ConnectionWatchdog } from '../pg/connection-watchdog.ts';
import type { Connector } from '../pg/connector.ts';
import { LostConnections } from '../pg/lost-connections.ts';
import { CACHE_LEASE_MS, type CacheTags, CHANGES_CHANNEL, type ChangeFeed } from './change-feed.ts';
import { CatchUps, type GuardHooks, NO_GUARDS } from './guard-hold.ts';
import { isVisible, type PgSnapshot, parseSnapshot } from './pg-snapshot.ts';
import {
  CONFIRM_SQL,
  LATER_TRANSACTION_SQL,
  MARK_REPLICAS_SQL,
  MAY_CACHE_SQL,
  removeSilentSql,
} from './replica-table.ts';

/** Well below the lease, so that one late heartbeat does not end it. */
const HEARTBEAT_MS = 150;
/** After this time a confirmation counts as failed. The connection is closed and the caches are invalidated. */
const QUERY_TIMEOUT_MS = 1000;
const RECONNECT_MS = 200;
const LIMITS = {
  pipeline: true,
  connectionTimeoutMillis: QUERY_TIMEOUT_MS,
  query_timeout: QUERY_TIMEOUT_MS,
  statement_timeout: QUERY_TIMEOUT_MS,
};
const ACKNOWLEDGEMENTS_CHANNEL = 'tenantry_known';
const GUARDS_CHANNEL = 'tenantry_guards';

const REMOVE_GONE_SQL = removeSilentSql(2 * QUERY_TIMEOUT_MS);
const REGISTER_SQL = `
  with gone as (${REMOVE_GONE_SQL}), marked as (${MARK_REPLICAS_SQL})
  insert into replicas (id) values ($1) on conflict (id) do update set seen_at = clock_timestamp()`;

interface Confirmation {
  snapshot: string;
  registered: number;
  tags: string[];
}

/**
 * A replica's own connection to PostgreSQL, over which it learns of changes. NOTIFY only triggers an early poll. State
 * always comes from a query, so lost notifications are harmless. The result is trusted for one lease from the moment
 * the query was sent.
 */
export class ReplicaChangeFeed implements ChangeFeed {
  readonly #id = randomUUID();
  readonly #connector: Connector;
  readonly #lost: LostConnections;
  readonly #log: (message: string) => void;
  readonly #listeners: Array<(tags: CacheTags) => void> = [];
  /** The snapshot that each replica has last confirmed. */
  readonly #confirmedSnapshots = new Map<string, PgSnapshot>();
  readonly #waiters = new Set<() => void>();
  readonly #catchUps = new CatchUps();
  #guards: GuardHooks = NO_GUARDS;
  #client: pg.Client | undefined;
  #currentUntil = 0;
  #seen = '0';
  #closed = false;
  #wake: (() => void) | undefined;
  #wakeRequested = false;
  #running: Promise<void> = Promise.resolve();

  constructor(connector: Connector, unanswered: ConnectionWatchdog, log: (message: string) => void) {
    this.#connector = connector;
    this.#lost = new LostConnections(unanswered);
    this.#log = log;
  }

  open(): void {
    this.#running = this.#run();
  }

  isFresh(): boolean {
    return performance.now() < this.#currentUntil;
  }

  trustedMs = (): number => Math.max(0, this.#currentUntil - performance.now());

  async catchUp(): Promise<boolean> {
    if (this.#client === undefined) return false;
    const caughtUp = this.#catchUps.request();
    this.#wake?.();
    return caughtUp;
  }

  connectGuards(guards: GuardHooks): void {
    this.#guards = guards;
  }

  sendToGuards = (message: string): Promise<void> => this.#notify(GUARDS_CHANNEL, message);

  onChange(listener: (tags: CacheTags) => void): void {
    this.#listeners.push(listener);
  }

  async waitForReplicas(transaction?: string): Promise<number> {
    const started = performance.now();
    const end = started + CACHE_LEASE_MS;
    // A stalled connection returns nothing; the lease limits how long to wait.
    const lease = delay(CACHE_LEASE_MS, undefined, { ref: false });
    const change = transaction ?? (await Promise.race([this.#ask(LATER_TRANSACTION_SQL), lease]))?.[0]?.id;
    const replicas = await Promise.race([this.#replicas(), lease]);
    // Snapshots of replicas that no longer exist are not needed any more.
    for (const id of this.#confirmedSnapshots.keys())
      if (replicas?.includes(id) === false) this.#confirmedSnapshots.delete(id);
    const isKnown = () =>
      change !== undefined &&
      replicas?.every((id) => {
        const snapshot = this.#confirmedSnapshots.get(id);
        return snapshot !== undefined && isVisible(snapshot, BigInt(change));
      }) === true;
    while (!isKnown() && performance.now() < end) await this.#nextAcknowledgement(end - performance.now());
    // Replicas whose lease has expired are removed, so that the next change does not wait for them.
    if (!isKnown()) void this.#ask(REMOVE_GONE_SQL);
    return Math.round((performance.now() - started) * 10) / 10;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wakeUp();
    await this.#running;
  }

  /** Returns the replicas that may cache; `undefined` if the query fails. */
  async #replicas(): Promise<string[] | undefined> {
    return (await this.#ask(MAY_CACHE_SQL))?.map(({ id }) => id);
  }

  async #ask(text: string): Promise<Array<{ id: string }> | undefined> {
    try {
      return (await this.#client?.query<{ id: string }>(text))?.rows;
    } catch {
      return undefined;
    }
  }

  /** Waits for the next confirmation. */
  async #nextAcknowledgement(ms: number): Promise<void> {
    const timer = new AbortController();
    const notified = new Promise<void>((resolve) => {
      this.#waiters.add(resolve);
    });
    await Promise.race([notified, delay(ms, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      try {
        await this.#connected();
      } catch (error) {
        if (!this.#closed) this.#log(`the connection for changes was lost: ${String(error)}`);
      }
      this.#reset();
      if (!this.#closed) await delay(RECONNECT_MS);
    }
  }

  /** Invalidates all caches until there is a connection again. */
  #reset(): void {
    this.#currentUntil = 0;
    this.#client = undefined;
    this.#catchUps.take()(false);
    this.#confirmedSnapshots.clear();
    this.#notifyWaiters();
    this.#notifyListeners('all');
  }

  async #connected(): Promise<void> {
    const client = await this.#connector.connect(LIMITS);
    try {
      // A shared promise would not do: racing each statement against it would leak memory until the connection is lost.
      let lost: Error | undefined;
      const lose = (error: Error) => {
        lost ??= error;
        this.#wakeUp();
      };
      client.on('error', lose);
      client.on('end', () => lose(new Error('the server has closed it')));
      if (client.__knex__disposed !== undefined) throw client.__knex__disposed;
      client.on('notification', (message) => this.#onNotification(message));
      const channels = [CHANGES_CHANNEL, ACKNOWLEDGEMENTS_CHANNEL, GUARDS_CHANNEL];
      await client.query(channels.map((channel) => `listen ${channel}`).join('; '));
      await this.#register(client);
      this.#client = client;
      while (!this.#closed) {
        await this.#confirm(client);
        await this.#lost.giveUp(client);
        await this.#lost.end(client);
        await this.#sleep();
        if (lost !== undefined) throw lost;
      }
      await client.query('delete from replicas where id = $1', [this.#id]);
    } finally {
      client.removeAllListeners('notification');
      await client.end().catch(() => undefined);
    }
  }

  /**
   * Registers this replica in its own transaction before it caches anything: later changes find its row, and earlier
   * ones are in the next snapshot.
   */
  async #register(client: pg.Client): Promise<void> {
    await client.query(REGISTER_SQL, [this.#id]);
    const { rows } = await client.query<{ oldest: string }>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text as oldest',
    );
    this.#seen = rows[0]?.oldest ?? '0';
  }

  async #confirm(client: pg.Client): Promise<void> {
    const sent = performance.now();
    const requested = this.#wakeRequested;
    this.#wakeRequested = false;
    const answerCatchUps = this.#catchUps.take();
    const confirmation = { name: 'confirm', text: CONFIRM_SQL, values: [this.#id, this.#seen] };
    const { rows } = await client.query<Confirmation>(confirmation).catch((error) => {
      answerCatchUps(false);
      throw error;
    });
    const [row] = rows;
    // Another replica removed this one because it was silent for too long.
    if (row === undefined || row.registered === 0) {
      answerCatchUps(false);
      return this.#reRegister(client);
    }
    if (row.tags.length > 0) this.#notifyListeners(row.tags);
    const snapshot = parseSnapshot(row.snapshot);
    this.#seen = String(snapshot.oldest);
    this.#currentUntil = sent + CACHE_LEASE_MS;
    answerCatchUps(true);
    if (!requested && row.tags.length === 0) return;
    // Confirmed only after the listeners have invalidated the caches, and after the guards, which must not delay the
    // next confirmation.
    const held = this.#guards.hold();
    const acknowledge = () => this.#notify(ACKNOWLEDGEMENTS_CHANNEL, `${this.#id} ${row.snapshot}`);
    if (held === undefined) await acknowledge();
    else void held.then(acknowledge).catch(() => undefined);
  }

  async #notify(channel: string, payload: string): Promise<void> {
    await this.#client?.query({
      name: 'notify',
      text: 'select pg_notify($1, $2)',
      values: [channel, payload],
    });
  }

  async #reRegister(client: pg.Client): Promise<void> {
    this.#currentUntil = 0;
    this.#notifyListeners('all');
    await this.#register(client);
  }

  #onNotification({ channel, payload = '' }: pg.Notification): void {
    if (channel === CHANGES_CHANNEL) this.#wakeUp();
    else if (channel === GUARDS_CHANNEL) this.#guards.onMessage(payload);
    else {
      const [id = '', snapshot = ''] = payload.split(' ');
      this.#confirmedSnapshots.set(id, parseSnapshot(snapshot));
      this.#notifyWaiters();
    }
  }

  /** Lets waiting requests check again. */
  #notifyWaiters(): void {
    for (const resolve of this.#waiters) resolve();
    this.#waiters.clear();
  }

  #wakeUp(): void {
    this.#wakeRequested = true;
    this.#wake?.();
  }

  /** Sleeps until the next heartbeat or notification. */
  async #sleep(): Promise<void> {
    if (this.#wakeRequested || this.#catchUps.isRequested || this.#closed) return;
    const timer = new AbortController();
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    await Promise.race([
      woken,
      delay(HEARTBEAT_MS, undefined, { signal: timer.signal }).catch(() => undefined),
    ]);
    this.#wake = undefined;
    timer.abort();
  }

  #notifyListeners(tags: CacheTags): void {
    for (const listener of this.#listeners) listener(tags);
  }
}
