import { HOUR_MS } from '../../../../api/times.ts';
import type { Observation, SubmitAnswer } from '../connector.ts';

/** Failures that the simulated bank injects; `null` for none. */
export interface Faults {
  submit: 'timeout' | '500' | 'slow' | null;
  callbacks: 'lost' | 'duplicated' | 'reordered' | null;
}

/** A bank that is slow accepts a payment this long after it has got it, and answers only then. */
const SLOW_MS = HOUR_MS;

const DETAILS = {
  timeout: 'The bank did not answer in time.',
  '500': 'The bank answered with status 500.',
  slow: 'The bank had not answered when the connection was closed.',
} as const;

/** The answer under a fault. The bank has the payment nevertheless, so that the true outcome arrives later. */
export const faultyAnswer = (answer: SubmitAnswer, fault: Faults['submit']): SubmitAnswer =>
  fault === null ? answer : { outcome: 'unknown', detail: DETAILS[fault] };

const isCallback = ({ channel }: Observation): boolean => channel === 'callback';

/** Delivers the callbacks when the last one is due, in reverse order. */
function reorder(observations: readonly Observation[]): Observation[] {
  const callbacks = observations.filter(isCallback);
  const last = callbacks.at(-1);
  if (last === undefined) return [...observations];
  const late = callbacks.reverse().map((callback) => ({ ...callback, at: last.at }));
  return [...late, ...observations.filter((observation) => !isCallback(observation))];
}

const CALLBACK_FAULTS: Record<
  NonNullable<Faults['callbacks']>,
  (observations: readonly Observation[]) => Observation[]
> = {
  lost: (observations) => observations.filter((observation) => !isCallback(observation)),
  duplicated: (observations) =>
    observations.flatMap((observation) =>
      isCallback(observation) ? [observation, observation] : [observation],
    ),
  reordered: reorder,
};

/** Returns the reports of a payment as they arrive under faults. */
export function faultyReports(
  observations: readonly Observation[],
  { submit, callbacks }: Faults,
): Observation[] {
  const delayed = observations.map((observation) =>
    submit === 'slow' && observation.finding.kind === 'accepted'
      ? { ...observation, at: new Date(observation.at.getTime() + SLOW_MS) }
      : observation,
  );
  const sent = [...delayed].sort((a, b) => a.at.getTime() - b.at.getTime());
  return callbacks === null ? sent : CALLBACK_FAULTS[callbacks](sent);
}
