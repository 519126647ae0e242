import { hash, verify } from '@node-rs/argon2';
import { rateLimitBucketOf } from '../network/ip-address.ts';
import { type PasswordLimits, PasswordQueue } from './password-queue.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const ARGON2_OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

// One queue per process, because threads and memory are limits of the process.
const queue = new PasswordQueue({ parallel: 2, queue: 200 });

export const limitPasswords = (limits: PasswordLimits): void => queue.limit(limits);

/**
 * Hashes a password. Do not hold a connection or a lock while waiting for it.
 * @param address address of the caller, which determines its place in the queue
 */
export const hashPassword = (password: string, address: string): Promise<string> =>
  queue.run(rateLimitBucketOf(address), () => hash(password, ARGON2_OPTIONS));

/** Verified when no account has the address, so that the response takes as long as for a wrong password. */
const DUMMY_HASH = hash('not the password of any account', ARGON2_OPTIONS);

/** Verifies a password against a hash. Without a hash the result is false, after the same amount of work. */
export async function verifyPassword(
  password: string,
  stored: string | null | undefined,
  address: string,
): Promise<boolean> {
  const other = await DUMMY_HASH;
  const matches = await queue.run(rateLimitBucketOf(address), () => verify(stored ?? other, password));
  return matches && typeof stored === 'string';
}
