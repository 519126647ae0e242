import type { Knex } from 'knex';
import { ProblemError } from '../api/problem.ts';
import type { PermissionName } from '../api/types.ts';
import { digestsEqual, type Secrets } from '../auth/secrets/secrets.ts';
import type { GuardStatement } from '../database/transaction-runner.ts';
import type { StoredReply } from '../outbox/outbox.ts';

/** The encrypted content: the response, and the permissions of its first recipient after the operation. */
interface SealedReply {
  body: unknown;
  permissions: PermissionName[];
}

/** An `Idempotency-Key` that came with a request. */
export interface IdempotencyRequest extends Pick<StoredReply, 'principal' | 'keyHash'> {
  /** The value of the Idempotency-Key header. */
  key: string;
  /** The canonical request: see `canonicalRequest`. */
  request: string;
  /** Current permissions of the caller. */
  permissions: ReadonlySet<PermissionName>;
}

export interface Reply {
  body: unknown;
  replayed: boolean;
  /** Time until every replica confirmed the change, if the request waited for that. */
  acknowledgedMs?: number;
}

/** Hours for which a reply is kept. */
export const REPLAY_HOURS = 24;
const PURGE_BATCH = 1000;

const CLAIM_SQL = `
  insert into idempotency_records as r (principal, key_hash, fingerprint) values ($1, $2, $3)
  on conflict (principal, key_hash) do update
    set fingerprint = excluded.fingerprint, reply = null, created_at = now()
    where r.created_at < now() - interval '${REPLAY_HOURS} hours'`;

// The digest includes the client's key: the request may contain a password, which a plain digest would let an attacker
// guess.
const requestFingerprint = (secrets: Secrets, { key, request }: IdempotencyRequest): Buffer =>
  secrets.digest('fingerprint', `${key}\n${request}`);

/**
 * Returns the statement that claims a key, so that the request takes effect once. The record commits with the change,
 * so a failed request leaves none. A concurrent twin waits at the insert until the first one commits or rolls back.
 */
export function claimStatement(secrets: Secrets, use: IdempotencyRequest): GuardStatement {
  return { sql: CLAIM_SQL, bindings: [use.principal, use.keyHash, requestFingerprint(secrets, use)] };
}

/** Encrypts a reply for a repetition of its request, under the key that only the client has. */
export function sealReply(secrets: Secrets, use: IdempotencyRequest, body: unknown): StoredReply {
  const sealed: SealedReply = { body, permissions: [...use.permissions] };
  const reply = secrets.encryptReply(use.key, JSON.stringify(sealed));
  return { principal: use.principal, keyHash: use.keyHash, reply };
}

/** Returns the stored reply of a key, if the key was used for the same request. */
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
  // The server wrote this JSON itself.
  return JSON.parse(secrets.decryptReply(use.key, stored.reply)) as SealedReply;
}

/**
 * Whether the caller may receive the reply, which may contain a secret that requires the permissions of the first
 * request.
 */
const mayReceive = ({ permissions }: SealedReply, use: IdempotencyRequest) =>
  permissions.every((permission) => use.permissions.has(permission));

/** Returns the reply of the first request, after a repetition could not claim its key again. */
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
      'You have fewer permissions now than when you first made this request.',
    );
  }
  return { body: sealed.body, replayed: true };
}

/** Returns the stored reply to a caller who lost the permission through that same request. */
export async function replayAfterRefusal(
  db: Knex,
  secrets: Secrets,
  use: IdempotencyRequest,
): Promise<Reply | undefined> {
  const sealed = await findSealed(db, secrets, use);
  return sealed !== undefined && mayReceive(sealed, use) ? { body: sealed.body, replayed: true } : undefined;
}

/** Returns the reply of an earlier request with the same key, if there is one. */
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

/** Deletes a batch of expired replies. @returns whether there are more */
export async function purgeExpiredReplies(db: Knex): Promise<boolean> {
  const { rowCount } = await db.raw<{ rowCount: number }>(PURGE_SQL);
  return rowCount === PURGE_BATCH;
}
