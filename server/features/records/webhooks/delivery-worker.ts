import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { tenantIdFields } from '../../../api/ids.ts';
import type { UrlGuard } from '../../../auth/network/url-guard.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { Database } from '../../../database/connect.ts';
import { createEndpointConcurrency } from './concurrency-limiter.ts';
import { disableEndpoint } from './disable-endpoint.ts';
import { createHostRateLimits } from './host-rate-limits.ts';
import { AbortedBySenderError, type AttemptOutcome, createWebhookSender, isSuccess } from './http-sender.ts';
import type { CountDelivery } from './metrics.ts';
import { type AttemptResult, type LeasedDelivery, webhookQueueRepository } from './queue-repository.ts';
import type { WebhookAttempt } from './serializers.ts';
import { signatureHeaders } from './signature.ts';
import { signingSecrets } from './signing-secret.ts';

/** Seconds from each failed attempt to the next. After the last one the endpoint is disabled. */
const RETRY_SECONDS: readonly number[] = [60, 300, 1800, 7200, 28_800];

/** The logger methods that a worker uses. */
type Log = Record<'warn' | 'error', (fields: object, message: string) => void>;

export interface WorkerDependencies {
  database: Database;
  secrets: Secrets;
  webhookUrls: UrlGuard;
  logger: Log;
  count: CountDelivery;
  /** Deliveries per minute to one host, of all tenants together. */
  hostLimit: number;
  retrySeconds?: readonly number[] | undefined;
}

export interface WebhookWorker {
  /** Takes no more deliveries, lets those in flight finish for a while, and releases the rest. */
  stop(graceMs: number): Promise<void>;
}

/** Interval at which new deliveries are looked for. */
const POLL_MS = 200;
/** Results within this interval are written as one batch. */
const BATCH_MS = 15;
const RETRY_AFTER_DB_ERROR_MS = 1000;
/** Bounds in seconds for postponing a delivery whose host has reached its limit. */
const POSTPONED = { least: 2, most: 60 };

const EXTRA_HEADERS_IN_TEST = { 'webhook-test': 'true' };

/** Builds the envelope. The data comes from the database as JSON text. */
const bodyOf = ({ event_id, type, happened_at, tenant_id: tenantId, data }: LeasedDelivery): string => {
  const head = { id: event_id, type, created_at: happened_at.toISOString(), ...tenantIdFields(tenantId) };
  return `${JSON.stringify(head).slice(0, -1)},"data":${data}}`;
};

function headersOf(delivery: LeasedDelivery, secrets: Secrets, body: string, now: Date) {
  const endpoint = { ...delivery, id: delivery.endpoint_id };
  return {
    'content-type': 'application/json',
    'user-agent': 'Tenantry-Webhooks/1',
    ...signatureHeaders({
      id: delivery.event_id,
      timestamp: Math.floor(now.getTime() / 1000),
      body,
      secrets: signingSecrets(secrets.vault, endpoint, now),
    }),
    ...(delivery.test && EXTRA_HEADERS_IN_TEST),
  };
}

const attemptOf = (
  attemptedAt: Date,
  headers: Record<string, string>,
  { status, body, error, durationMs }: AttemptOutcome,
): WebhookAttempt => ({
  attempted_at: attemptedAt.toISOString(),
  duration_ms: durationMs,
  request_headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
  response_status: status,
  response_body: body,
  error,
});

/**
 * Delivers the queue. It runs on every replica: a delivery is leased to one at a time, and if that one crashes, another
 * takes over when the lease has expired.
 */
