import { hash, verify } from '@node-rs/argon2';
import { rateLimitBucketOf } from '../network/ip-address.ts';
import { type PasswordLimits, PasswordQueue } from './password-queue.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const ARGON2_OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

// One for the process, because its threads and its memory are what runs out.
const queue = new PasswordQueue({ parallel: 2, queue: 200 });

export const limitPasswords = (limits: PasswordLimits): void => queue.limit(limits);

/** @param address of the caller, whose turn it takes. Hold no connection and no lock meanwhile. */
export const hashPassword = (password: string, address: string): Promise<string> =>
  queue.run(rateLimitBucketOf(address), () => hash(password, ARGON2_OPTIONS));

/** Verified against when no account has the address, so that the answer takes as long as for a wrong password. */
const DUMMY_HASH = hash('nobody has this password', ARGON2_OPTIONS);

/** Whether the password belongs to the hash; without a hash never, after the same work. */
export async function verifyPassword(
  password: string,
  stored: string | null | undefined,
  address: string,
): Promise<boolean> {
  const other = await DUMMY_HASH;
  const matches = await queue.run(rateLimitBucketOf(address), () => verify(stored ?? other, password));
  return matches && typeof stored === 'string';
}
