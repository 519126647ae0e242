import { frontendLink } from '../../../../api/frontend-links.ts';
import { tenantIdFields } from '../../../../api/ids.ts';
import { DAY_MS } from '../../../../api/times.ts';
import type { Schemas } from '../../../../api/types.ts';
import { createToken } from '../../../../auth/authentication/token-format.ts';
import type { Secrets } from '../../../../auth/secrets/secrets.ts';
import type { IdentityRow } from '../../../../database/schema/sso-tables.ts';
import { assertFound, type HandlerContext } from '../../../../operations/handler-context.ts';
import { unlinkIdentity } from './unlink.ts';

/** Days for which a person can undo an automatic link. */
const UNDO_DAYS = 7;

const hashOf = (secrets: Secrets, token: string): Buffer => secrets.digest('identity-undo', token);

/** Lets the person of an identity undo its link. @returns the link for a mail to them */
export async function offerUndo(
  { repositories, secrets, installation, now }: HandlerContext,
  { tenant_id, connection_id, id, user_id }: IdentityRow,
): Promise<string> {
  const token = createToken('undo');
  await repositories.identityUndos.insert({
    hash: hashOf(secrets, token),
    tenant_id,
    connection_id,
    identity_id: id,
    user_id,
    expires_at: new Date(now.getTime() + UNDO_DAYS * DAY_MS),
  });
  return frontendLink(installation.appUrl, 'undo-link', token);
}

/**
 * Undoes an automatic link for its person. The connection signs them in again only after they have linked it themselves, in a session
 * with a proof of their own.
 * @throws not_found or invalid_state
 */
export async function undoLink(
  context: HandlerContext<'not_found' | 'invalid_state'>,
  token: string,
): Promise<Schemas['UndoneLink']> {
  const { repositories, secrets, now } = context;
  const found = await repositories.identityUndos.find(hashOf(secrets, token));
  if (found === undefined)
    throw context.refuse('not_found', 'This link is not valid. Open it from the mail again.');
  const tenant = assertFound(await repositories.tenants.lock(found.tenant_id), 'tenant');
  const { user_id, connection_id, identity_id } = found;
  if (!(await repositories.identityUndos.use(found.hash, now)))
    throw context.refuse('invalid_state', 'This link was used already, or it has expired after seven days.');
  const { identities } = repositories.tenant(found.tenant_id);
  for (const identity of await identities.lockLinked(found)) await unlinkIdentity(context, identity);
  await identities.rememberUnlinked(found, { isUndone: true });
  const place = { ...tenantIdFields(found.tenant_id), tenant_name: tenant.name };
  return { identity_id, user_id, connection_id, ...place };
}