export function startWebhookWorker(tools: WorkerDependencies): WebhookWorker {
  const { database, secrets, webhookUrls, logger, retrySeconds = RETRY_SECONDS } = tools;
  const { knex } = database;
  const queue = webhookQueueRepository(knex);
  const name = randomUUID();
  const vaultKeys = secrets.vault.keys.map(({ id }) => id);
  const concurrency = createEndpointConcurrency();
  const sender = createWebhookSender(webhookUrls);
  const budgets = createHostRateLimits(tools.hostLimit);
  const underWay = new Set<Promise<void>>();
  const unsent: LeasedDelivery[] = [];
  /** Ids of the deliveries leased by this replica, from the response to the lease until its end. */
  const leasedIds = new Set<string>();
  let results: AttemptResult[] = [];
  let stopping = false;

  async function deliver(delivery: LeasedDelivery): Promise<void> {
    const { tenant_id, id } = delivery;
    const url = new URL(delivery.url);
    const now = new Date();
    const body = bodyOf(delivery);
    concurrency.begin(tenant_id, delivery.endpoint_id);
    let outcome: AttemptOutcome = { status: null, body: null, error: null, transient: false, durationMs: 0 };
    try {
      const headers = headersOf(delivery, secrets, body, now);
      outcome = await sender.send({ url, headers, body });
      const { status, transient } = outcome;
      const attempt = attemptOf(now, headers, outcome);
      tools.count(isSuccess(status) ? 'delivered' : status === null ? 'unreachable' : 'refused');
      results.push({
        tenant_id,
        id,
        ok: isSuccess(status),
        gone: status === 410,
        transient,
        attempt,
      });
    } catch (error) {
      if (!(error instanceof AbortedBySenderError))
        logger.error({ err: error, delivery: id }, 'a webhook could not be sent');
      unsent.push(delivery);
    } finally {
      if (!isSuccess(outcome.status)) budgets.fail(url.host, tenant_id);
      concurrency.end(delivery.endpoint_id, {
        success: isSuccess(outcome.status),
        durationMs: outcome.durationMs,
      });
      wake();
    }
  }

  /** In one transaction, if a result may disable an endpoint. */
  async function write(batch: readonly AttemptResult[]): Promise<void> {
    if (batch.every(({ ok }) => ok)) {
      await queue.finish(name, batch, retrySeconds);
      return;
    }
    await knex.transaction(async (trx) => {
      for (const verdict of await webhookQueueRepository(trx).finish(name, batch, retrySeconds))
        await disableEndpoint(trx, secrets, verdict);
    });
  }

  async function flush(): Promise<void> {
    if (results.length === 0) return;
    const batch = results;
    results = [];
    try {
      await write(batch);
      for (const { id } of batch) leasedIds.delete(id);
    } catch (error) {
      // The results can still be written while the leases last; afterwards the deliveries are sent again.
      results = [...batch, ...results];
      throw error;
    }
  }

  async function leaseDeliveries(): Promise<void> {
    const leased = await queue.lease(name, concurrency.room(), vaultKeys, leasedIds);
    for (const { id } of leased) leasedIds.add(id);
    const mayGo = ({ url, tenant_id }: LeasedDelivery) =>
      webhookUrls.isOperators(new URL(url)) || budgets.consume(new URL(url).host, tenant_id);
    const [now, later] = [[] as LeasedDelivery[], [] as LeasedDelivery[]];
    for (const delivery of leased) (mayGo(delivery) ? now : later).push(delivery);
    for (const delivery of now) {
      const work = deliver(delivery).finally(() => underWay.delete(work));
      underWay.add(work);
    }
    if (later.length === 0) return;
    // Whether or not this succeeds, none of them is sent under this lease.
    for (const { id } of later) leasedIds.delete(id);
    await queue.postpone(name, later, POSTPONED.least, POSTPONED.most);
  }

  const halt = new AbortController();
  let polling: AbortController | undefined;
  let isWoken = false;
  /** Ends a pause, unless it follows a failure. */
  function wake(): void {
    isWoken = true;
    polling?.abort();
  }
  const pause = (ms: number, { signal }: AbortController) =>
    sleep(ms, undefined, { signal }).catch(() => undefined);

  async function run(): Promise<void> {
    if (database.engine === 'embedded') await queue.releaseAll().catch(() => undefined); // they run out anyway
    while (!stopping) {
      isWoken = false;
      try {
        await Promise.all([flush(), leaseDeliveries()]);
        await sleep(BATCH_MS);
        polling = new AbortController();
        if (results.length === 0 && !isWoken && !stopping) await pause(POLL_MS, polling);
      } catch (error) {
        logger.error({ err: error }, 'webhooks could not be taken from the queue; trying again');
        await pause(RETRY_AFTER_DB_ERROR_MS, halt);
      }
    }
  }

  const running = run();
  return {
    async stop(graceMs) {
      stopping = true;
      halt.abort();
      wake();
      await running;
      const timer = setTimeout(sender.close, graceMs);
      await Promise.all(underWay);
      clearTimeout(timer);
      await flush().catch((error: unknown) =>
        logger.warn({ err: error }, 'results of webhooks were lost; the deliveries will be sent again'),
      );
      if (unsent.length > 0) await queue.release(name, unsent).catch(() => undefined); // the lease expires anyway
      sender.close();
    },
  };
}
