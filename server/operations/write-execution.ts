import { setTimeout as delay } from 'node:timers/promises';
import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import { ProblemError, serviceUnavailable } from '../api/problem.ts';
import type { ErrorCode, OperationId } from '../api/types.ts';
import { tagsOfDecision } from '../auth/authorization/cache-tags.ts';
import type { AuthorizationFacts } from '../auth/authorization/facts-types.ts';
import { isRetryable } from '../database/errors.ts';
import { GuardRejected } from '../database/pg/transaction.ts';
import { QueueFullError } from '../database/pg/transaction-queue.ts';
import { loadFactsFor } from './authorize-call.ts';
import { problemOfDatabase } from './database-problems.ts';
import type { ExecutorDependencies, HandlerExecution } from './handler-execution.ts';
import type { Work } from './handler-types.ts';
import {
  claimStatement,
  findStoredReply,
  type IdempotencyRequest,
  replayAfterRefusal,
  replayStoredReply,
  sealReply,
} from './idempotency.ts';
import { idempotencyRequestOf, permissionsOfCaller } from './idempotency-request.ts';
import type { OperationCall } from './operation-call.ts';
import { queueKeyOf, tooManyConcurrentChanges } from './queue-key.ts';
import {
  AuthorizationChanged,
  authorizeAtBegin,
  authorizeBeforeCommit,
  authorizeWithCurrentData,
  movedBy,
  sameAccess,
} from './reauthorization.ts';
import type { CommittedReply } from './replica-acknowledgement.ts';

/** A transaction that lost a race is run again from its start; nothing of it has left the database. */
const MAX_ATTEMPTS = 3;
/** How long a request begins again when what decides about it keeps changing, and how long it waits before the first time. */
const MAX_REAUTHORIZATION_MS = 5_000;
const CONFLICT_DELAY_MS = 10;
/** For how long changes of access are kept, and how many operations and decisions are remembered that they concern. */
const MOVED_MS = 600_000;
const MOVED_DECISIONS = 10_000;
/** How a caller is refused who does not hold, or no longer holds, what the operation asks for. */
const LOST_PERMISSION_CODES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'insufficient_role',
  'member_deactivated',
  'not_found',
]);

export interface WriteExecution {
  /** Carries out a change in a transaction of its own, once for each Idempotency-Key. */
  executeInTransaction(call: OperationCall, facts: AuthorizationFacts | undefined): Promise<CommittedReply>;
  /** The reply to a request that has given the permission for itself away. @throws the refusal of any other */
  replayInsteadOf(
    refusal: unknown,
    call: OperationCall,
    facts: AuthorizationFacts | undefined,
  ): Promise<CommittedReply>;
}

/** A change that is ready for its transaction. */
interface PreparedChange {
  call: OperationCall;
  facts: AuthorizationFacts | undefined;
  work: Work<OperationId>;
  use: IdempotencyRequest | undefined;
  /** What the decision was made from, by name. */
  subjects: readonly string[];
}

/**
 * How often a request decides besides before its transaction: `once`, as a condition of the commit, which fails after any
 * recent change; `last`, by a statement before the commit, which finds out whether the change matters; or `first` as well,
 * inside the transaction, after its decision has moved while it ran.
 */
type Caution = 'once' | 'last' | 'first';

