import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createSecrets, type Secrets, sameDigest } from './access/secrets.ts';
import { createToken } from './access/token.ts';
import { type Config, ConfigError } from './config.ts';
import type { Database } from './database/connect.ts';

const PEPPER_BYTES = 32;

/**
 * The pepper under which all secrets are digested: as given, or made on the first start and kept in the data folder.
 */
export function openSecrets(config: Pick<Config, 'DATA_DIR' | 'TENANTRY_PEPPER'>): Secrets {
  return createSecrets(config.TENANTRY_PEPPER ?? storedPepper(config.DATA_DIR));
}

function storedPepper(dataDir: string): string {
  const file = path.join(dataDir, 'pepper');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    chmodSync(dataDir, 0o700);
    try {
      // Of two processes that start at once, the first one's pepper counts for both.
      writeFileSync(file, randomBytes(PEPPER_BYTES).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if (!existsSync(file)) throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
}

export interface Installation {
  operatorKeyHash: Buffer;
  /** The operator key, when it was made just now: the one time that it can be shown. */
  newOperatorKey: string | undefined;
}

/**
 * Sees to it that the database belongs to this pepper, and that there is an operator key.
 * @throws ConfigError when the database was written under another pepper: every credential would be refused
 */
export async function openInstallation(
  { knex }: Database,
  config: Config,
  secrets: Secrets,
): Promise<Installation> {
  const pepperCheck = secrets.digest('pepper-check', 'tenantry');
  const made = createToken('operator');
  const given = config.TENANTRY_OPERATOR_KEY;
  // The first of several replicas that start at once writes the row; the others find it.
  const created = await knex('installation')
    .insert({
      pepper_check: pepperCheck,
      operator_key_hash: given === undefined ? secrets.digest('credential', made) : null,
    })
    .onConflict('id')
    .ignore()
    .returning('id');
  const row = await knex('installation').first();
  if (row === undefined || !sameDigest(row.pepper_check, pepperCheck)) {
    throw new ConfigError(
      'TENANTRY_PEPPER is not the one that this database was written with, so no credential would be accepted. Give the same one to every replica, or the DATA_DIR that holds it.',
    );
  }
  if (given !== undefined)
    return { operatorKeyHash: secrets.digest('credential', given), newOperatorKey: undefined };
  if (row.operator_key_hash !== null) {
    return { operatorKeyHash: row.operator_key_hash, newOperatorKey: created.length > 0 ? made : undefined };
  }
  return adoptOperatorKey({ knex }, secrets, made);
}

/** An installation that was run with a given key and now is not: it gets one of its own. */
async function adoptOperatorKey(
  { knex }: Pick<Database, 'knex'>,
  secrets: Secrets,
  made: string,
): Promise<Installation> {
  const hash = secrets.digest('credential', made);
  const adopted = await knex('installation')
    .whereNull('operator_key_hash')
    .update({ operator_key_hash: hash });
  const row = await knex('installation').first();
  return { operatorKeyHash: row?.operator_key_hash ?? hash, newOperatorKey: adopted > 0 ? made : undefined };
}
