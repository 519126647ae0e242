import type { Logger } from 'pino';
import type { Metric } from 'prom-client';
import { createDataKeys } from '../../auth/secrets/data-keys.ts';
import type { Secrets } from '../../auth/secrets/secrets.ts';
import type { Database } from '../../database/connect.ts';
import type { Relays } from '../../operations/relay-types.ts';
import type { Accounting } from './accounting/service.ts';
import { createAnswerCache } from './cache/service.ts';
import { createPayloads } from './payloads/service.ts';
import { OverridesOfTenants } from './prices/service.ts';
import { LimitsOfTenants } from './rate-limits/service.ts';
import { Drains } from './relays/drains.ts';
import { InlineConfigs } from './relays/inline-configs.ts';
import { createKeptAnswers } from './relays/kept-answers.ts';
import { SettingsOfKeys } from './relays/key-settings.ts';
import { LearnedRatios } from './relays/learned-ratios.ts';
import { createLiveCalls, type LiveCalls } from './relays/live-calls.ts';
import { createRelays } from './relays/relays.ts';
import { type CallRequest, type ExplainedCall, explainCall } from './relays/service.ts';
import { GatewayTelemetry } from './relays/telemetry.ts';
import {
  CircuitBreakers,
  createFindRoute,
  type Route,
  type SharedBreakers,
  shareBreakers,
} from './routing/service.ts';
import type { UpstreamNetwork } from './virtual-keys/network.ts';
import { createFindUpstream } from './virtual-keys/upstream.ts';
import { createUseRecorder } from './virtual-keys/use-recorder.ts';

interface GatewayOptions {
  database: Pick<Database, 'changes' | 'engine' | 'knex'>;
  secrets: Secrets;
  upstreams: UpstreamNetwork;
  accounting: Accounting;
  logger: Pick<Logger, 'warn'>;
}

/** What the handlers of the gateway need of the parts that live as long as the server. */
interface GatewayServices {
  breakers: Pick<SharedBreakers, 'statesOf'>;
  explain(relayed: CallRequest, findRoute: () => Promise<Route>): Promise<ExplainedCall>;
}

declare module '../../operations/feature-services.ts' {
  interface FeatureServices {
    gateway: GatewayServices;
  }
}

/** What calls providers, and what has to end with the server. */
export interface Gateway {
  relays: Relays;
  services: GatewayServices;
  /** The calls that providers are answering. */
  liveCalls: LiveCalls;
  /** What calls of providers use and take. */
  metrics: readonly Metric[];
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
  const shared = shareBreakers(breakers, database);
  const limits = new LimitsOfTenants(database);
  const overrides = new OverridesOfTenants(database);
  const findRoute = createFindRoute(database);
  const settingsOfKeys = new SettingsOfKeys(database);
  const dataKeys = createDataKeys(database, secrets.vault);
  const cache = createAnswerCache({
    ...{ database, secrets, dataKeys },
    onError: (error) => logger.warn({ err: error }, 'could not use the cache of answers'),
  });
  const keptAnswers = createKeptAnswers(database.knex, secrets);
  const payloads = createPayloads({ database, dataKeys, logger });
  const telemetry = new GatewayTelemetry();
  const tools = {
    telemetry,
    findRoute,
    findUpstream,
    accounting,
    cache,
    limits,
    overrides,
    liveCalls,
    breakers,
    payloads,
    settingsOfKeys,
    drains: new Drains(),
    ratios: new LearnedRatios(),
    inlineConfigs: new InlineConfigs(database),
  };
  return {
    relays: createRelays(tools, keptAnswers),
    services: {
      breakers: shared,
      explain: (relayed, findRoute) => explainCall(tools, relayed, findRoute),
    },
    liveCalls,
    metrics: telemetry.metrics,
    async close() {
      await Promise.all([uses.close(), payloads.close(), cache.close(), shared.close()]);
    },
  };
}
