import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { applyExpiryPolicy } from '../../tenancy/organizations/policies.ts';
import { requireProjectIds } from '../../tenancy/projects/service.ts';
import { permissionsToStore } from '../application-permissions/service.ts';
import { type KeyInput, type KeyOwner, type NewKey, policyLimits } from './key-input.ts';
import type { KeyPermissionsRow } from './policies.ts';

/* What a key may do, as a request creates or changes it. */

type PolicyCode = 'organization_policy' | 'privilege_escalation';

/** The organization whose policy applies: the one in the path, or the owner of the workspace. */
const owningOrganizationOf = ({ organization, owningOrganization }: HandlerContext) =>
  organization ?? owningOrganization;

const parseTime = (at: string | null | undefined) => (at == null ? null : new Date(at));

/** Returns what a new key may do. @throws organization_policy */
export async function permissionsOfNewKey(
  context: HandlerContext<PolicyCode>,
  { kind, user_id, project_ids }: KeyOwner,
  body: NewKey,
): Promise<KeyPermissionsRow> {
  const organization = owningOrganizationOf(context);
  return {
    kind,
    scope: body.scope,
    permissions: body.permissions === undefined ? null : permissionsToStore(context, body.permissions),
    project_ids: project_ids && (await requireProjectIds(context, project_ids)),
    user_id,
    ip_allowlist: body.ip_allowlist ?? [],
    expires_at: applyExpiryPolicy(context, organization, context.now, parseTime(body.expires_at)),
    ...policyLimits(body.rate_limit ?? null),
  };
}

export type KeyChanges = KeyInput & {
  scope?: KeyPermissionsRow['scope'];
  project_ids?: string[] | null;
  name?: string;
};

/** Returns what a key may do after a change. @throws organization_policy */
export async function permissionsAfter(
  context: HandlerContext<PolicyCode>,
  key: ApiKeyRow,
  body: KeyChanges,
): Promise<KeyPermissionsRow> {
  const scope = body.scope ?? key.scope;
  const given = body.permissions && permissionsToStore(context, body.permissions);
  return {
    ...key,
    scope,
    permissions: scope === 'custom' ? (given ?? key.permissions) : null,
    project_ids: body.project_ids ? await requireProjectIds(context, body.project_ids) : key.project_ids,
    ...(body.project_ids === null && { project_ids: null }),
    ip_allowlist: body.ip_allowlist ?? key.ip_allowlist,
    ...(body.rate_limit !== undefined && policyLimits(body.rate_limit)),
    ...(body.expires_at !== undefined && {
      expires_at: applyExpiryPolicy(
        context,
        owningOrganizationOf(context),
        key.created_at,
        parseTime(body.expires_at),
      ),
    }),
  };
}
