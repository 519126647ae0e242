import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createToken } from './auth/authentication/token-format.ts';
import { createSecrets, digestsEqual, type Secrets } from './auth/secrets/secrets.ts';
import type { Vault } from './auth/secrets/vault.ts';
import { type Config, ConfigError } from './config.ts';
import type { Database } from './database/connect.ts';
import { errorCodeOf } from './database/errors.ts';
import { createFolder, createOnce } from './database/files.ts';
import { seedPlans } from './database/seed-plans.ts';

const PEPPER_BYTES = 32;

type SecretSettings = Pick<Config, 'DATA_DIR'> &
  Partial<Pick<Config, 'TENANTRY_PEPPER' | 'TENANTRY_VAULT_KEYS'>>;

/**
 * Returns the secrets under the vault keys and the pepper, which is configured, or generated at the first start and kept
 * in the data folder.
 */
export function loadSecrets({ DATA_DIR, TENANTRY_PEPPER, TENANTRY_VAULT_KEYS }: SecretSettings): Secrets {
  return createSecrets(TENANTRY_PEPPER ?? readPepperFile(DATA_DIR), TENANTRY_VAULT_KEYS);
}

function readPepperFile(dataDir: string): string {
  const file = path.join(dataDir, 'pepper');
  if (!existsSync(file)) {
    try {
      createFolder(dataDir);
      createPepper(file);
    } catch (error) {
      throw new ConfigError(
        `DATA_DIR: ${dataDir} cannot be written (${errorCodeOf(error)}), and the pepper is kept there. Set TENANTRY_PEPPER, or a DATA_DIR that can be written.`,
      );
    }
  }
  const pepper = readFileSync(file, 'utf8').trim();
  if (pepper.length >= PEPPER_BYTES) return pepper;
  throw new ConfigError(`${file} is damaged. Restore it, or give what was in it as TENANTRY_PEPPER.`);
}

/** The file is published atomically: neither another process nor the next start reads it incomplete. */
function createPepper(file: string): void {
  createOnce(file, randomBytes(PEPPER_BYTES).toString('base64url'));
}

/** An operator key that this start generated. */
export interface NewOperatorKey {
  key: string;
  /** The file with the key, readable only by its owner. */
  file: string;
}

export interface BootstrapResult {
  operatorKeyHash: Buffer;
  newOperatorKey: NewOperatorKey | undefined;
}

/**
 * Verifies that the database belongs to this pepper and these vault keys, and that an operator key exists.
 * @throws ConfigError when the database was written with another pepper, so that every credential would be rejected,
 * when the id of a vault key names another key, or when a generated operator key cannot be stored
 */
export async function bootstrapInstallation(
  { knex }: Database,
  config: Config,
  secrets: Secrets,
): Promise<BootstrapResult> {
  const pepperCheck = secrets.digest('pepper-check', 'tenantry');
  const generated = createToken('operator');
  const configured = config.TENANTRY_OPERATOR_KEY;
  // Of several replicas that start in parallel, the first inserts the row; the others find it.
  const created = await knex('installation')
    .insert({
      pepper_check: pepperCheck,
      operator_key_hash: configured === undefined ? secrets.digest('credential', generated) : null,
    })
    .onConflict('id')
    .ignore()
    .returning('id');
  const row = await knex('installation').first();
  if (row === undefined || !digestsEqual(row.pepper_check, pepperCheck)) {
    throw new ConfigError(
      'TENANTRY_PEPPER is not the one that this database was written with, so no credential would be accepted. Give the same one to every replica, or the DATA_DIR that holds it.',
    );
  }
  await registerVaultKeys(knex, secrets.vault);
  await registerPlans(knex, config);
  if (configured !== undefined)
    return { operatorKeyHash: secrets.digest('credential', configured), newOperatorKey: undefined };
  const { hash, isMade } =
    row.operator_key_hash === null
      ? await storeConfiguredOperatorKey({ knex }, secrets, generated)
      : { hash: row.operator_key_hash, isMade: created.length > 0 };
  return {
    operatorKeyHash: hash,
    newOperatorKey: isMade ? await keepOperatorKey({ knex }, config, hash, generated) : undefined,
  };
}

/**
 * Records the vault keys, so that a key that is missing later is known by its id, and an id never names two keys.
 * @throws ConfigError when an id names another key than before
 */
async function registerVaultKeys(knex: Database['knex'], { keys }: Vault): Promise<void> {
  await knex('vault_keys')
    .insert(keys.map(({ id, fingerprint }) => ({ id, fingerprint })))
    .onConflict('id')
    .ignore();
  const known = await knex('vault_keys').select('id', 'fingerprint');
  for (const { id, fingerprint } of keys) {
    if (known.some((row) => row.id === id && !digestsEqual(row.fingerprint, fingerprint)))
      throw new ConfigError(
        `TENANTRY_VAULT_KEYS: ${id} is not the key that this database knows by this id. Give the same key to every replica, and a new id to a new key.`,
      );
  }
}

/** Makes sure that the seeded plans and the plan of new workspaces exist. @throws ConfigError for an unusable default */
async function registerPlans(knex: Database['knex'], { DEFAULT_PLAN }: Config): Promise<void> {
  await seedPlans(knex);
  const plan = await knex('plans').where({ name: DEFAULT_PLAN }).first();
  if (plan === undefined)
    throw new ConfigError(
      `DEFAULT_PLAN: there is no plan ${DEFAULT_PLAN}. Start with another one, and create this one first.`,
    );
  if (plan.archived_at !== null)
    throw new ConfigError(`DEFAULT_PLAN: the plan ${DEFAULT_PLAN} is archived. Choose another one.`);
}

/** Stores the configured operator key. An installation whose configured key was removed gets a generated one. */
async function storeConfiguredOperatorKey(
  { knex }: Pick<Database, 'knex'>,
  secrets: Secrets,
  made: string,
): Promise<{ hash: Buffer; isMade: boolean }> {
  const hash = secrets.digest('credential', made);
  const adopted = await knex('installation')
    .whereNull('operator_key_hash')
    .update({ operator_key_hash: hash });
  const row = await knex('installation').first();
  return { hash: row?.operator_key_hash ?? hash, isMade: adopted > 0 };
}

/** Writes a new operator key to the data folder and replaces the previous one. */
async function keepOperatorKey(
  { knex }: Pick<Database, 'knex'>,
  { DATA_DIR }: Pick<Config, 'DATA_DIR'>,
  hash: Buffer,
  key: string,
): Promise<NewOperatorKey> {
  const file = path.join(DATA_DIR, 'operator-key');
  try {
    createFolder(DATA_DIR);
    rmSync(file, { force: true });
    createOnce(file, `${key}\n`);
    return { key, file };
  } catch (error) {
    await discardOperatorKey({ knex }, { hash, file: undefined });
    throw new ConfigError(
      `DATA_DIR: ${DATA_DIR} cannot be written (${errorCodeOf(error)}), and a first start keeps the operator key there. Set TENANTRY_OPERATOR_KEY, or a DATA_DIR that can be written.`,
    );
  }
}

/** Discards an operator key that a failed start generated. */
export async function discardOperatorKey(
  { knex }: Pick<Database, 'knex'>,
  { hash, file }: { hash: Buffer; file: string | undefined },
): Promise<void> {
  await knex('installation').where({ operator_key_hash: hash }).update({ operator_key_hash: null });
  if (file !== undefined) rmSync(file, { force: true });
}
