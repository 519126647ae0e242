import type { Knex } from 'knex';
import { type Secrets, sameDigest } from '../access/secrets.ts';
import { ProblemError } from './problem.ts';
import type { Permission } from './types.ts';

/** What is sealed: the answer, and what its first recipient was permitted then. */
interface Sealed {
  body: unknown;
  held: Permission[];
}

export interface Claim {
  /** Whose key it is: the same key of somebody else is another key. */
  principal: string;
  /** The value of the Idempotency-Key header. */
  key: string;
  /** What was asked: method, path and body. */
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

/** What an operation has done: its answer, and what is still to be written of it, which nothing in the answer depends on. */
export interface Effect {
  body: unknown;
  settle(): Promise<void>;
}

/** How long a reply is kept. */
export const REPLAY_HOURS = 24;
const FORGET_BATCH = 1000;

const CLAIM = `
  insert into idempotency_records as r (principal, key_hash, fingerprint) values (:principal, :keyHash, :fingerprint)
  on conflict (principal, key_hash) do update
    set fingerprint = excluded.fingerprint, reply = null, created_at = now()
    where r.created_at < now() - interval '${REPLAY_HOURS} hours'
  returning r.principal`;

/**
 * Runs an operation once for each key. The record commits with the effect, so a failed request leaves none; a
 * concurrent twin waits at the insert until the first commits or rolls back. The reply is encrypted under the key
 * that only the client has.
 */
export async function once(
  trx: Knex,
  secrets: Secrets,
  claim: Claim | undefined,
  run: () => Promise<Effect>,
): Promise<Reply> {
  if (claim === undefined) {
    const { body, settle } = await run();
    await settle();
    return { body, replayed: false };
  }
  const record = { principal: claim.principal, key_hash: secrets.digest('idempotency-key', claim.key) };
  // Under the client's key as well: the request may hold a password, which a plain digest would let one guess.
  const fingerprint = secrets.digest('fingerprint', `${claim.key}\n${claim.request}`);
  const claimed = await trx.raw(CLAIM, {
    principal: record.principal,
    keyHash: record.key_hash,
    fingerprint,
  });
  if (claimed.rows.length === 0) return replay(trx, secrets, claim, record, fingerprint);
  const { body, settle } = await run();
  const sealed: Sealed = { body, held: [...claim.held] };
  const reply = secrets.seal(claim.key, JSON.stringify(sealed));
  await Promise.all([settle(), trx('idempotency_records').where(record).update({ reply })]);
  return { body, replayed: false };
}

async function replay(
  trx: Knex,
  secrets: Secrets,
  claim: Claim,
  record: { principal: string; key_hash: Buffer },
  fingerprint: Buffer,
): Promise<Reply> {
  const stored = await trx('idempotency_records').where(record).first();
  if (stored?.reply == null || !sameDigest(stored.fingerprint, fingerprint)) {
    throw new ProblemError(
      'idempotency_key_reused',
      'This Idempotency-Key was used for another request. Use a new one for each logical request.',
    );
  }
  // We sealed it in this form.
  const { body, held } = JSON.parse(secrets.open(claim.key, stored.reply)) as Sealed;
  // The answer may hold a secret that the caller, with less than they had then, would not be given now.
  if (!held.every((permission) => claim.held.has(permission))) {
    throw new ProblemError(
      'privilege_escalation',
      'You were permitted more when you made this request first.',
    );
  }
  return { body, replayed: true };
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
