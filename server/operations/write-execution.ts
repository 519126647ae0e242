import { setTimeout as delay } from 'node:timers/promises';
import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import type { Facts } from '../auth/authorization/authorization-facts.ts';
import { subjectsOfDecision } from '../auth/authorization/cache-tags.ts';
import { isRetryable } from '../database/sqlstate.ts';
import { NotClaimed } from '../database/pg/transaction.ts';
import { QueueFullError } from '../database/pg/transaction-queue.ts';
import type { Committed } from './replica-acknowledgement.ts';
import type { Call } from './operation-call.ts';
import { problemOfDatabase } from './database-problems.ts';
import { factsFor } from './authorize-call.ts';
import type { Execution, ExecutionOptions } from './handler-execution.ts';
import { claimOf, type KeyUse, keptBefore, keptReply, replay, replayRefused } from './idempotency.ts';
import { heldBy, keyUseOf } from './idempotency-request.ts';
import { laneOf, tooManyAtOnce } from './queue-key.ts';
import { DecisionMoved, decideFirst, decideLast, decideNow, movedBy, sameAccess } from './reauthorization.ts';
import { ProblemError, unavailable } from '../api/problem.ts';
import type { ErrorCode, OperationId, Work } from '../api/types.ts';

/** A transaction that lost a race is run again from its start; nothing of it has left the database. */
const ATTEMPTS = 3;
/** How long a request begins again when what decides about it keeps changing, and how long it waits before the first time. */
const DECIDING_MS = 5_000;
const UNDER_WAY_MS = 10;
/** For how long changes of access are kept, and how many operations and decisions are remembered that they concern. */
const MOVED_MS = 600_000;
const MOVED_DECISIONS = 10_000;
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

/**
 * How often a request decides besides before its transaction: `once`, as a condition of the commit, which fails after any
 * recent change; `last`, by a statement before the commit, which finds out whether the change matters; or `first` as well,
 * inside the transaction, after its decision has moved while it ran.
 */
type Caution = 'once' | 'last' | 'first';

export function createWriting(options: ExecutionOptions, execution: Execution): Writing {
  const { contract, database, secrets } = options;
  const { outside, inside, prepare, run } = execution;
  const moved = new LRUCache<string, true>({ max: MOVED_DECISIONS, ttl: MOVED_MS });

  /** What is remembered to have moved: an operation that changes what its own decision is made from, or a decision. */
  const nameOf = ({ call, facts }: Change, isOwn: boolean) =>
    isOwn ? call.operation.id : subjectsOfDecision(call.principal, facts).join();

  /** @throws DecisionMoved */
  async function transact({ call, facts, work, use }: Change, caution: Caution): Promise<Committed> {
    const inTransaction = async (trx: Knex): Promise<Committed> => {
      const view = inside(trx);
      const decided =
        caution === 'first' ? await decideFirst(trx, contract, call) : { call, facts, basis: null };
      const { body, settle } = await run(view, decided.call, decided.facts, work);
      const transaction = await settle(async () => {
        if (caution === 'once') {
          return { precondition: sameAccess(call, facts), reply: use && keptReply(secrets, use, body) };
        }
        const hasChangedOwn = await decideLast(trx, contract, decided);
        if (use === undefined) return {};
        // A caller who gives a permission away gets the answer again with what is left to them.
        const left = hasChangedOwn ? await factsFor(view.look, call) : undefined;
        return {
          reply: keptReply(secrets, left ? { ...use, held: heldBy(contract, call, left) } : use, body),
        };
      });
      return { body, replayed: false, transaction };
    };
    const claim = use && claimOf(secrets, use);
    try {
      return await database.transact(inTransaction, { claim, lane: laneOf(call, facts) });
    } catch (error) {
      throw movedBy(error);
    }
  }

  /** Begins again as often as it takes, within bounds. */
  async function commit(change: Change): Promise<Committed> {
    const end = performance.now() + DECIDING_MS;
    let caution: Caution =
      moved.has(nameOf(change, true)) || moved.has(nameOf(change, false)) ? 'last' : 'once';
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await transact(change, caution);
      } catch (error) {
        if (error instanceof NotClaimed) return replayNow(change.call);
        if (error instanceof QueueFullError) throw tooManyAtOnce();
        if (error instanceof DecisionMoved) {
          if (performance.now() > end) throw unavailable(1);
          if (error.changed === 'busy') await delay(Math.random() * UNDER_WAY_MS * attempt);
          else {
            caution = caution === 'once' ? 'last' : 'first';
            moved.set(nameOf(change, error.changed === 'own'), true);
          }
        } else if (!isRetryable(error) || attempt >= ATTEMPTS) throw problemOfDatabase(error) ?? error;
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
