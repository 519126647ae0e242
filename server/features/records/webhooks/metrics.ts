import { Counter, type Registry } from 'prom-client';

/** Outcomes of attempts. `refused`: the receiver answered another status; `unreachable`: it did not answer. */
type DeliveryOutcome = 'delivered' | 'refused' | 'unreachable';
export type CountDelivery = (outcome: DeliveryOutcome) => void;

export function createDeliveryMetrics(registry: Registry): CountDelivery {
  const attempts = new Counter({
    name: 'webhook_attempts_total',
    help: 'Attempts to deliver events to webhook endpoints, by what became of them.',
    labelNames: ['outcome'] as const,
    registers: [registry],
  });
  return (outcome) => attempts.inc({ outcome });
}
