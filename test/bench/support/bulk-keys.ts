import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { ApiKeyId } from '../../../sdk/src/index.ts';
import { newId } from '../../../server/api/ids.ts';
import { createToken, mask } from '../../../server/auth/authentication/token-format.ts';
import { createSecrets, type Secrets } from '../../../server/auth/secrets/secrets.ts';

const BATCH = 1000;

export interface BulkKey {
  id: ApiKeyId;
  secret: string;
  workspaceId: string;
}

/** Those of a server that keeps its pepper in this folder. */
export const secretsOf = (dataDir: string): Secrets =>
  createSecrets(readFileSync(join(dataDir, 'pepper'), 'utf8').trim());

const INSERT = `
  with given as (
    select * from unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) as given (tenant_id, id, masked, hash)),
  keys as (
    insert into api_keys (tenant_id, id, kind, name, scope, masked)
    select tenant_id, id, 'service', 'bulk', $5, masked from given)
  insert into credentials (hash, kind, subject_id, tenant_id)
  select hash, 'service', id, tenant_id from given`;

/** Makes service keys by the thousand, in these workspaces by turns, past the API, which would take minutes. */
export async function insertKeys(
  databaseUrl: string,
  secrets: Secrets,
  workspaceIds: readonly string[],
  count: number,
  scope: 'read-only' | 'read-write' = 'read-only',
): Promise<BulkKey[]> {
  const keys = Array.from({ length: count }, (_, index) => ({
    id: newId('key') as ApiKeyId,
    secret: createToken('service'),
    workspaceId: workspaceIds[index % workspaceIds.length] ?? '',
  }));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (let start = 0; start < count; start += BATCH) {
    const batch = keys.slice(start, start + BATCH);
    await client.query(INSERT, [
      batch.map(({ workspaceId }) => workspaceId),
      batch.map(({ id }) => id),
      batch.map(({ secret }) => mask('service', secret)),
      batch.map(({ secret }) => secrets.digest('credential', secret)),
      scope,
    ]);
  }
  await client.query('analyze api_keys, credentials');
  await client.end();
  return keys;
}
