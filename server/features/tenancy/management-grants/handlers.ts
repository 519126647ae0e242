import type { Schemas } from '../../../api/types.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { toKeySummary } from '../members/service.ts';
import { NOTHING_ENDED, revokeMadeUnderGrant } from '../provenance/end-grant.ts';
import { revocationScopeOf } from '../provenance/revocation-scope.ts';
import { withVisibleNames } from '../provenance/visible-names.ts';
import type { GrantWithNames } from './repository.ts';
import { toGrant } from './serializers.ts';
import { createGrant, getSerialized, notifyBothTenants, parseFutureTime } from './service.ts';

/** Locks a grant in the version that the caller has seen. */
async function lockGrant(context: HandlerContext, id: string): Promise<GrantWithNames> {
  const { repositories, tenant, workspaceId } = context;
  const { locked } = await context.lockForUpdate(async () => {
    await repositories.workspaces.lock(workspaceId);
    return lockCurrent(context, tenant.managerGrants, id, 'grant');
  });
  return locked;
}

type RevocationReceipt = Schemas['RevokedManagerGrant'];

/** Revokes everything created under a grant, and counts the people who had access through it. */
async function revokeDependents(
  context: HandlerContext,
  { id, organization_id, status }: GrantWithNames,
): Promise<RevocationReceipt['ends']> {
  const people = status === 'expired' ? 0 : await context.tenant.managerGrants.countPeople(organization_id);
  return { people, ...(await revokeMadeUnderGrant(revocationScopeOf(context), id)) };
}

/** Returns what remains although it was created under the grant, or its secret was read under it. */
async function dependentsLeft(
  context: HandlerContext,
  id: string,
): Promise<Pick<RevocationReceipt, 'exposed_keys' | 'exposed_endpoints' | 'leaves'>> {
  const { managerGrants, provenance } = context.tenant;
  return {
    exposed_keys: (await managerGrants.exposedKeys(id)).map(toKeySummary),
    exposed_endpoints: await provenance.exposedEndpoints(id),
    leaves: withVisibleNames(context, await provenance.created({ grant: id })),
  };
}

export const managerHandlers = {
  async 'managers.grant'({ body }, context) {
    const { expires_at, paused = false } = body;
    const expiresAt = parseFutureTime(expires_at, context.now);
    const { organization } = await context.loadFacts({ organization: body.organization, userId: null });
    const { id } = assertFound(organization?.archivedAt === null ? organization : undefined, 'organization');
    return createGrant(context, { organizationId: id, expiresAt, paused });
  },

  async 'managers.list'({ query }, { tenant, pager }) {
    const rows = await tenant.managerGrants.list(query.status, pager.request(query));
    return pager.page(query, rows, toGrant, (row) => [row.id]);
  },

  async 'managers.get'({ params }, context) {
    return getSerialized(context.tenant, params.grant_id);
  },

  async 'managers.update'({ params, body }, context) {
    const { tenant, principal, now } = context;
    const row = await lockGrant(context, params.grant_id);
    if (row.status === 'revoked' || row.status === 'expired') {
      throw context.refuse('invalid_state', `The grant is ${row.status}. Create a new one.`);
    }
    await tenant.managerGrants.update(row.id, {
      granted_by: userOf(principal),
      ...(body.expires_at !== undefined && { expires_at: parseFutureTime(body.expires_at, now) }),
      ...(body.paused !== undefined && { paused: body.paused }),
    });
    const updated = await getSerialized(tenant, row.id);
    notifyBothTenants(context, 'manager.updated', updated);
    return updated;
  },

  async 'managers.revoke'({ params }, context) {
    const { tenant, principal, now } = context;
    const row = await lockGrant(context, params.grant_id);
    const isRepeated = row.revoked_at !== null;
    const ends = isRepeated ? { people: 0, ...NOTHING_ENDED } : await revokeDependents(context, row);
    if (isRepeated) context.suppressSideEffects();
    else {
      const revoked_by = userOf(principal);
      await tenant.managerGrants.update(row.id, { revoked_at: now, revoked_by, ended_at: now });
    }
    const revoked = await getSerialized(tenant, row.id);
    notifyBothTenants(context, 'manager.revoked', revoked);
    return { ...revoked, ends, ...(await dependentsLeft(context, row.id)) };
  },

  async 'organizations.listGrants'({ query }, { repositories, pager, organizationId }) {
    const request = pager.request(query);
    const rows = await repositories.organizationGrants.list(organizationId, query.status, request);
    return pager.page(query, rows, toGrant, (row) => [row.id]);
  },
} satisfies Partial<Handlers>;
