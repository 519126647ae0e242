import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import { advance, type CausedStep, progressOf } from './advance.ts';
import type { Observation } from './connector.ts';
import { afterStep, stepsOf } from './effects.ts';
import { messageQueueRepository } from './message-repository.ts';
import { observationRepository, type RecordedObservation } from './observation-repository.ts';
import type { ProjectWork } from './project-work.ts';

/** An observation and the payment that it is about. */
export interface Observed {
  payment_id: string;
  observation: Observation;
}

interface Outcome {
  recorded: RecordedObservation[];
  steps: CausedStep[];
}

/** Decides what the observations of one payment lead to, one after the other. Those already known are left out. */
function outcomeOf(payment: PaymentRow, observations: readonly Observation[], known: Set<string>): Outcome {
  const outcome: Outcome = { recorded: [], steps: [] };
  let progress = progressOf(payment);
  for (const observation of observations) {
    if (known.has(observation.key)) continue;
    known.add(observation.key);
    const steps = stepsOf(progress, observation.finding, observation.at);
    progress = steps.reduce(afterStep, progress);
    outcome.recorded.push({ payment_id: payment.id, observation, applied: steps.length > 0 });
    const { key, at } = observation;
    outcome.steps.push(...steps.map((step) => ({ step, at, observation: key })));
  }
  return outcome;
}

/**
 * Applies what banks report about payments of a project: the only way by which a report moves a payment, whichever channel it
 * comes from. Each fact is applied once. Those that come late are recorded and move nothing.
 */
export async function observe(work: ProjectWork, observed: readonly Observed[]): Promise<void> {
  const { trx, tenant, workspace_id, project_id } = work;
  // The locks make concurrent reports of one payment see each other.
  const locked = await tenant.paymentMoves.lockAll(
    project_id,
    observed.map(({ payment_id }) => payment_id),
  );
  const repository = observationRepository(trx, work);
  const keys = await repository.keys(locked.map(({ id }) => id));
  const byPayment = new Map<string, Observation[]>(locked.map(({ id }) => [id, []]));
  for (const { payment_id, observation } of observed) byPayment.get(payment_id)?.push(observation);
  const outcomes = locked.map((payment) => ({
    payment,
    ...outcomeOf(payment, byPayment.get(payment.id) ?? [], keys.get(payment.id) ?? new Set()),
  }));
  await repository.record(outcomes.flatMap(({ recorded }) => recorded));
  const moved = outcomes.filter(({ steps }) => steps.length > 0);
  await messageQueueRepository(trx).markAnswered(
    moved.map(({ payment }) => ({ workspace_id, payment_id: payment.id })),
  );
  await advance(work, moved);
}
