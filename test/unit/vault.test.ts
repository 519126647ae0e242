import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createVault, type SecretIdentity } from '../../server/auth/secrets/vault.ts';
import type { VaultKey } from '../../server/auth/secrets/vault-keys.ts';
import { readConfig } from '../../server/config.ts';

const PEPPER = 'a pepper of at least 32 characters';
const keyNamed = (id: string): VaultKey => ({ id, bytes: randomBytes(32) });
const identity: SecretIdentity = {
  tenantId: 'ws_1',
  kind: 'webhook_secret',
  rowId: 'whk_1',
  version: 1,
  destination: 'https://hooks.example.com/',
};

describe('the vault', () => {
  it('opens a secret for the identity that it was sealed for, and for no other', () => {
    const vault = createVault(PEPPER, []);
    const sealed = vault.seal(identity, 'whsec_x');
    expect(vault.open(identity, sealed)).toBe('whsec_x');
    const others: SecretIdentity[] = [
      { ...identity, tenantId: 'ws_2' },
      { ...identity, tenantId: null },
      { ...identity, kind: 'mail' },
      { ...identity, rowId: 'whk_2' },
      { ...identity, version: 2 },
      { ...identity, destination: 'https://evil.example.com/' },
      // The parts cannot be shifted into each other.
      { ...identity, rowId: 'whk_1","1', version: '' },
    ];
    for (const other of others) {
      expect(() => vault.open(other, sealed), JSON.stringify(other)).toThrow();
      expect(() => vault.openCached(other, sealed), JSON.stringify(other)).toThrow();
    }
  });

  it('refuses bytes that were changed, and a data key of another secret', () => {
    const vault = createVault(PEPPER, []);
    const [one, two] = [vault.seal(identity, 'one'), vault.seal(identity, 'two')];
    for (const column of ['sealed', 'wrapped_key'] as const) {
      for (const index of [0, 12, one[column].length - 1]) {
        const bytes = Buffer.from(one[column]);
        bytes[index] = (bytes[index] ?? 0) ^ 1;
        expect(() => vault.open(identity, { ...one, [column]: bytes }), `${column} ${index}`).toThrow();
      }
      expect(() => vault.open(identity, { ...one, [column]: two[column] }), column).toThrow();
      expect(() => vault.open(identity, { ...one, [column]: Buffer.alloc(0) }), column).toThrow();
    }
  });

  it('encrypts each secret under a data key and a nonce of its own', () => {
    const vault = createVault(PEPPER, []);
    const sealed = Array.from({ length: 100 }, () => vault.seal(identity, 'the same text'));
    for (const column of ['sealed', 'wrapped_key'] as const) {
      const nonces = sealed.map((secret) => secret[column].subarray(0, 12).toString('hex'));
      expect(new Set(nonces).size).toBe(100);
    }
    expect(sealed[0]?.sealed.includes('the same text')).toBe(false);
  });

  it('seals under the first key, and opens with all of them and with the derived one', () => {
    const [old, next] = [keyNamed('2026a'), keyNamed('2026b')];
    const before = createVault(PEPPER, []).seal(identity, 'derived');
    const first = createVault(PEPPER, [old]).seal(identity, 'old');
    const vault = createVault(PEPPER, [next, old]);
    expect(before.vault_key_id).toMatch(/^pepper-[0-9a-f]{8}$/);
    expect([first.vault_key_id, vault.seal(identity, 'x').vault_key_id]).toEqual(['2026a', '2026b']);
    expect([vault.open(identity, before), vault.open(identity, first)]).toEqual(['derived', 'old']);
    expect(createVault('another pepper of 32 characters!!', []).canOpen(before.vault_key_id)).toBe(false);
  });

  it('wraps a data key again without touching the secret, and then needs the old key no more', () => {
    const [old, next] = [keyNamed('2026a'), keyNamed('2026b')];
    const sealed = createVault(PEPPER, [old]).seal(identity, 'kept');
    const wrapped_key = createVault(PEPPER, [next, old]).rewrap(sealed);
    const after = { ...sealed, wrapped_key, vault_key_id: '2026b' };
    const vault = createVault(PEPPER, [next]);
    expect(vault.open(identity, after)).toBe('kept');
    expect(() => vault.open(identity, sealed)).toThrow('The vault key 2026a is missing');
    // The id is authenticated with the wrapped key.
    expect(() => vault.open(identity, { ...after, vault_key_id: vault.keys[1]?.id ?? '' })).toThrow();
  });

  it('keeps opened texts until their row changes', () => {
    const vault = createVault(PEPPER, []);
    const sealed = vault.seal(identity, 'cached');
    const damaged = { ...sealed, wrapped_key: Buffer.alloc(60) };
    expect(vault.openCached(identity, sealed)).toBe('cached');
    // Only the cache can answer this.
    expect(vault.openCached(identity, damaged)).toBe('cached');
    vault.invalidate(['whk_2']);
    expect(vault.openCached(identity, damaged)).toBe('cached');
    vault.invalidate(['whk_1']);
    expect(() => vault.openCached(identity, damaged)).toThrow();
  });

  it('keeps at most 5,000 opened texts', () => {
    const vault = createVault(PEPPER, []);
    const sealed = vault.seal(identity, 'first');
    vault.openCached(identity, sealed);
    for (let index = 0; index < 5000; index += 1) {
      const other = { ...identity, rowId: `whk_other_${index}` };
      vault.openCached(other, vault.seal(other, 'x'));
    }
    expect(() => vault.openCached(identity, { ...sealed, wrapped_key: Buffer.alloc(60) })).toThrow();
  });
});

describe('TENANTRY_VAULT_KEYS', () => {
  const read = (value: string) => readConfig({ TENANTRY_VAULT_KEYS: value }).TENANTRY_VAULT_KEYS;
  const [one, two] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];

  it('lists ids and keys, the one that seals first', () => {
    expect(read(`2026b:${one}, 2026a:${two}`)?.map(({ id }) => id)).toEqual(['2026b', '2026a']);
    expect(read(`a:${Buffer.from(one, 'base64').toString('base64url')}`)?.[0]?.bytes.toString('base64')).toBe(
      one,
    );
    expect(read('')).toBeUndefined();
  });

  it.each([
    ['no id', one, 'must be entries such as 2026b:KEY'],
    ['a key that is too short', `a:${one.slice(0, 20)}`, 'must give a exactly 32 random bytes'],
    ['a key that is no base64', `a:${'*'.repeat(44)}`, 'must give a exactly 32 random bytes'],
    ['an id twice', `a:${one},a:${two}`, 'must name each key once'],
    ['a key twice', `a:${one},b:${one}`, 'must not repeat a key'],
    ['the id of the derived key', `pepper-00000000:${one}`, 'is for the derived key'],
    ['a third part', `a:${one}:x`, 'must be entries such as 2026b:KEY'],
    ['an empty entry', `a:${one},`, 'must be entries such as 2026b:KEY'],
  ])('rejects %s, and never repeats a key', (_what, value, message) => {
    expect(() => read(value)).toThrow(message);
    expect(() => read(value)).not.toThrow(one);
    expect(() => read(value)).not.toThrow(one.slice(0, 20));
  });
});
