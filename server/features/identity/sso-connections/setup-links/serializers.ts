import { tenantIdFields } from '../../../../api/ids.ts';
import type { Schemas } from '../../../../api/types.ts';
import { permissionOfLink } from '../../../../auth/authentication/setup-link-principal.ts';
import { resolveEffectiveRoles } from '../../../../auth/authorization/effective-roles.ts';
import type { SetupLinkRow } from '../../../../database/schema/sso-tables.ts';
import type { HandlerContext } from '../../../../operations/handler-context.ts';

/** Whether the person who made a link may still do what it does. */
async function isHeld(
  { operation, tenantId, loadFacts, now }: HandlerContext,
  { kind, created_by: userId }: SetupLinkRow,
): Promise<boolean> {
  const facts = await loadFacts(
    operation.inOrganization ? { organization: tenantId, userId } : { workspace: tenantId, userId },
  );
  const { effective } = resolveEffectiveRoles(facts.contract, facts, now);
  return effective?.permissions.has(permissionOfLink(tenantId, kind)) === true;
}

/** @param isHeldByMaker whether the person who made it may still do what it does */
export function toSetupLink(row: SetupLinkRow, isHeldByMaker: boolean, now: Date): Schemas['SsoSetupLink'] {
  const { kind, target_id } = row;
  const status = (): Schemas['SsoSetupLink']['status'] => {
    if (row.completed) return 'completed';
    if (row.ended_at !== null) return 'revoked';
    if (row.expires_at <= now) return 'expired';
    return isHeldByMaker ? 'open' : 'revoked';
  };
  return {
    id: row.id,
    ...tenantIdFields(row.tenant_id),
    kind,
    name: row.name,
    connection_id: kind === 'scim' ? null : target_id,
    directory_id: kind === 'scim' ? target_id : null,
    status: status(),
    email: row.email,
    masked: row.masked,
    created_by: row.created_by,
    expires_at: row.expires_at.toISOString(),
    opened_at: row.opened_at?.toISOString() ?? null,
    tested_at: row.tested_at?.toISOString() ?? null,
    ended_at: row.ended_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    etag: String(row.version),
  };
}

/** Serializes a link for those who manage it. */
export const showLink = async (
  context: HandlerContext,
  row: SetupLinkRow,
): Promise<Schemas['SsoSetupLink']> => toSetupLink(row, await isHeld(context, row), context.now);
