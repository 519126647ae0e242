import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createSecrets, type Secrets, sameDigest } from './access/secrets.ts';
import { createToken } from './access/token.ts';
import { type Config, ConfigError } from './config.ts';
import type { Database } from './database/connect.ts';
import { codeOf } from './database/sqlstate.ts';
import { createFolder, createOnce } from './files.ts';

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
    try {
      createFolder(dataDir);
      createPepper(file);
    } catch (error) {
      throw new ConfigError(
        `DATA_DIR: ${dataDir} cannot be written (${codeOf(error)}), and the pepper is kept there. Set TENANTRY_PEPPER, or a DATA_DIR that can be written.`,
      );
    }
  }
  const pepper = readFileSync(file, 'utf8').trim();
  if (pepper.length >= PEPPER_BYTES) return pepper;
  throw new ConfigError(`${file} is damaged. Restore it, or give what was in it as TENANTRY_PEPPER.`);
}

/** The file has its name only once it is complete: neither another process nor the next start reads half of it. */
function createPepper(file: string): void {
  createOnce(file, randomBytes(PEPPER_BYTES).toString('base64url'));
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

/** Takes back an operator key that was made on this start and shown to nobody. */
export async function forgetOperatorKey({ knex }: Pick<Database, 'knex'>, hash: Buffer): Promise<void> {
  await knex('installation').where({ operator_key_hash: hash }).update({ operator_key_hash: null });
}
