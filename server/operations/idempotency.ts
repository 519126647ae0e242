import type { Knex } from 'knex';
import { type Secrets, sameDigest } from '../auth/secrets/secrets.ts';
import type { Claim } from '../database/pg/transaction.ts';
import type { KeptReply } from '../outbox/outbox.ts';
import { ProblemError } from '../api/problem.ts';
import type { Permission } from '../api/types.ts';

/** What is sealed: the answer, and what its first recipient was permitted once the operation was done. */
interface Sealed {
  body: unknown;
  held: Permission[];
}

/** A key that came with a request. */
export interface KeyUse extends Pick<KeptReply, 'principal' | 'keyHash'> {
  /** The value of the Idempotency-Key header. */
  key: string;
  /** What was asked: see `canonicalRequest`. */
  request: string;
  /** What the caller may do now. */
  held: ReadonlySet<Permission>;
}

export interface Reply {
  body: unknown;
  replayed: boolean;
  /** How long it took until every replica went by it, where that was waited for. */
  acknowledgedMs?: number;
}

/** How long a reply is kept. */
export const REPLAY_HOURS = 24;
const FORGET_BATCH = 1000;

const CLAIM = `
  insert into idempotency_records as r (principal, key_hash, fingerprint) values ($1, $2, $3)
  on conflict (principal, key_hash) do update
    set fingerprint = excluded.fingerprint, reply = null, created_at = now()
    where r.created_at < now() - interval '${REPLAY_HOURS} hours'`;

// Under the client's key as well: the request may hold a password, which a plain digest would let one guess.
const fingerprintOf = (secrets: Secrets, { key, request }: KeyUse): Buffer =>
  secrets.digest('fingerprint', `${key}\n${request}`);

/**
 * Claims a key for a request, so that it has its effect once. The record commits with the effect, so a failed request
 * leaves none; a concurrent twin waits at the insert until the first commits or rolls back.
 */
export function claimOf(secrets: Secrets, use: KeyUse): Claim {
  return { sql: CLAIM, bindings: [use.principal, use.keyHash, fingerprintOf(secrets, use)] };
}

/** The reply as it is kept for the next request with its key: encrypted under that key, which only the client has. */
export function keptReply(secrets: Secrets, use: KeyUse, body: unknown): KeptReply {
  const sealed: Sealed = { body, held: [...use.held] };
  const reply = secrets.seal(use.key, JSON.stringify(sealed));
  return { principal: use.principal, keyHash: use.keyHash, reply };
}

/** What is kept for a key, if it was used for the same request. */
async function findSealed(db: Knex, secrets: Secrets, use: KeyUse): Promise<Sealed | undefined> {
  const { principal, keyHash } = use;
  const stored = await db('idempotency_records')
    .where({ principal, key_hash: keyHash })
    .whereRaw(`created_at >= now() - interval '${REPLAY_HOURS} hours'`)
    .first();
  if (stored?.reply == null || !sameDigest(stored.fingerprint, fingerprintOf(secrets, use))) return undefined;
  // We sealed it in this form.
  return JSON.parse(secrets.open(use.key, stored.reply)) as Sealed;
}

/** Whether the caller may have the answer, which may hold a secret that they would not be given with less than they had. */
const mayHave = ({ held }: Sealed, use: KeyUse) => held.every((permission) => use.held.has(permission));

/** The reply that a request had before, whose key could not be claimed again. */
export async function replay(db: Knex, secrets: Secrets, use: KeyUse): Promise<Reply> {
  const sealed = await findSealed(db, secrets, use);
  if (sealed === undefined) {
    throw new ProblemError(
      'idempotency_key_reused',
      'This Idempotency-Key was used for another request. Use a new one for each logical request.',
    );
  }
  if (!mayHave(sealed, use)) {
    throw new ProblemError(
      'privilege_escalation',
      'You were permitted more when you made this request first.',
    );
  }
  return { body: sealed.body, replayed: true };
}

/** The reply to a request that the caller may not make any more, when nothing but the request itself has changed that. */
export async function replayRefused(db: Knex, secrets: Secrets, use: KeyUse): Promise<Reply | undefined> {
  const sealed = await findSealed(db, secrets, use);
  return sealed !== undefined && mayHave(sealed, use) ? { body: sealed.body, replayed: true } : undefined;
}

/** The reply that a request had before, if it was made before. */
export async function keptBefore(db: Knex, secrets: Secrets, use: KeyUse): Promise<Reply | undefined> {
  const { principal, keyHash } = use;
  const stored = await db('idempotency_records').where({ principal, key_hash: keyHash }).first('reply');
  return stored?.reply == null ? undefined : replay(db, secrets, use);
}

const FORGET = `
  delete from idempotency_records where (principal, key_hash) in (
    select principal, key_hash from idempotency_records
    where created_at < now() - interval '${REPLAY_HOURS} hours' order by created_at limit ${FORGET_BATCH})`;

/** Forgets replies that are no longer given, a batch at a time. @returns whether there are more */
export async function forgetReplies(db: Knex): Promise<boolean> {
  const { rowCount } = await db.raw<{ rowCount: number }>(FORGET);
  return rowCount === FORGET_BATCH;
}
