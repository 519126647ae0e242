import { setTimeout as delay } from 'node:timers/promises';
import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import { ProblemError, serviceUnavailable } from '../api/problem.ts';
import type { ErrorCode, OperationId } from '../api/types.ts';
import type { AuthorizationFacts } from '../auth/authorization/facts.ts';
import { isRetryable } from '../database/errors.ts';
import { QueueFullError } from '../database/pg/transaction-queue.ts';
import { GuardRejected } from '../database/transaction-runner.ts';
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
  toAuthorizationChanged,
} from './reauthorization.ts';
import type { CommittedReply } from './replica-acknowledgement.ts';

/** A transaction that lost a race is retried from the start. Nothing of it has left the database. */
const MAX_ATTEMPTS = 3;
/** How long to retry a request while the inputs of its decision keep changing, and the first delay. */
const MAX_REAUTHORIZATION_MS = 5_000;
const CONFLICT_DELAY_MS = 10;
/** How long to keep changes of access, and the maximum number of affected operations and decisions to keep. */
const CHANGED_DECISION_TTL_MS = 600_000;
const MAX_CHANGED_DECISIONS = 10_000;
/** Error codes of a caller who lacks, or has lost, the required permission. */
const LOST_PERMISSION_CODES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'insufficient_role',
  'member_deactivated',
  'not_found',
]);

export interface WriteExecution {
  /** Executes a change in its own transaction, once per Idempotency-Key. */
  executeInTransaction(call: OperationCall, facts: AuthorizationFacts | undefined): Promise<CommittedReply>;
  /** Returns the stored reply if the request itself removed the caller's permission. @throws any other refusal */
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
  /** Names of the inputs of the decision. */
  tags: readonly string[];
}

/**
 * How often a request is authorized besides before its transaction: `once`, by a commit condition that fails after any
 * recent change; `last`, also by a statement before the commit, which determines whether the change matters; or
 * `first`, also at the start of the transaction, after its decision changed while it ran.
 */
type Recheck = 'once' | 'last' | 'first';

export function createWriteExecution(
  options: ExecutorDependencies,
  execution: HandlerExecution,
): WriteExecution {
  const { contract, authorizer, database, secrets } = options;
  const { autocommit, transactional, prepare, invokeHandler } = execution;
  const changedDecisions = new LRUCache<string, true>({
    max: MAX_CHANGED_DECISIONS,
    ttl: CHANGED_DECISION_TTL_MS,
  });

  /**
   * Key under which a change is remembered: the operation, if it changes the inputs of its own decision, or else the
   * decision.
   */
  const changedDecisionKey = ({ call, tags }: PreparedChange, isOwn: boolean) =>
    isOwn ? call.operation.id : tags.join();

  /**
   * Runs one attempt.
   * @throws AuthorizationChanged
   */
  async function attemptTransaction(
    { call, facts, work, use, tags }: PreparedChange,
    recheck: Recheck,
  ): Promise<CommittedReply> {
    const inTransaction = async (trx: Knex): Promise<CommittedReply> => {
      const view = transactional(trx);
      const decided =
        recheck === 'first' ? await authorizeAtBegin(trx, authorizer, call) : { call, facts, basis: null };
      const {
        body,
        flushOutbox,
        tags: compared,
      } = await invokeHandler(view, decided.call, decided.facts, work);
      const transaction = await flushOutbox(async () => {
        if (recheck === 'once') {
          return { unchangedTags: [...tags, ...compared], reply: use && sealReply(secrets, use, body) };
        }
        const hasChangedOwn = await authorizeBeforeCommit(trx, authorizer, decided, compared);
        if (use === undefined) return {};
        // A caller who gave a permission away gets the stored reply according to the remaining permissions.
        const remaining = hasChangedOwn ? await loadFactsFor(view.loadFacts, call) : undefined;
        return {
          reply: sealReply(
            secrets,
            remaining ? { ...use, permissions: permissionsOfCaller(contract, call, remaining) } : use,
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
      throw toAuthorizationChanged(error);
    }
  }

  /** Retries until the transaction commits, within limits. */
  async function commit(change: PreparedChange): Promise<CommittedReply> {
    const end = performance.now() + MAX_REAUTHORIZATION_MS;
    let recheck: Recheck =
      changedDecisions.has(changedDecisionKey(change, true)) ||
      changedDecisions.has(changedDecisionKey(change, false))
        ? 'last'
        : 'once';
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await attemptTransaction(change, recheck);
      } catch (error) {
        if (error instanceof GuardRejected) return replayNow(change.call);
        if (error instanceof QueueFullError) throw tooManyConcurrentChanges();
        if (error instanceof AuthorizationChanged) {
          if (performance.now() > end) throw serviceUnavailable(1);
          if (error.changed === 'busy') await delay(Math.random() * CONFLICT_DELAY_MS * attempt);
          else {
            recheck = recheck === 'once' ? 'last' : 'first';
            changedDecisions.set(changedDecisionKey(change, error.changed === 'own'), true);
          }
        } else if (!isRetryable(error) || attempt >= MAX_ATTEMPTS) throw problemOfDatabase(error) ?? error;
      }
    }
  }

  /**
   * Returns the reply of the earlier request, if the caller may have it now: the request may have waited for its twin.
   */
  async function replayNow(call: OperationCall): Promise<CommittedReply> {
    try {
      const { call: present, facts } = await authorizeWithCurrentData(database.knex, authorizer, call);
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

  /** If the caller lost access while the request waited, the response is that refusal, not the error of the handler. */
  async function executeInTransaction(
    call: OperationCall,
    facts: AuthorizationFacts | undefined,
  ): Promise<CommittedReply> {
    try {
      return await executePrepared(call, facts);
    } catch (error) {
      if (error instanceof ProblemError) await authorizeWithCurrentData(database.knex, authorizer, call);
      throw error;
    }
  }

  async function executePrepared(
    call: OperationCall,
    facts: AuthorizationFacts | undefined,
  ): Promise<CommittedReply> {
    const use = await idempotencyRequestOf(options, call, facts);
    let work: Work<OperationId>;
    try {
      work = await prepare(autocommit, call, facts);
    } catch (error) {
      // A request that is refused now may have succeeded before under the same key.
      const stored = use && (await findStoredReply(database.knex, secrets, use));
      if (stored === undefined) throw error;
      return { ...stored, transaction: undefined };
    }
    return commit({ call, facts, work, use, tags: authorizer.tagsOfDecision(call.principal, facts) });
  }

  return { executeInTransaction: executeInTransaction, replayInsteadOf: replayInPlaceOf };
}
