import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Verified against when nobody has the address, so that the answer takes as long as for a wrong password. */
const NOBODY = hash('nobody has this password', COST);

/** Whether the password belongs to the hash; without a hash never, after the same work. */
export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const matches = await verify(stored ?? (await NOBODY), password);
  return matches && typeof stored === 'string';
}
