import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** A vault key as configured: its id and 32 bytes. */
export interface VaultKey {
  id: string;
  bytes: Buffer;
}

const KEY_BYTES = 32;
const DERIVED_PREFIX = 'pepper-';
const ID = /^[A-Za-z0-9._-]{1,40}$/;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** Returns what is wrong with an entry; `undefined` if it is valid. The message never contains the key. */
function problemOf(id: string, key: string): string | undefined {
  if (!ID.test(id))
    return 'must be entries such as 2026b:KEY, whose ids have 1 to 40 letters, digits, ".", "_" or "-"';
  if (id.startsWith(DERIVED_PREFIX))
    return `must not use the id ${id}: "${DERIVED_PREFIX}" is for the derived key`;
  if (!BASE64.test(key) || Buffer.from(key, 'base64').length !== KEY_BYTES)
    return `must give ${id} exactly ${KEY_BYTES} random bytes in base64, such as \`openssl rand -base64 32\` prints`;
  return undefined;
}

/** Reads `id:base64,id:base64`. The first key seals, all of them open. */
export const vaultKeyList = z.string().transform((text, check): VaultKey[] => {
  const entries = text.split(',').map((entry) => entry.trim().split(':'));
  const keys = entries.map(([id = '', key = '', ...rest]) => {
    const problem = rest.length > 0 ? problemOf('', '') : problemOf(id, key);
    if (problem !== undefined) check.addIssue(problem);
    return { id, bytes: Buffer.from(key, 'base64') };
  });
  const distinct = (values: readonly string[]) => new Set(values).size === keys.length;
  if (!distinct(keys.map(({ id }) => id))) check.addIssue('must name each key once');
  if (!distinct(keys.map(({ bytes }) => bytes.toString('hex')))) check.addIssue('must not repeat a key');
  return keys;
});

const fingerprintOf = (key: KeyObject): Buffer =>
  createHmac('sha256', key).update('tenantry vault key').digest();

/** Derives the vault key of an installation that configures none. Its id names the pepper without revealing it. */
export function deriveVaultKey(pepper: string): VaultKey {
  const bytes = Buffer.from(hkdfSync('sha256', pepper, '', 'tenantry vault', KEY_BYTES));
  const id = fingerprintOf(createSecretKey(bytes)).subarray(0, 4).toString('hex');
  return { id: `${DERIVED_PREFIX}${id}`, bytes };
}

/** A vault key in use. */
export interface PreparedVaultKey {
  id: string;
  key: KeyObject;
  /** Recognizes the key, and reveals nothing about it. */
  fingerprint: Buffer;
}

export function prepareVaultKey({ id, bytes }: VaultKey): PreparedVaultKey {
  const key = createSecretKey(bytes);
  return { id, key, fingerprint: fingerprintOf(key) };
}
