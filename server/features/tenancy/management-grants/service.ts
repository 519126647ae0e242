import { newId } from '../../../api/ids.ts';
import { invalidField } from '../../../api/problem.ts';
import type { EventType, Schemas } from '../../../api/types.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import type { WorkspaceRow } from '../../../database/schema/tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { TenantRepositories } from '../../../operations/repositories.ts';
import { toGrant } from './serializers.ts';

/** Parses a time in the future. @throws invalid_request */
export function parseFutureTime(at: string | null | undefined, now: Date): Date | null {
  if (at == null) return null;
  const time = new Date(at);
  if (time > now) return time;
  const message = 'Give a time in the future.';
  throw invalidField('expires_at', 'minimum', message);
}

export const getSerialized = async (
  { managerGrants }: Pick<TenantRepositories, 'managerGrants'>,
  id: string,
): Promise<Schemas['ManagerGrant']> => toGrant(assertFound(await managerGrants.find(id), 'grant'));

/** Notifies both tenants of a grant, and adds an entry to the organization's audit log. */
export function notifyBothTenants(
  context: HandlerContext,
  type: Extract<EventType, `manager.${string}`>,
  grant: Schemas['ManagerGrant'],
): void {
  for (const tenant of [grant.workspace.id, grant.organization.id]) context.emit(type, grant, tenant);
  context.audit(type, grant.id, grant.organization.id);
}

interface NewGrant {
  organizationId: string;
  expiresAt: Date | null;
  paused: boolean;
}

/**
 * Lets an organization manage the workspace in the path. A concurrent demotion of the caller holds the workspace lock,
 * so that the caller cannot grant more than their current role allows.
 */
export async function createGrant(
  context: HandlerContext<'invalid_state'>,
  terms: NewGrant,
): Promise<Schemas['ManagerGrant']> {
  const { repositories, workspaceId } = context;
  const { locked } = await context.lockForUpdate(() => repositories.workspaces.lock(workspaceId));
  return createGrantOnLockedWorkspace(context, assertFound(locked, 'workspace'), terms);
}

/** Creates a grant on a locked workspace, after the caller was authorized for it. */
export async function createGrantOnLockedWorkspace(
  context: HandlerContext<'invalid_state'>,
  workspace: WorkspaceRow,
  { organizationId, expiresAt, paused }: NewGrant,
): Promise<Schemas['ManagerGrant']> {
  const { repositories, principal } = context;
  const tenant = repositories.tenant(workspace.id);
  if (workspace.organization_id === organizationId) {
    throw context.refuse('invalid_state', 'This organization owns the workspace.');
  }
  await tenant.managerGrants.expireGrantsTo(organizationId);
  const id = newId('grt');
  await tenant.managerGrants.insert({
    id,
    organization_id: organizationId,
    granted_by: userOf(principal),
    expires_at: expiresAt,
    paused,
  });
  const created = await getSerialized(tenant, id);
  notifyBothTenants(context, 'manager.granted', created);
  return created;
}
