import type { Response } from 'express';
import type { Knex } from 'knex';
import { overBudget, passwordsFrom } from '../auth/authentication/authenticator.ts';
import type { Principal } from '../auth/authentication/principal.ts';
import { setRateLimit } from '../auth/rate-limiting/rate-limiter.ts';
import { subjectsOfDecision } from '../auth/authorization/cache-tags.ts';
import { acknowledge, type Committed, withReceipt } from './replica-acknowledgement.ts';
import type { Call } from './operation-call.ts';
import { authorize, decideOn, factsFor } from './authorize-call.ts';
import { createExecution, type ExecutionOptions } from './handler-execution.ts';
import type { Reply } from './idempotency.ts';
import { ProblemError } from '../api/problem.ts';
import { recordRefusal } from './denied-attempts.ts';
import { spendTenant } from './tenant-rate-limit.ts';
import { createWriting } from './write-execution.ts';

/** An operation that somebody has asked for beforehand, done by the server in a transaction of its own. */
export type Errand = Pick<Call, 'operation' | 'address' | 'requestId' | 'now'> & {
  principal: Principal;
  userAgent: string | null;
  params: Readonly<Record<string, string>>;
  body: unknown;
  ifMatch: string | undefined;
};

/**
 * Does an operation as a request would: decided there, by its handler, with its traces.
 * @returns the subjects of the decision, which `holdDecisions` holds at the end of the transaction
 * @throws as a request would
 */
export type Perform = (trx: Knex, errand: Errand) => Promise<string[]>;

export interface Dispatch {
  /** @param res for the headers of a refusal */
  answer(call: Call, res: Response): Promise<Reply>;
  perform: Perform;
}

/** Runs the operation that was matched, admitted and validated: decides, and gives it a transaction. */
export function createDispatch(options: ExecutionOptions): Dispatch {
  const { contract, database, rateLimits } = options;
  const execution = createExecution(options);
  const { outside, inside, prepare, run } = execution;
  const { write, replayInPlaceOf } = createWriting(options, execution);

  /**
   * A wrong password is a failed authentication, although the request itself was welcome. It counts as one from before
   * it is looked at until it turns out right: of many guesses at once, all would be made before the first had counted.
   */
  async function countGuess(call: Call, res: Response): Promise<Reply> {
    const block = passwordsFrom(call.address);
    const budget = await rateLimits.fail(block);
    const isWrong = (error: unknown) => error instanceof ProblemError && error.code === 'invalid_credentials';
    try {
      if (budget.exceeded) throw overBudget(budget);
      const reply = await carryOut(call);
      await rateLimits.forgive(block);
      return reply;
    } catch (error) {
      if (budget.exceeded || isWrong(error)) setRateLimit(res, budget);
      else await rateLimits.forgive(block);
      throw error;
    }
  }

  async function carryOut(call: Call): Promise<Reply> {
    const facts = await factsFor(outside.look, call);
    try {
      authorize(contract, call, facts);
    } catch (refusal) {
      return acknowledged(call, await replayInPlaceOf(refusal, call, facts));
    }
    await spendTenant(options, call, facts);
    if (!call.operation.changes) {
      const { body } = await run(outside, call, facts, await prepare(outside, call, facts));
      return { body, replayed: false };
    }
    try {
      return await acknowledged(call, await write(call, facts));
    } catch (error) {
      if (error instanceof ProblemError) await recordRefusal(options, call, facts, error);
      throw error;
    }
  }

  /** Waits until the change counts everywhere, and says in the answer how long that took. */
  async function acknowledged({ operation }: Call, reply: Committed): Promise<Reply> {
    const acknowledgedMs = await acknowledge(database.changes, operation, reply);
    if (acknowledgedMs === undefined) return reply;
    return { ...reply, body: withReceipt(reply.body, acknowledgedMs), acknowledgedMs };
  }

  async function perform(trx: Knex, errand: Errand): Promise<string[]> {
    const { operation, params, body, ifMatch, userAgent, ...circumstances } = errand;
    const view = inside(trx);
    const call: Call = {
      ...circumstances,
      operation,
      input: { params: { ...params }, query: {}, headers: { 'if-match': ifMatch }, body },
      req: {
        method: operation.method.toUpperCase(),
        originalUrl: operation.path,
        headers: { 'user-agent': userAgent ?? undefined },
      },
    };
    const facts = await decideOn(contract, view.look, call);
    const effect = await run(view, call, facts, await prepare(view, call, facts));
    await effect.settle();
    return subjectsOfDecision(call.principal, facts);
  }

  return {
    answer: (call, res) => (call.operation.checksPassword ? countGuess(call, res) : carryOut(call)),
    perform,
  };
}
