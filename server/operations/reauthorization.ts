import type { Knex } from 'knex';
import { ProblemError } from '../api/problem.ts';
import {
  findCredential,
  resolveStoredPrincipal,
  type TokenResolution,
  toResolution,
} from '../auth/authentication/credential-lookup.ts';
import type { Principal } from '../auth/authentication/principal.ts';
import type { Authorizer } from '../auth/authorization/authorizer.ts';
import type { AuthorizationFacts } from '../auth/authorization/facts.ts';
import { sqlstate, sqlstateOf } from '../database/errors.ts';
import { assertAuthorized, loadFactsFor } from './authorize-call.ts';
import type { OperationCall } from './operation-call.ts';

/*
 * A request waits between its decision and its effect: in a queue, for a connection, for a row. Its transaction therefore
 * authorizes again as the last step before it writes the outbox. Locks are taken in this order, which avoids deadlocks:
 *
 *   1. rows: the tenant, then memberships, then the changed rows, then credentials;
 *   2. exclusive advisory locks on the inputs of decisions, taken by the trigger of a change that revokes access. They wait
 *      for the few transactions between their last decision and their commit;
 *   3. the same locks, shared, taken by the last decision. It never waits for them while the transaction holds rows: if a
 *      lock is not available immediately, the transaction is rolled back and the request retried a moment later.
 */

/** A decision, and the call as it was decided. */
export interface AuthorizedCall {
  call: OperationCall;
  facts: AuthorizationFacts | undefined;
  /**
   * The changes that the decision has seen, when it was made inside the transaction; with `null`, any recent change
   * counts.
   */
  basis: string | null;
}

/**
 * What has changed among the inputs of a decision: nothing; something, by this transaction, another one or both; or
 * unknown, because a change is in progress ('busy').
 */
type Changed = 'none' | 'own' | 'theirs' | 'both' | 'busy';

/** Thrown when the inputs of the decision change or have changed, so the request has to start again. */
export class AuthorizationChanged extends Error {
  override readonly name = 'AuthorizationChanged';
  readonly changed: Changed;

  constructor(changed: Changed) {
    super('The inputs of the authorization decision have changed.');
    this.changed = changed;
  }
}

const resolve = async (
  db: Knex,
  principal: Principal,
  digest: string | undefined,
): Promise<TokenResolution> => {
  const now = new Date();
  if (digest !== undefined) return toResolution(await findCredential(db, Buffer.from(digest, 'base64')), now);
  const previousEndsAt = 'previous' in principal && principal.previous ? principal.rotationEndsAt : null;
  return resolveStoredPrincipal(db, principal.id, previousEndsAt, now);
};

/** Returns the current principal of the credential. @throws ProblemError when the credential has ended */
async function currentPrincipal(db: Knex, { principal, digest }: OperationCall): Promise<Principal | null> {
  if (principal === null || principal.type === 'operator') return principal;
  const resolution = await resolve(db, principal, digest);
  if (resolution.state === 'live') return resolution.principal;
  throw new ProblemError(
    resolution.state === 'ended' ? resolution.code : 'credential_revoked',
    'This credential ended while the request was running. Nothing was changed.',
  );
}

/** Decides a call on current data. @throws the problem of a denied decision */
export async function authorizeWithCurrentData(
  db: Knex,
  authorizer: Authorizer,
  call: OperationCall,
): Promise<Omit<AuthorizedCall, 'basis'>> {
  const [principal, facts] = await Promise.all([
    currentPrincipal(db, call),
    loadFactsFor((where) => authorizer.loadFacts(db, where), call),
  ]);
  const current = { ...call, principal, now: new Date() };
  assertAuthorized(authorizer.decide, current, facts);
  return { call: current, facts };
}

/** Returns the changes that decisions from now on have seen. */
export async function basisNow(db: Knex): Promise<string | null> {
  const { rows } = await db.raw<{ rows: Array<{ snapshot: string }> }>(
    'select pg_current_snapshot()::text as snapshot where ?::boolean',
    [true],
  );
  return rows[0]?.snapshot ?? null;
}

/** Decides a call at the start of its transaction. @throws the problem of a denied decision */
export async function authorizeAtBegin(
  db: Knex,
  authorizer: Authorizer,
  call: OperationCall,
): Promise<AuthorizedCall> {
  const [basis, decided] = await Promise.all([basisNow(db), authorizeWithCurrentData(db, authorizer, call)]);
  return { ...decided, basis };
}

/**
 * Converts the error of an outbox write with `unchangedTags` to `AuthorizationChanged`, and returns any other error
 * unchanged.
 */
export function toAuthorizationChanged(error: unknown): unknown {
  if (sqlstateOf(error) !== sqlstate.accessChanged) return error;
  // The detail is the result of access_changed().
  return new AuthorizationChanged((error as Error & { detail: Changed }).detail);
}

/** Locks the inputs of decisions until the transaction commits, and returns what has changed since the basis. */
async function lockTags(db: Knex, about: readonly string[], basis: string | null): Promise<Changed> {
  const { rows } = await db.raw<{ rows: Array<{ changed: Changed }> }>(
    'select access_changed(?::text[], ?::pg_snapshot) as changed',
    [[...about], basis],
  );
  return rows[0]?.changed ?? 'busy';
}

/**
 * Locks the inputs of all decisions of a transaction, made since the basis, in one statement.
 * @throws AuthorizationChanged when another transaction has changed one of them
 */
export async function lockDecisions(db: Knex, about: readonly string[], basis: string | null): Promise<void> {
  const changed = await lockTags(db, [...new Set(about)].sort(), basis);
  if (changed !== 'none' && changed !== 'own') throw new AuthorizationChanged(changed);
}

/**
 * Keeps a decision valid until the transaction commits: any revocation of its inputs waits from here on.
 * @param compared tags of what the handler has compared itself, which only the handler can repeat
 * @returns whether the transaction itself has changed the inputs of the decision
 * @throws the problem of a denied decision, or AuthorizationChanged
 */
export async function authorizeBeforeCommit(
  db: Knex,
  authorizer: Authorizer,
  { call, facts, basis }: AuthorizedCall,
  compared: readonly string[],
): Promise<boolean> {
  const about = [...authorizer.tagsOfDecision(call.principal, facts), ...compared];
  if (about.length === 0) return false;
  const changed = await lockTags(db, about, basis);
  if (changed === 'none' || changed === 'own') return changed === 'own';
  // The initial decision cannot be repeated after the transaction itself has changed its inputs.
  if (changed !== 'theirs' || basis !== null || compared.length > 0) throw new AuthorizationChanged(changed);
  const repeated = await authorizeWithCurrentData(db, authorizer, call);
  const isCovered = authorizer
    .tagsOfDecision(repeated.call.principal, repeated.facts)
    .every((subject) => about.includes(subject));
  if (!isCovered) throw new AuthorizationChanged('theirs');
  return false;
}
