import { userOf } from '../../../auth/authentication/principal.ts';
import { type Context, found } from '../../../operations/handler-context.ts';
import type { Handlers, Schemas } from '../../../api/types.ts';
import { toKeySummary } from '../members/service.ts';
import { endUnderGrant, NOTHING_ENDED } from '../provenance/end-grant.ts';
import { namedFor } from '../provenance/visible-names.ts';
import { placeOf } from '../provenance/revocation-scope.ts';
import { toGrant } from './serializers.ts';
import type { GrantWithNames } from './repository.ts';
import { future, grant, present, tellOfGrant } from './service.ts';

/** A grant in the version that the caller has seen, which nobody else changes meanwhile. */
async function lockPresent(context: Context, id: string): Promise<GrantWithNames> {
  await context.repositories.workspaces.lock(context.workspaceId);
  await context.decideAgain();
  const row = found(await context.tenant.managerGrants.lock(id), 'grant');
  context.ifMatch(String(row.version));
  return row;
}

type Receipt = Schemas['RevokedManagerGrant'];

/** Ends for good what was made under a grant, and counts who reached the workspace through it. */
async function endAll(
  context: Context,
  { id, organization_id, status }: GrantWithNames,
): Promise<Receipt['ends']> {
  const people = status === 'expired' ? 0 : await context.tenant.managerGrants.people(organization_id);
  return { people, ...(await endUnderGrant(placeOf(context), id)) };
}

/** What goes on although it was made under the grant, or a secret of it was read. */
async function left(
  context: Context,
  id: string,
): Promise<Pick<Receipt, 'exposed_keys' | 'exposed_endpoints' | 'leaves'>> {
  const { managerGrants, provenance } = context.tenant;
  return {
    exposed_keys: (await managerGrants.exposedKeys(id)).map(toKeySummary),
    exposed_endpoints: await provenance.exposedEndpoints(id),
    leaves: namedFor(context, await provenance.created({ grant: id })),
  };
}

export const managerHandlers = {
  async 'managers.grant'({ body }, context) {
    const { expires_at, paused = false } = body;
    const expiresAt = future(expires_at, context.now);
    const { organization } = await context.factsAbout({ organization: body.organization, userId: null });
    const { id } = found(organization?.archivedAt === null ? organization : undefined, 'organization');
    return grant(context, { organizationId: id, expiresAt, paused });
  },

  async 'managers.list'({ query }, { tenant, pager }) {
    const rows = await tenant.managerGrants.list(query.status, pager.request(query));
    return pager.page(query, rows, toGrant, (row) => [row.id]);
  },

  async 'managers.get'({ params }, context) {
    return present(context.tenant, params.grant_id);
  },

  async 'managers.update'({ params, body }, context) {
    const { tenant, principal, now } = context;
    const row = await lockPresent(context, params.grant_id);
    if (row.status === 'revoked' || row.status === 'expired') {
      throw context.refuse('invalid_state', `The grant is ${row.status}. Give another one.`);
    }
    await tenant.managerGrants.update(row.id, {
      granted_by: userOf(principal),
      ...(body.expires_at !== undefined && { expires_at: future(body.expires_at, now) }),
      ...(body.paused !== undefined && { paused: body.paused }),
    });
    const updated = await present(tenant, row.id);
    tellOfGrant(context, 'manager.updated', updated);
    return updated;
  },

  async 'managers.revoke'({ params }, context) {
    const { tenant, principal, now } = context;
    const row = await lockPresent(context, params.grant_id);
    const isRepeated = row.revoked_at !== null;
    const ends = isRepeated ? { people: 0, ...NOTHING_ENDED } : await endAll(context, row);
    if (isRepeated) context.changeNothing();
    else {
      const revoked_by = userOf(principal);
      await tenant.managerGrants.update(row.id, { revoked_at: now, revoked_by, ended_at: now });
    }
    const revoked = await present(tenant, row.id);
    tellOfGrant(context, 'manager.revoked', revoked);
    return { ...revoked, ends, ...(await left(context, row.id)) };
  },

  async 'organizations.listGrants'({ query }, { repositories, pager, organizationId }) {
    const request = pager.request(query);
    const rows = await repositories.organizationGrants.list(organizationId, query.status, request);
    return pager.page(query, rows, toGrant, (row) => [row.id]);
  },
} satisfies Partial<Handlers>;
