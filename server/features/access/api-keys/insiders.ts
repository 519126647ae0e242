import { isKey, userOf } from '../../../auth/authentication/principal.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { KeyInsiderRow } from './insider-repository.ts';

/**
 * Records to whom a secret of a key was shown, or who has changed what it may do: the caller, and everyone who knows the key
 * that the caller uses.
 */
export async function recordInsiders(
  {
    tenant,
    repositories,
    principal,
    now,
  }: Pick<HandlerContext, 'tenant' | 'repositories' | 'principal' | 'now'>,
  keyId: string,
  kind: KeyInsiderRow['kind'],
): Promise<void> {
  const user = userOf(principal);
  const knowCaller = isKey(principal)
    ? await repositories.tenant(principal.tenantId).keyInsiders.knowing(principal.id, now)
    : [];
  for (const user_id of new Set([...(user === null ? [] : [user]), ...knowCaller]))
    await tenant.keyInsiders.add({ key_id: keyId, user_id, kind, at: now });
}
