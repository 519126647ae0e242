import { Counter, Gauge, type Registry } from 'prom-client';
import type { AuthorizationCache } from '../auth/authorization/authorization-cache.ts';
import type { Tallies, Tally } from '../operations/tallies.ts';

/** Registers a counter whose values are read from a tally. */
function exposeTally(registry: Registry, name: string, help: string, tally: Tally): void {
  new Counter({
    name,
    help,
    labelNames: ['code'] as const,
    registers: [registry],
    collect() {
      this.reset();
      for (const [code, count] of tally.counts) this.inc({ code }, count);
    },
  });
}

/** Registers what the product does, besides how it is served: decisions, verifications, and the cache of both. */
export function createBusinessMetrics(
  registry: Registry,
  { accessChecks, verifications }: Tallies,
  { statistics }: Pick<AuthorizationCache, 'statistics'>,
): void {
  exposeTally(registry, 'access_checks_total', 'Results of access.check by code, or allowed.', accessChecks);
  exposeTally(registry, 'verifications_total', 'Verified credentials by code, or allowed.', verifications);
  new Counter({
    name: 'authorization_cache_lookups_total',
    help: 'Look-ups of credentials and of the facts of decisions, by whether the cache had them.',
    labelNames: ['cache', 'result'] as const,
    registers: [registry],
    collect() {
      this.reset();
      for (const { cache, hits, misses } of statistics()) {
        this.inc({ cache, result: 'hit' }, hits);
        this.inc({ cache, result: 'miss' }, misses);
      }
    },
  });
  new Gauge({
    name: 'authorization_cache_entries',
    help: 'Credentials and facts of decisions that are in the cache.',
    labelNames: ['cache'] as const,
    registers: [registry],
    collect() {
      for (const { cache, entries } of statistics()) this.set({ cache }, entries);
    },
  });
}
