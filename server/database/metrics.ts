import type { Knex } from 'knex';
import { Gauge, type Registry } from 'prom-client';

/** On the embedded database there is only this process, which is not listed. */
const COUNT_SQL = `
  select greatest(count(*), 1)::int as count from replicas where ?::boolean and seen_at > clock_timestamp() - interval '2 seconds'`;

/** Counts the replicas when metrics are collected. Each worker counts all of them. */
export function createReplicaGauge(registry: Registry, knex: Knex): void {
  new Gauge({
    name: 'replicas',
    help: 'Server processes on this database that have confirmed changes of access within 2 seconds.',
    registers: [registry],
    aggregator: 'max',
    async collect() {
      // The last number remains while the database is unreachable.
      const result = await knex
        .raw<{ rows: Array<{ count: number }> }>(COUNT_SQL, [true])
        .catch(() => undefined);
      if (result !== undefined) this.set(result.rows[0]?.count ?? 0);
    },
  });
}
