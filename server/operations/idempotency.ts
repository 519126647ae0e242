import type { Knex } from 'knex';
import { ProblemError } from '../api/problem.ts';
import type { Permission } from '../api/types.ts';
import { digestsEqual, type Secrets } from '../auth/secrets/secrets.ts';
import type { GuardStatement } from '../database/pg/transaction.ts';
import type { StoredReply } from '../outbox/outbox.ts';

/** What is sealed: the answer, and what its first recipient was permitted once the operation was done. */
interface SealedReply {
  body: unknown;
  held: Permission[];
}

/** A key that came with a request. */
export interface IdempotencyRequest extends Pick<StoredReply, 'principal' | 'keyHash'> {
  /** The value of the Idempotency-Key header. */
  key: string;
  /** What was asked: see `canonicalRequest`. */
  request: string;
  /** What the caller may do now. */
  permissions: ReadonlySet<Permission>;
}

export interface Reply {
  body: unknown;
  replayed: boolean;
  /** How long it took until every replica went by it, where that was waited for. */
  acknowledgedMs?: number;
}

/** How long a reply is kept. */
export const REPLAY_HOURS = 24;
const PURGE_BATCH = 1000;

const CLAIM_SQL = `
  insert into idempotency_records as r (principal, key_hash, fingerprint) values ($1, $2, $3)
  on conflict (principal, key_hash) do update
    set fingerprint = excluded.fingerprint, reply = null, created_at = now()
    where r.created_at < now() - interval '${REPLAY_HOURS} hours'`;

// Under the client's key as well: the request may hold a password, which a plain digest would let one guess.
const requestFingerprint = (secrets: Secrets, { key, request }: IdempotencyRequest): Buffer =>
  secrets.digest('fingerprint', `${key}\n${request}`);

/**
 * Claims a key for a request, so that it has its effect once. The record commits with the effect, so a failed request
 * leaves none; a concurrent twin waits at the insert until the first commits or rolls back.
 */
export function claimStatement(secrets: Secrets, use: IdempotencyRequest): GuardStatement {
  return { sql: CLAIM_SQL, bindings: [use.principal, use.keyHash, requestFingerprint(secrets, use)] };
}

/** The reply as it is kept for the next request with its key: encrypted under that key, which only the client has. */
export function sealReply(secrets: Secrets, use: IdempotencyRequest, body: unknown): StoredReply {
  const sealed: SealedReply = { body, held: [...use.permissions] };
  const reply = secrets.encrypt(use.key, JSON.stringify(sealed));
  return { principal: use.principal, keyHash: use.keyHash, reply };
}

/** What is kept for a key, if it was used for the same request. */
async function findSealed(
  db: Knex,
  secrets: Secrets,
  use: IdempotencyRequest,
): Promise<SealedReply | undefined> {
  const { principal, keyHash } = use;
  const stored = await db('idempotency_records')
    .where({ principal, key_hash: keyHash })
    .whereRaw(`created_at >= now() - interval '${REPLAY_HOURS} hours'`)
    .first();
  if (stored?.reply == null || !digestsEqual(stored.fingerprint, requestFingerprint(secrets, use)))
    return undefined;
  // We sealed it in this form.
  return JSON.parse(secrets.decrypt(use.key, stored.reply)) as SealedReply;
}

/** Whether the caller may have the answer, which may hold a secret that they would not be given with less than they had. */
const mayReceive = ({ held }: SealedReply, use: IdempotencyRequest) =>
  held.every((permission) => use.permissions.has(permission));

/** The reply that a request had before, whose key could not be claimed again. */
export async function replayStoredReply(db: Knex, secrets: Secrets, use: IdempotencyRequest): Promise<Reply> {
  const sealed = await findSealed(db, secrets, use);
  if (sealed === undefined) {
    throw new ProblemError(
      'idempotency_key_reused',
      'This Idempotency-Key was used for another request. Use a new one for each logical request.',
    );
  }
  if (!mayReceive(sealed, use)) {
    throw new ProblemError(
      'privilege_escalation',
      'You were permitted more when you made this request first.',
    );
  }
  return { body: sealed.body, replayed: true };
}

/** The reply to a request that the caller may not make any more, when nothing but the request itself has changed that. */
export async function replayAfterRefusal(
  db: Knex,
  secrets: Secrets,
  use: IdempotencyRequest,
): Promise<Reply | undefined> {
  const sealed = await findSealed(db, secrets, use);
  return sealed !== undefined && mayReceive(sealed, use) ? { body: sealed.body, replayed: true } : undefined;
}

/** The reply that a request had before, if it was made before. */
export async function findStoredReply(
  db: Knex,
  secrets: Secrets,
  use: IdempotencyRequest,
): Promise<Reply | undefined> {
  const { principal, keyHash } = use;
  const stored = await db('idempotency_records').where({ principal, key_hash: keyHash }).first('reply');
  return stored?.reply == null ? undefined : replayStoredReply(db, secrets, use);
}

const PURGE_SQL = `
  delete from idempotency_records where (principal, key_hash) in (
    select principal, key_hash from idempotency_records
    where created_at < now() - interval '${REPLAY_HOURS} hours' order by created_at limit ${PURGE_BATCH})`;

/** Forgets replies that are no longer given, a batch at a time. @returns whether there are more */
export async function purgeExpiredReplies(db: Knex): Promise<boolean> {
  const { rowCount } = await db.raw<{ rowCount: number }>(PURGE_SQL);
  return rowCount === PURGE_BATCH;
}
