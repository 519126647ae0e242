import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Refuser } from '../../../api/problem.ts';
import { digestsEqual, type Secrets } from '../../../auth/secrets/secrets.ts';
import { REPLAY_HOURS } from '../../../operations/idempotency.ts';

/** An answer that is kept for repetitions of its request. */
export interface KeptAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** A request with an `Idempotency-Key`. */
interface KeyedRequest {
  /** Id of the key that calls: the same `Idempotency-Key` of another caller is another one. */
  principalId: string;
  key: string;
  operation: string;
  /** What goes to the provider, with the headers that decide where. */
  content: readonly (string | Buffer)[];
  isStream: boolean;
}

/** Who sends a request with a key. */
type Repeating = Refuser<'idempotency_key_reused' | 'idempotency_key_in_use'> & {
  /** Whether the caller has left. */
  isOver(): boolean;
};

/** The first request with its key. It has to end by `keep` or `release`. */
export interface Claim {
  keep(answer: KeptAnswer): Promise<void>;
  /** Lets a repetition call the provider again. */
  release(): Promise<void>;
}

/** Answers of relays that were asked for with an `Idempotency-Key`, each encrypted under the key of the client. */
export interface KeptAnswers {
  /**
   * Claims a key, or returns the answer of the first request with it, for which a repetition waits unless it is a stream.
   * @throws ProblemError `idempotency_key_reused`, or `idempotency_key_in_use` for a stream under way
   */
  claim(caller: Repeating, request: KeyedRequest): Promise<Claim | KeptAnswer>;
}

/** Larger answers are not kept. */
export const MAX_KEPT_BYTES = 1024 * 1024;
const POLL_MS = 250;
/** The server that answers a request renews its claim so often. */
const RENEW_MS = 15_000;
/** A server that ended without a word leaves a claim behind for so long. */
const ABANDONED = '1 minute';

const CLAIM_SQL = `
  insert into idempotency_records as r (principal, key_hash, fingerprint) values (:principal, :keyHash, :fingerprint)
  on conflict (principal, key_hash) do update
    set fingerprint = excluded.fingerprint, reply = null, created_at = now()
    where r.created_at < now() - interval '${REPLAY_HOURS} hours'
      or r.reply is null and r.fingerprint = excluded.fingerprint and r.created_at < now() - interval '${ABANDONED}'`;

const RENEW_SQL = `
  update idempotency_records set created_at = now()
  where principal = :principal and key_hash = :key_hash and reply is null`;

const REUSED = 'This Idempotency-Key was used for another request. Use a new one for each logical request.';
const IN_USE =
  'The first request with this Idempotency-Key is still under way. Send this one again when it has ended.';

interface Stored extends Omit<KeptAnswer, 'body'> {
  /** In base64. */
  body: string;
}

export function createKeptAnswers(knex: Knex, secrets: Secrets): KeptAnswers {
  const digestOf = (content: KeyedRequest['content']): string => {
    const hash = createHash('sha256');
    for (const part of content) hash.update(part).update('\0');
    return hash.digest('base64');
  };

  function open(key: string, reply: Buffer): KeptAnswer {
    // The server wrote this JSON itself.
    const { body, ...stored } = JSON.parse(secrets.decryptReply(key, reply)) as Stored;
    return { ...stored, body: Buffer.from(body, 'base64') };
  }

  /** Renews a claim until it ends. */
  function claimed(own: { principal: string; key_hash: Buffer }, key: string): Claim {
    const claim = () => knex('idempotency_records').where(own).whereNull('reply');
    const renewing = setInterval(() => {
      knex.raw(RENEW_SQL, own).then(undefined, () => undefined);
    }, RENEW_MS).unref();
    return {
      async keep({ body, ...answer }) {
        clearInterval(renewing);
        const stored: Stored = { ...answer, body: body.toString('base64') };
        await claim().update({ reply: secrets.encryptReply(key, JSON.stringify(stored)) });
      },
      async release() {
        clearInterval(renewing);
        await claim().delete();
      },
    };
  }

  return {
    async claim(caller, { principalId: principal, key, operation, content, isStream }) {
      const keyHash = secrets.digest('idempotency-key', key);
      const fingerprint = secrets.digest('fingerprint', `${key}\n${operation}\n${digestOf(content)}`);
      const own = { principal, key_hash: keyHash };
      for (;;) {
        const { rowCount } = await knex.raw<{ rowCount: number }>(CLAIM_SQL, {
          principal,
          keyHash,
          fingerprint,
        });
        if (rowCount === 1) return claimed(own, key);
        const found = await knex('idempotency_records').where(own).first();
        if (found !== undefined && !digestsEqual(found.fingerprint, fingerprint))
          throw caller.refuse('idempotency_key_reused', REUSED);
        if (found?.reply != null) return open(key, found.reply);
        if (isStream || caller.isOver()) throw caller.refuse('idempotency_key_in_use', IN_USE);
        await delay(POLL_MS);
      }
    },
  };
}
