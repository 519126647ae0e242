import type { Finding, Instruction, Observation, SubmitAnswer } from '../connector.ts';
import { type Faults, faultyAnswer, faultyReports } from './faults.ts';
import { momentTime, scriptOf, simulatedOutcomeOf } from './outcomes.ts';

/** What the simulated bank does with one submission. */
export interface Simulation {
  answer: SubmitAnswer;
  /** In the order in which they arrive. */
  observations: Observation[];
}

/** What the outcome of a payment depends on. */
type SimulatedPayment = Omit<Instruction, 'currency' | 'beneficiaryName' | 'remittance'>;

const NO_ANSWER = 'The bank did not answer.';

type ScriptedReport = ReturnType<typeof scriptOf>['reports'][number];

function findingOf({ finding }: ScriptedReport, { amount, submittedAt, valueAt }: SimulatedPayment): Finding {
  if (finding.kind !== 'returned') return finding;
  const { kind, share, code, settled } = finding;
  return {
    kind,
    amount: Math.ceil(amount / share),
    code,
    settledAt: momentTime(settled, submittedAt, valueAt),
  };
}

/** A payment is returned at most once by a script, so that its bank id names the return. */
const keyOf = ({ kind }: Finding, bankId: string): string =>
  kind === 'returned' ? `returned:${bankId}` : kind;

function answerOf({ answer, code = '' }: ReturnType<typeof scriptOf>): SubmitAnswer {
  if (answer === 'rejected') return { outcome: answer, code };
  return answer === 'unknown' ? { outcome: answer, detail: NO_ANSWER } : { outcome: answer };
}

/**
 * Decides everything that the simulated bank says about a payment. It depends on nothing but its arguments: the same
 * payment, at the same time of the project's clock and under the same faults, always has the same simulation.
 */
export function simulatePayment(instruction: SimulatedPayment, faults: Faults): Simulation {
  const script = scriptOf(simulatedOutcomeOf(instruction));
  const { bankId, submittedAt, valueAt } = instruction;
  const observations = script.reports.map((report): Observation => {
    const finding = findingOf(report, instruction);
    return {
      key: keyOf(finding, bankId),
      channel: report.channel,
      at: momentTime(report.when, submittedAt, valueAt),
      finding,
    };
  });
  return {
    answer: faultyAnswer(answerOf(script), faults.submit),
    observations: faultyReports(observations, faults),
  };
}

export const NO_FAULTS: Faults = { submit: null, callbacks: null };

/** Returns what the simulated bank knows about a payment at a time; nothing if it has not found it. */
export const query = (instruction: SimulatedPayment, now: Date): Observation[] =>
  simulatePayment(instruction, NO_FAULTS)
    .observations.filter(({ at }) => at <= now)
    .map((observation) => ({ ...observation, channel: 'query' }));
