import { setTimeout as delay } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Facts } from '../access/facts.ts';
import { problemOfViolation } from '../database/constraint-problems.ts';
import { isRetryable } from '../database/sqlstate.ts';
import { NotClaimed } from '../database/transaction.ts';
import { QueueFullError } from '../database/turns.ts';
import type { Committed } from './acknowledgement.ts';
import type { Call } from './call.ts';
import { factsFor } from './decision.ts';
import type { Execution, ExecutionOptions } from './execution.ts';
import { claimOf, type KeyUse, keptBefore, keptReply, replay, replayRefused } from './idempotency.ts';
import { heldBy, keyUseOf } from './key-use.ts';
import { laneOf, tooManyAtOnce } from './lanes.ts';
import { DecisionMoved, decideFirst, decideLast, decideNow } from './last-decision.ts';
import { ProblemError, unavailable } from './problem.ts';
import type { ErrorCode, OperationId, Work } from './types.ts';

/** A transaction that lost a race is run again from its start; nothing of it has left the database. */
const ATTEMPTS = 3;
/** How long a request begins again when what decides about it keeps changing, and how long it waits before the first time. */
const DECIDING_MS = 5_000;
const UNDER_WAY_MS = 10;
/** How a caller is refused who does not hold, or no longer holds, what the operation asks for. */
const LOST: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'insufficient_role',
  'member_deactivated',
  'not_found',
]);

export interface Writing {
  /** Carries out a change in a transaction of its own, once for each Idempotency-Key. */
  write(call: Call, facts: Facts | undefined): Promise<Committed>;
  /** The reply to a request that has given the permission for itself away. @throws the refusal of any other */
  replayInPlaceOf(refusal: unknown, call: Call, facts: Facts | undefined): Promise<Committed>;
}

/** A change that is ready for its transaction. */
interface Change {
  call: Call;
  facts: Facts | undefined;
  work: Work<OperationId>;
  use: KeyUse | undefined;
}

export function createWriting(options: ExecutionOptions, execution: Execution): Writing {
  const { contract, database, secrets } = options;
  const { outside, inside, prepare, run } = execution;

  /** @param isWary whether it is decided inside the transaction, and not before it alone. @throws DecisionMoved */
  async function transact({ call, facts, work, use }: Change, isWary: boolean): Promise<Committed> {
    const inTransaction = async (trx: Knex): Promise<Committed> => {
      const view = inside(trx);
      const decided = isWary ? await decideFirst(trx, contract, call) : { call, facts, basis: null };
      const { body, settle } = await run(view, decided.call, decided.facts, work);
      const transaction = await settle(async () => {
        const hasChangedOwn = await decideLast(trx, contract, decided);
        if (use === undefined) return undefined;
        // A caller who gives a permission away gets the answer again with what is left to them.
        const left = hasChangedOwn ? await factsFor(view.look, call) : undefined;
        return keptReply(secrets, left ? { ...use, held: heldBy(contract, call, left) } : use, body);
      });
      return { body, replayed: false, transaction };
    };
    const claim = use && claimOf(secrets, use);
    return database.transact(inTransaction, { claim, lane: laneOf(call, facts) });
  }

  /** Begins again as often as it takes, within bounds. */
  async function commit(change: Change): Promise<Committed> {
    const end = performance.now() + DECIDING_MS;
    let isWary = false;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await transact(change, isWary);
      } catch (error) {
        if (error instanceof NotClaimed) return replayNow(change.call);
        if (error instanceof QueueFullError) throw tooManyAtOnce();
        if (error instanceof DecisionMoved) {
          if (performance.now() > end) throw unavailable(1);
          isWary ||= !error.isUnderWay;
          if (error.isUnderWay) await delay(Math.random() * UNDER_WAY_MS * attempt);
        } else if (!isRetryable(error) || attempt >= ATTEMPTS) throw problemOfViolation(error) ?? error;
      }
    }
  }

  /** The reply that a request had before, if its caller may have it now: the request may have waited for its twin. */
  async function replayNow(call: Call): Promise<Committed> {
    try {
      const { call: present, facts } = await decideNow(database.knex, contract, call);
      const use = await keyUseOf(options, present, facts);
      if (use === undefined) throw new Error('A request without an Idempotency-Key is not repeated.');
      return { ...(await replay(database.knex, secrets, use)), transaction: undefined };
    } catch (error) {
      return replayInPlaceOf(error, call, await factsFor(outside.look, call));
    }
  }

  async function replayInPlaceOf(refusal: unknown, call: Call, facts: Facts | undefined): Promise<Committed> {
    const isLost = refusal instanceof ProblemError && LOST.has(refusal.code);
    const use = isLost && call.operation.changes ? await keyUseOf(options, call, facts) : undefined;
    const reply = use && (await replayRefused(database.knex, secrets, use));
    if (reply === undefined) throw refusal;
    return { ...reply, transaction: undefined };
  }

  /** A caller who has lost access while a request waited is refused for that, and not told what the handler found. */
  async function write(call: Call, facts: Facts | undefined): Promise<Committed> {
    try {
      return await carryOut(call, facts);
    } catch (error) {
      if (error instanceof ProblemError) await decideNow(database.knex, contract, call);
      throw error;
    }
  }

  async function carryOut(call: Call, facts: Facts | undefined): Promise<Committed> {
    const use = await keyUseOf(options, call, facts);
    let work: Work<OperationId>;
    try {
      work = await prepare(outside, call, facts);
    } catch (error) {
      // What is refused now may have been done before, under the same key.
      const kept = use && (await keptBefore(database.knex, secrets, use));
      if (kept === undefined) throw error;
      return { ...kept, transaction: undefined };
    }
    return commit({ call, facts, work, use });
  }

  return { write, replayInPlaceOf };
}
