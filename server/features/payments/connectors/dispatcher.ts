import { randomUUID } from 'node:crypto';
import { DAY_MS, HOUR_MS } from '../../../api/times.ts';
import { advance, progressOf } from './advance.ts';
import { BATCH, claimQueued } from './claim-payments.ts';
import type { BankConnector, Instruction, SubmitAnswer } from './connector.ts';
import { stepsOfAnswer } from './effects.ts';
import { openInstruction } from './instructions.ts';
import { type ConnectorMessageRow, messageQueueRepository, type SentMessage } from './message-repository.ts';
import { observe } from './observe.ts';
import { type ProjectWork, type WorkScope, type WorkTools, workOn } from './project-work.ts';
import { runEach } from './run-each.ts';

export interface Dispatcher {
  /** Sends what is queued in a project, a batch at a time. @returns whether there was anything to do */
  dispatch(scope: WorkScope): Promise<boolean>;
  /** Asks the bank about payments that are unknown or overdue. @returns whether there were any */
  query(scope: WorkScope): Promise<boolean>;
}

/** After this time another server assumes that the sender is gone. */
const LEASE_SECONDS = 30;

const NO_ANSWER: SubmitAnswer = { outcome: 'unknown', detail: 'The connector gave no answer.' };
const SENDER_GONE = { outcome: 'unknown', detail: 'The server stopped while it sent the message.' } as const;

const STATUS_OF = { accepted: 'sent', rejected: 'answered', unknown: 'unknown' } as const;

interface Answered {
  row: ConnectorMessageRow;
  answer: SubmitAnswer;
}

/** The bank is asked about a payment without an answer soon, and about any other when it is overdue. */
const queryTime = (answer: SubmitAnswer, { valueAt }: Instruction, now: Date): Date =>
  answer.outcome === 'unknown'
    ? new Date(now.getTime() + HOUR_MS)
    : new Date(Math.max(valueAt.getTime(), now.getTime()) + DAY_MS);

const toSent = (
  { row, answer, instruction }: Answered & { instruction: Instruction },
  now: Date,
): SentMessage => ({
  workspace_id: row.workspace_id,
  id: row.id,
  status: STATUS_OF[answer.outcome],
  detail: answer.outcome === 'unknown' ? answer.detail : null,
  query_at: queryTime(answer, instruction, now),
});

/** Moves payments by the answers to their messages, or by none. */
async function applyAnswers(work: ProjectWork, answers: readonly Answered[]): Promise<void> {
  const byPayment = new Map(answers.map(({ row, answer }) => [row.payment_id, answer]));
  const locked = await work.tenant.paymentMoves.lockAll(work.project_id, [...byPayment.keys()]);
  const advances = locked.map((payment) => {
    const steps = stepsOfAnswer(progressOf(payment), byPayment.get(payment.id) ?? NO_ANSWER);
    return { payment, steps: steps.map((step) => ({ step, at: work.now, observation: null })) };
  });
  await advance(
    work,
    advances.filter(({ steps }) => steps.length > 0),
  );
}

/**
 * Sends payments to a bank. A message is sent by one server, once: if that one stops meanwhile, the outcome is unknown, and
 * only a report of the bank or a person decides it.
 */
export function createDispatcher(tools: WorkTools & { connector: BankConnector }): Dispatcher {
  const { connector, database, secrets } = tools;
  const { vault } = secrets;
  const vault_keys = vault.keys.map(({ id }) => id);

  /** @returns whether there were messages to send */
  async function send(scope: WorkScope): Promise<boolean> {
    const lease = randomUUID();
    const options = { seconds: LEASE_SECONDS, limit: BATCH, vault_keys, scope };
    const rows = await messageQueueRepository(database.knex).lease(lease, options);
    if (rows.length === 0) return false;
    const messages = rows.map((row) => ({ ...row, instruction: openInstruction(vault, row) }));
    const given = await connector.submit(messages);
    const answers = messages.map((row, index) => ({
      row,
      instruction: row.instruction,
      answer: given[index] ?? NO_ANSWER,
    }));
    await workOn(tools, scope, async (work) => {
      await applyAnswers(work, answers);
      const sent = answers.map((answered) => toSent(answered, work.now));
      await messageQueueRepository(work.trx).finish(lease, sent);
    });
    return true;
  }

  /** Ends the leases of senders that are gone. Payments are locked before messages. @returns whether there were any */
  async function expire(scope: WorkScope): Promise<boolean> {
    const expired = await messageQueueRepository(database.knex).expired(scope, BATCH);
    if (expired.length === 0) return false;
    const status = connector.capabilities.idempotentSubmit ? 'built' : 'unknown';
    const ended = await workOn(tools, scope, async (work) => {
      const ids = expired.map(({ payment_id }) => payment_id);
      await work.tenant.paymentMoves.lockAll(scope.project_id, ids);
      const messages = messageQueueRepository(work.trx);
      const rows = await messages.endExpired(expired, { status, detail: SENDER_GONE.detail, now: work.now });
      if (status === 'unknown')
        await applyAnswers(
          work,
          rows.map((row) => ({ row, answer: SENDER_GONE })),
        );
      return rows.length;
    });
    return ended !== undefined && ended > 0;
  }

  /** Asks outside any transaction. A question that gets no answer is asked again a day later. */
  async function query(scope: WorkScope): Promise<boolean> {
    const taken = await workOn(tools, scope, async ({ trx, now }) => ({
      rows: await messageQueueRepository(trx).takeQueries(scope, now, BATCH),
      now,
    }));
    const open = (taken?.rows ?? []).filter(({ query_at }) => query_at !== null);
    if (taken === undefined || taken.rows.length === 0) return false;
    const messages = open.map((row) => ({ ...row, instruction: openInstruction(vault, row) }));
    const found = await connector.query(messages, taken.now);
    const observed = messages.flatMap(({ payment_id }, index) =>
      (found[index] ?? []).map((observation) => ({ payment_id, observation })),
    );
    if (observed.length > 0) await workOn(tools, scope, (work) => observe(work, observed));
    return true;
  }

  return {
    query,

    dispatch: (scope) => runEach([() => claimQueued(tools, scope), () => send(scope), () => expire(scope)]),
  };
}
