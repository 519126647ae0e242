import type { Knex } from 'knex';
import type { ApiDocument } from '../api/api-document.ts';
import type { PermissionName } from '../api/types.ts';
import type { AuthorizationFacts } from '../auth/authorization/facts.ts';
import { effectivePermissions } from '../auth/authorization/permissions.ts';
import { rateLimitBucketOf } from '../auth/network/ip-address.ts';
import type { Secrets } from '../auth/secrets/secrets.ts';
import { canonicalRequest } from './canonical-request.ts';
import type { IdempotencyRequest } from './idempotency.ts';
import type { OperationCall } from './operation-call.ts';

interface Tools {
  contract: ApiDocument;
  secrets: Secrets;
  database: { readonly knex: Knex };
}

/** Returns the permissions of the caller for the target of a request. */
export const permissionsOfCaller = (
  contract: ApiDocument,
  { principal, now }: OperationCall,
  facts: AuthorizationFacts | undefined,
): ReadonlySet<PermissionName> =>
  principal === null ? new Set() : effectivePermissions(contract, principal, facts, now);

/** Returns what makes two requests of an operation that changes something repetitions, if the client sent a key. */
export async function idempotencyRequestOf(
  { contract, secrets, database }: Tools,
  call: OperationCall,
  facts: AuthorizationFacts | undefined,
): Promise<IdempotencyRequest | undefined> {
  const { principal, address, req } = call;
  const key = req.headers['idempotency-key'];
  if (typeof key !== 'string' || call.operation.surface !== undefined) return undefined;
  const person = principal?.type === 'session' ? principal.userId : principal?.id;
  return {
    // The same key from another caller is a different key.
    principal: person ?? `address:${rateLimitBucketOf(address)}`,
    keyHash: secrets.digest('idempotency-key', key),
    key,
    request: await canonicalRequest(database.knex, call, facts),
    permissions: permissionsOfCaller(contract, call, facts),
  };
}
