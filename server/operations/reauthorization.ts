import type { Knex } from 'knex';
import type { ApiDocument } from '../api/api-document.ts';
import { ProblemError } from '../api/problem.ts';
import {
  findCredential,
  resolveStoredPrincipal,
  type TokenResolution,
  toResolution,
} from '../auth/authentication/credential-lookup.ts';
import type { Principal } from '../auth/authentication/principal.ts';
import { loadFacts } from '../auth/authorization/authorization-facts.ts';
import { tagsOfDecision } from '../auth/authorization/cache-tags.ts';
import type { AuthorizationFacts } from '../auth/authorization/facts-types.ts';
import { sqlstate, sqlstateOf } from '../database/errors.ts';
import type { Companion } from '../database/pg/query-executor.ts';
import { assertAuthorized, loadFactsFor } from './authorize-call.ts';
import type { OperationCall } from './operation-call.ts';

/*
 * A request waits between its decision and its effect: for a turn, for a connection, for a row. Its transaction therefore
 * decides once more, as the last thing before it is written down what it did. Locks are taken in this order, so that no
 * two transactions wait for each other:
 *
 *   1. rows: the tenant, then memberships, then what is changed, then credentials;
 *   2. advisory locks on what decisions are made from, exclusively, by the trigger of a change that takes access away. It
 *      waits for the few transactions that are between their last decision and their commit;
 *   3. the same locks, shared, by the last decision. It never waits for them while the transaction holds rows: when it
 *      cannot have one at once, the transaction is undone, and the request begins again a moment later.
 */

/** A decision, and the call as it was decided. */
export interface AuthorizedCall {
  call: OperationCall;
  facts: AuthorizationFacts | undefined;
  /** What the decision has seen, when it was made inside the transaction; without it, any recent change counts. */
  basis: string | null;
}

/**
 * What has changed of what a decision was made from: nothing; something, by the transaction itself, by another one or by
 * both; or it cannot be known, because a change is under way ('busy').
 */
type Changed = 'none' | 'own' | 'theirs' | 'both' | 'busy';

/** What the decision was made from changes, or has changed, so the request has to begin again. */
export class AuthorizationChanged extends Error {
  override readonly name = 'DecisionMoved';
  readonly changed: Changed;

  constructor(changed: Changed) {
    super('What the decision was made from has changed.');
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

/** Whose the credential of the call is now. @throws ProblemError when it has ended */
async function currentPrincipal(db: Knex, { principal, digest }: OperationCall): Promise<Principal | null> {
  if (principal === null || principal.type === 'operator') return principal;
  const resolution = await resolve(db, principal, digest);
  if (resolution.state === 'live') return resolution.principal;
  throw new ProblemError(
    resolution.state === 'ended' ? resolution.code : 'credential_revoked',
    'This credential ended while the request was being carried out. Nothing was changed.',
  );
}

/** Decides a call by what the database says now. @throws what it is refused with */
export async function authorizeWithCurrentData(
  db: Knex,
  contract: ApiDocument,
  call: OperationCall,
): Promise<Omit<AuthorizedCall, 'basis'>> {
  const [principal, facts] = await Promise.all([
    currentPrincipal(db, call),
    loadFactsFor((where) => loadFacts(db, contract, where), call),
  ]);
  const present = { ...call, principal, now: new Date() };
  assertAuthorized(contract, present, facts);
  return { call: present, facts };
}

/** What decisions from here on have seen of the changes of others. */
export async function basisNow(db: Knex): Promise<string | null> {
  const { rows } = await db.raw<{ rows: Array<{ snapshot: string }> }>(
    'select pg_current_snapshot()::text as snapshot where ?::boolean',
    [true],
  );
  return rows[0]?.snapshot ?? null;
}

/** Decides a call at the beginning of its transaction. @throws what it is refused with */
export async function authorizeAtBegin(
  db: Knex,
  contract: ApiDocument,
  call: OperationCall,
): Promise<AuthorizedCall> {
  const [basis, decided] = await Promise.all([basisNow(db), authorizeWithCurrentData(db, contract, call)]);
  return { ...decided, basis };
}

const SAME_ACCESS = 'select where not require_same_access($1)';

/**
 * What must hold for a transaction to commit by a decision that was made before it: nothing has lately taken away what the
 * decision was made from. It saves the round trip of `authorizeBeforeCommit`, which says what has changed.
 * @returns nothing when the decision was made from nothing that is taken away
 */
export function sameAccess(about: readonly string[]): Companion | undefined {
  return about.length === 0 ? undefined : { sql: SAME_ACCESS, bindings: [about.join(',')] };
}

/** Whether an error says that `sameAccess` did not hold, as a decision that has moved; any other error as it is. */
export function movedBy(error: unknown): unknown {
  if (sqlstateOf(error) !== sqlstate.accessChanged) return error;
  // The detail is the answer of access_changed().
  return new AuthorizationChanged((error as Error & { detail: Changed }).detail);
}

/** Holds what decisions are made from until the transaction commits, and says what has changed since the basis. */
async function holdSubjects(db: Knex, about: readonly string[], basis: string | null): Promise<Changed> {
  const { rows } = await db.raw<{ rows: Array<{ changed: Changed }> }>(
    'select access_changed(?::text[], ?::pg_snapshot) as changed',
    [[...about], basis],
  );
  return rows[0]?.changed ?? 'busy';
}

/**
 * The same for decisions that a transaction has made from the basis on, all at once.
 * @throws DecisionMoved when another transaction has changed what they were made from
 */
export async function holdDecisions(db: Knex, about: readonly string[], basis: string | null): Promise<void> {
  const changed = await holdSubjects(db, [...new Set(about)].sort(), basis);
  if (changed !== 'none' && changed !== 'own') throw new AuthorizationChanged(changed);
}

/**
 * Sees to it that a decision stands until the transaction commits: whatever takes away what it was made from waits from
 * here on.
 * @returns whether the transaction itself has changed what the decision was made from
 * @throws what the call is refused with, or DecisionMoved
 */
export async function authorizeBeforeCommit(
  db: Knex,
  contract: ApiDocument,
  { call, facts, basis }: AuthorizedCall,
): Promise<boolean> {
  const about = tagsOfDecision(call.principal, facts);
  if (about.length === 0) return false;
  const changed = await holdSubjects(db, about, basis);
  if (changed === 'none' || changed === 'own') return changed === 'own';
  // What was decided at the beginning cannot be decided again after the transaction has changed it itself.
  if (changed !== 'theirs' || basis !== null) throw new AuthorizationChanged(changed);
  const again = await authorizeWithCurrentData(db, contract, call);
  const isCovered = tagsOfDecision(again.call.principal, again.facts).every((subject) =>
    about.includes(subject),
  );
  if (!isCovered) throw new AuthorizationChanged('theirs');
  return false;
}
