import type { OperationInput } from '../../../api/types.ts';
import type { UserRow, WorkspaceRow } from '../../../database/schema/tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { requireSession } from '../../identity/users/service.ts';
import { createGrantOnLockedWorkspace } from '../management-grants/service.ts';
import { toWorkspace } from '../workspaces/serializers.ts';
import { createWorkspace } from '../workspaces/service.ts';
import {
  assertAddressedTo,
  assertLinkNotArchived,
  assertRedeemable,
  findLinkByHash,
  type GrantCode,
  lockWorkspaceToGrant,
} from './policies.ts';
import { toInstallLink, toPublicLink } from './serializers.ts';

const confirmedUser = async (context: HandlerContext): Promise<UserRow> =>
  assertFound(await context.repositories.users.find(requireSession(context).userId), 'user');

type Body = OperationInput<'installLinks.redeem'>['body'];

/** Returns the workspace that the organization gets access to: an existing one of the caller, or a new one. */
async function targetWorkspace(
  context: HandlerContext<GrantCode>,
  { workspace, new_workspace }: Body,
): Promise<WorkspaceRow> {
  // The document requires exactly one of the two.
  if (new_workspace === undefined) return lockWorkspaceToGrant(context, workspace ?? '');
  const { name, slug } = new_workspace;
  const created = await createWorkspace(context, { name, slug, ownerId: requireSession(context).userId });
  context.emit('workspace.created', toWorkspace(created), created.id);
  context.audit('workspace.created', created.id);
  return created;
}

export const redemptionHandlers = {
  async 'installLinks.resolve'({ params }, context) {
    const { link, organization } = await findLinkByHash(context, params.hash);
    assertLinkNotArchived(link);
    return toPublicLink(link, organization);
  },

  async 'installLinks.preview'({ params }, context) {
    const { link, organization } = await findLinkByHash(context, params.hash);
    assertAddressedTo(context, link, await confirmedUser(context));
    return {
      ...toPublicLink(link, organization),
      expires_at: link.expires_at?.toISOString() ?? null,
      permissions: [...context.contract.managerPermissions],
    };
  },

  async 'installLinks.redeem'({ params, body }, context) {
    const { link, organization } = await findLinkByHash(context, params.hash, { lock: true });
    assertAddressedTo(context, link, await confirmedUser(context));
    assertRedeemable(context, link);
    const workspace = await targetWorkspace(context, body);
    const terms = { organizationId: organization.id, expiresAt: null, paused: false };
    const grant = await createGrantOnLockedWorkspace(context, workspace, terms);
    const { installLinks } = context.repositories.tenant(organization.id);
    await installLinks.use(link);
    const install_link = toInstallLink(assertFound(await installLinks.find(link.id), 'install link'));
    context.emit('install_link.redeemed', { install_link, grant }, organization.id);
    for (const tenantId of [workspace.id, organization.id])
      context.audit('install_link.redeemed', link.id, tenantId);
    return { workspace: toWorkspace(workspace), grant };
  },
} satisfies Partial<Handlers>;
