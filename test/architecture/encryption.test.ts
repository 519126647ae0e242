import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../server/database/connect.ts';
import { SEALED_COLUMNS } from '../../server/database/schema/sealed-secrets.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { sourcesIn } from '../support/every-operation/import-graph.ts';

const sources = sourcesIn('server');
/** The files of the server whose code matches. */
const filesWith = (pattern: RegExp) =>
  sources.flatMap(({ file, text }) => (pattern.test(text) ? [file] : [])).sort();

describe('encryption', () => {
  it('is in one file, which only the vault, its data keys and stored replies use', () => {
    const CIPHERS =
      /createCipher|createDecipher|publicEncrypt|privateDecrypt|\.subtle\b|webcrypto|aes-\d|chacha/i;
    // Certificates of this server are signed with keys that Web Crypto makes, which encrypt nothing here. Identity
    // providers encrypt assertions in the ways of XML Encryption.
    expect(filesWith(CIPHERS)).toEqual([
      'server/auth/secrets/aes-gcm.ts',
      'server/features/identity/sso-connections/saml/certificates.ts',
      'server/features/identity/sso-connections/saml/decrypt-assertion.ts',
    ]);
    expect(filesWith(/from '[^']*\/aes-gcm\.ts'/)).toEqual([
      'server/auth/secrets/data-key.ts',
      'server/auth/secrets/secrets.ts',
      'server/auth/secrets/vault.ts',
    ]);
    expect(filesWith(/(en|de)cryptReply\b/)).toEqual([
      'server/auth/secrets/secrets.ts',
      'server/features/gateway/relays/kept-answers.ts',
      'server/operations/idempotency.ts',
    ]);
    expect(filesWith(/\bhkdf|scrypt|pbkdf2/i)).toEqual([
      'server/auth/secrets/secrets.ts',
      'server/auth/secrets/vault-keys.ts',
    ]);
  });

  it('comes from no package', () => {
    const packages = sources.flatMap(({ text }) =>
      [...text.matchAll(/from '([^'./][^']*)'/g)].map(([, name = '']) => name),
    );
    // jose signs and verifies JWTs.
    for (const { text } of sources) expect(text).not.toMatch(/Encrypt[^}]*\} from 'jose'/);
    const known = /crypt|cipher|nacl|sodium|forge/;
    expect([...new Set(packages)].filter((name) => known.test(name))).toEqual(['node:crypto']);
  });
});

describe('the columns of sealed secrets', () => {
  let test: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    test = await createTestDatabase('embedded');
    database = await openDatabase(test.options);
  });
  afterAll(async () => {
    await database.close();
    await test.cleanup();
  });

  it('are all listed, so that a rotation of the vault keys leaves none out', async () => {
    const { rows } = await database.knex.raw<{ rows: Array<{ table: string; column: string }> }>(
      `select table_name as "table", column_name as "column" from information_schema.columns
       where table_schema = current_schema() and column_name ~ 'wrapped_key|vault_key_id|sealed$' and table_name <> 'vault_keys'`,
    );
    const listed = SEALED_COLUMNS.flatMap(({ table, prefix }) =>
      ['sealed', 'wrapped_key', 'vault_key_id'].map((column) => `${table}.${prefix}${column}`),
    );
    expect(rows.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(listed.sort());
  });
});
