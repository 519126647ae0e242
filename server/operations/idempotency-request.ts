import type { Knex } from 'knex';
import type { Facts } from '../auth/authorization/authorization-facts.ts';
import { addressBlock } from '../auth/network/ip-address.ts';
import { effectivePermissions } from '../auth/authorization/permissions.ts';
import type { Secrets } from '../auth/secrets/secrets.ts';
import type { Call } from './operation-call.ts';
import { canonicalRequest } from './canonical-request.ts';
import type { KeyUse } from './idempotency.ts';
import type { Contract } from '../api/api-document.ts';
import type { Permission } from '../api/types.ts';

interface Tools {
  contract: Contract;
  secrets: Secrets;
  database: { readonly knex: Knex };
}

/** What the caller of a request may do where it is about. */
export const heldBy = (
  contract: Contract,
  { principal, now }: Call,
  facts: Facts | undefined,
): ReadonlySet<Permission> =>
  principal === null ? new Set() : effectivePermissions(contract, principal, facts, now);

/** What makes two requests the same one, when the client asks for that. */
export async function keyUseOf(
  { contract, secrets, database }: Tools,
  call: Call,
  facts: Facts | undefined,
): Promise<KeyUse | undefined> {
  const { principal, address, req } = call;
  const key = req.method === 'POST' ? req.headers['idempotency-key'] : undefined;
  if (typeof key !== 'string') return undefined;
  const person = principal?.type === 'session' ? principal.userId : principal?.id;
  return {
    // The same key of somebody else is another key.
    principal: person ?? `address:${addressBlock(address)}`,
    keyHash: secrets.digest('idempotency-key', key),
    key,
    request: await canonicalRequest(database.knex, call, facts),
    held: heldBy(contract, call, facts),
  };
}
