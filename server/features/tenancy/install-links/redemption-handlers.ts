import { type Context, found } from '../../../operations/handler-context.ts';
import type { Handlers, Input } from '../../../api/types.ts';
import type { UserRow, WorkspaceRow } from '../../../database/schema/tables.ts';
import { grantOn } from '../management-grants/service.ts';
import { session } from '../../identity/users/service.ts';
import { toWorkspace } from '../workspaces/serializers.ts';
import { createWorkspace } from '../workspaces/service.ts';
import { toInstallLink, toPublicLink } from './serializers.ts';
import { type GrantCode, linkBehind, lockOwn, requireActive, requireFor, requireOpen } from './policies.ts';

const caller = async (context: Context): Promise<UserRow> =>
  found(await context.repositories.users.find(session(context).userId), 'user');

type Body = Input<'installLinks.redeem'>['body'];

/** What the organization is let into: a workspace of the caller's, or one that is made for it. */
async function workspaceFor(
  context: Context<GrantCode>,
  { workspace, new_workspace }: Body,
): Promise<WorkspaceRow> {
  // The document asks for exactly one of the two.
  if (new_workspace === undefined) return lockOwn(context, workspace ?? '');
  const { name, slug } = new_workspace;
  const made = await createWorkspace(context, { name, slug, ownerId: session(context).userId });
  context.emit('workspace.created', toWorkspace(made), made.id);
  context.audit('workspace.created', made.id);
  return made;
}

export const redemptionHandlers = {
  async 'installLinks.resolve'({ params }, context) {
    const { link, organization } = await linkBehind(context, params.hash);
    requireActive(link);
    return toPublicLink(link, organization);
  },

  async 'installLinks.preview'({ params }, context) {
    const { link, organization } = await linkBehind(context, params.hash);
    requireFor(context, link, await caller(context));
    return {
      ...toPublicLink(link, organization),
      expires_at: link.expires_at?.toISOString() ?? null,
      permissions: [...context.contract.managingPermissions],
    };
  },

  async 'installLinks.redeem'({ params, body }, context) {
    const { link, organization } = await linkBehind(context, params.hash, { lock: true });
    requireFor(context, link, await caller(context));
    requireOpen(context, link);
    const workspace = await workspaceFor(context, body);
    const terms = { organizationId: organization.id, expiresAt: null, paused: false };
    const grant = await grantOn(context, workspace, terms);
    const { installLinks } = context.repositories.tenant(organization.id);
    await installLinks.use(link);
    const install_link = toInstallLink(found(await installLinks.find(link.id), 'install link'));
    context.emit('install_link.redeemed', { install_link, grant }, organization.id);
    for (const place of [workspace.id, organization.id])
      context.audit('install_link.redeemed', link.id, place);
    return { workspace: toWorkspace(workspace), grant };
  },
} satisfies Partial<Handlers>;
