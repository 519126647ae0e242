import type { Logger } from 'pino';
import { createDataKeys } from '../../auth/secrets/data-keys.ts';
import type { Secrets } from '../../auth/secrets/secrets.ts';
import type { Database } from '../../database/connect.ts';
import type { Relays } from '../../operations/relay-types.ts';
import type { Accounting } from './accounting/service.ts';
import { createPayloads } from './payloads/service.ts';
import { OverridesOfTenants } from './prices/service.ts';
import { LimitsOfTenants } from './rate-limits/service.ts';
import { createKeptAnswers } from './relays/kept-answers.ts';
import { createLiveCalls, type LiveCalls } from './relays/live-calls.ts';
import { createRelays } from './relays/relays.ts';
import { CircuitBreakers, createFindRoute } from './routing/service.ts';
import type { UpstreamNetwork } from './virtual-keys/network.ts';
import { createFindUpstream } from './virtual-keys/upstream.ts';
import { createUseRecorder } from './virtual-keys/use-recorder.ts';

interface GatewayOptions {
  database: Pick<Database, 'changes' | 'knex'>;
  secrets: Secrets;
  upstreams: UpstreamNetwork;
  accounting: Accounting;
  logger: Pick<Logger, 'warn'>;
}

/** What calls providers, and what has to end with the server. */
export interface Gateway {
  relays: Relays;
  /** The calls that providers are answering. */
  liveCalls: LiveCalls;
  /** Writes what is pending. Call it after the last call. */
  close(): Promise<void>;
}

/** Connects the parts of the gateway. */
export function createGateway({ database, secrets, upstreams, accounting, logger }: GatewayOptions): Gateway {
  const uses = createUseRecorder(database, (error) =>
    logger.warn({ err: error }, 'could not record the last use of virtual keys'),
  );
  const network = upstreams;
  const findUpstream = createFindUpstream({ database, vault: secrets.vault, network, uses });
  const liveCalls = createLiveCalls(database.changes);
  const breakers = new CircuitBreakers(Date.now);
  const limits = new LimitsOfTenants(database);
  const overrides = new OverridesOfTenants(database);
  const findRoute = createFindRoute(database);
  const keptAnswers = createKeptAnswers(database.knex, secrets);
  const dataKeys = createDataKeys(database.knex, secrets.vault);
  const payloads = createPayloads({ database, dataKeys, logger });
  const tools = { findRoute, findUpstream, accounting, limits, overrides, liveCalls, breakers, payloads };
  return {
    relays: createRelays(tools, keptAnswers),
    liveCalls,
    async close() {
      await Promise.all([uses.close(), payloads.close()]);
    },
  };
}