export function createWriteExecution(
  options: ExecutorDependencies,
  execution: HandlerExecution,
): WriteExecution {
  const { contract, database, secrets } = options;
  const { autocommit, transactional, prepare, invokeHandler } = execution;
  const moved = new LRUCache<string, true>({ max: MOVED_DECISIONS, ttl: MOVED_MS });

  /** What is remembered to have moved: an operation that changes what its own decision is made from, or a decision. */
  const nameOf = ({ call, subjects }: PreparedChange, isOwn: boolean) =>
    isOwn ? call.operation.id : subjects.join();

  /** @throws DecisionMoved */
  async function transact(
    { call, facts, work, use, subjects }: PreparedChange,
    caution: Caution,
  ): Promise<CommittedReply> {
    const inTransaction = async (trx: Knex): Promise<CommittedReply> => {
      const view = transactional(trx);
      const decided =
        caution === 'first' ? await authorizeAtBegin(trx, contract, call) : { call, facts, basis: null };
      const { body, flushOutbox } = await invokeHandler(view, decided.call, decided.facts, work);
      const transaction = await flushOutbox(async () => {
        if (caution === 'once') {
          return { precondition: sameAccess(subjects), reply: use && sealReply(secrets, use, body) };
        }
        const hasChangedOwn = await authorizeBeforeCommit(trx, contract, decided);
        if (use === undefined) return {};
        // A caller who gives a permission away gets the answer again with what is left to them.
        const left = hasChangedOwn ? await loadFactsFor(view.loadFacts, call) : undefined;
        return {
          reply: sealReply(
            secrets,
            left ? { ...use, permissions: permissionsOfCaller(contract, call, left) } : use,
            body,
          ),
        };
      });
      return { body, replayed: false, transaction };
    };
    const claim = use && claimStatement(secrets, use);
    try {
      return await database.runInTransaction(inTransaction, {
        guard: claim,
        queueKey: queueKeyOf(call, facts),
      });
    } catch (error) {
      throw movedBy(error);
    }
  }

  /** Begins again as often as it takes, within bounds. */
  async function commit(change: PreparedChange): Promise<CommittedReply> {
    const end = performance.now() + MAX_REAUTHORIZATION_MS;
    let caution: Caution =
      moved.has(nameOf(change, true)) || moved.has(nameOf(change, false)) ? 'last' : 'once';
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await transact(change, caution);
      } catch (error) {
        if (error instanceof GuardRejected) return replayNow(change.call);
        if (error instanceof QueueFullError) throw tooManyConcurrentChanges();
        if (error instanceof AuthorizationChanged) {
          if (performance.now() > end) throw serviceUnavailable(1);
          if (error.changed === 'busy') await delay(Math.random() * CONFLICT_DELAY_MS * attempt);
          else {
            caution = caution === 'once' ? 'last' : 'first';
            moved.set(nameOf(change, error.changed === 'own'), true);
          }
        } else if (!isRetryable(error) || attempt >= MAX_ATTEMPTS) throw problemOfDatabase(error) ?? error;
      }
    }
  }

  /** The reply that a request had before, if its caller may have it now: the request may have waited for its twin. */
  async function replayNow(call: OperationCall): Promise<CommittedReply> {
    try {
      const { call: present, facts } = await authorizeWithCurrentData(database.knex, contract, call);
      const use = await idempotencyRequestOf(options, present, facts);
      if (use === undefined) throw new Error('A request without an Idempotency-Key is not repeated.');
      return { ...(await replayStoredReply(database.knex, secrets, use)), transaction: undefined };
    } catch (error) {
      return replayInPlaceOf(error, call, await loadFactsFor(autocommit.loadFacts, call));
    }
  }

  async function replayInPlaceOf(
    refusal: unknown,
    call: OperationCall,
    facts: AuthorizationFacts | undefined,
  ): Promise<CommittedReply> {
    const isLost = refusal instanceof ProblemError && LOST_PERMISSION_CODES.has(refusal.code);
    const use =
      isLost && call.operation.isWrite ? await idempotencyRequestOf(options, call, facts) : undefined;
    const reply = use && (await replayAfterRefusal(database.knex, secrets, use));
    if (reply === undefined) throw refusal;
    return { ...reply, transaction: undefined };
  }

  /** A caller who has lost access while a request waited is refused for that, and not told what the handler found. */
  async function write(call: OperationCall, facts: AuthorizationFacts | undefined): Promise<CommittedReply> {
    try {
      return await carryOut(call, facts);
    } catch (error) {
      if (error instanceof ProblemError) await authorizeWithCurrentData(database.knex, contract, call);
      throw error;
    }
  }

  async function carryOut(
    call: OperationCall,
    facts: AuthorizationFacts | undefined,
  ): Promise<CommittedReply> {
    const use = await idempotencyRequestOf(options, call, facts);
    let work: Work<OperationId>;
    try {
      work = await prepare(autocommit, call, facts);
    } catch (error) {
      // What is refused now may have been done before, under the same key.
      const kept = use && (await findStoredReply(database.knex, secrets, use));
      if (kept === undefined) throw error;
      return { ...kept, transaction: undefined };
    }
    return commit({ call, facts, work, use, subjects: tagsOfDecision(call.principal, facts) });
  }

  return { executeInTransaction: write, replayInsteadOf: replayInPlaceOf };
}
