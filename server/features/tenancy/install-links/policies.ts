import { normalizeEmail } from '../../../api/normalize.ts';
import { notFound, type Refuser } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import type { DecisionCode } from '../../../auth/authorization/authorization-request.ts';
import type { OrganizationRow } from '../../../database/schema/organization-tables.ts';
import type { UserRow, WorkspaceRow } from '../../../database/schema/tables.ts';
import { problemOfDecision } from '../../../operations/authorize-call.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { LinkWithStatus } from './repository.ts';

const RESOURCE_NAME = 'install link';

/** A link, and whose it is. */
export interface LinkWithOwner {
  link: LinkWithStatus;
  organization: OrganizationRow;
}

/**
 * The link that a hash opens; `lock` for redeeming it.
 * @throws not_found
 */
export async function findLinkByHash(
  { repositories }: HandlerContext,
  hash: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<LinkWithOwner> {
  const { tenant_id } = assertFound(await repositories.installLinkHashes.find(hash), RESOURCE_NAME);
  const { installLinks } = repositories.tenant(tenant_id);
  const link = assertFound(
    await (lock ? installLinks.lockByHash(hash) : installLinks.findByHash(hash)),
    RESOURCE_NAME,
  );
  const organization = assertFound(await repositories.organizations.find(tenant_id), RESOURCE_NAME);
  if (organization.archived_at !== null) throw notFound(RESOURCE_NAME);
  return { link, organization };
}

/** Strangers are not told of a link that is over: to them there is none. @throws not_found */
export function assertNotArchived({ status }: LinkWithStatus): void {
  if (status !== 'active') throw notFound(RESOURCE_NAME);
}

/** An address that is not confirmed may be anybody's, so it is on no list. */
const isAddressedTo = ({ allowed_emails }: LinkWithStatus, { email, email_verified_at }: UserRow): boolean =>
  allowed_emails.length === 0 ||
  (email_verified_at !== null && allowed_emails.includes(normalizeEmail(email)));

/**
 * Sees to it that a link is for somebody. The refusal does not depend on what is on the list, so that nobody learns whose
 * addresses are by signing up with them.
 * @throws install_link_wrong_address, or not_found when it is over besides
 */
export function assertAddressedTo(
  by: Refuser<'install_link_wrong_address'>,
  link: LinkWithStatus,
  user: UserRow,
): void {
  if (isAddressedTo(link, user)) return;
  assertNotArchived(link);
  throw by.refuse(
    'install_link_wrong_address',
    user.email_verified_at === null
      ? 'This install link is for certain addresses, and yours is not confirmed. Confirm it, and try again.'
      : 'This install link is for other addresses than yours. Sign in with one of them, or ask for a link for yours.',
  );
}

const UNREDEEMABLE_PROBLEMS: Readonly<Record<Exclude<Schemas['InstallLinkStatus'], 'active'>, string>> = {
  archived: 'The organization has withdrawn this install link.',
  expired: 'The time of this install link is over.',
  redeemed: 'This install link was used as often as it may be.',
};

/** @throws a problem with a code of its own for each reason why it cannot be redeemed */
export function assertRedeemable(
  by: Refuser<`install_link_${keyof typeof UNREDEEMABLE_PROBLEMS}`>,
  { status }: LinkWithStatus,
): void {
  if (status !== 'active') {
    throw by.refuse(
      `install_link_${status}`,
      `${UNREDEEMABLE_PROBLEMS[status]} Ask the person who gave it to you for another.`,
    );
  }
}

/** What `managers.grant` refuses with, which no plan limits. */
export type GrantCode = Exclude<DecisionCode, 'plan_required'>;

/** @throws what `managers.grant` there would be refused with */
async function assertMayGrant(context: HandlerContext<GrantCode>, workspace: string): Promise<string> {
  const { contract, authorizer, principal, address, now } = context;
  const requirement = contract.operations.get('managers.grant');
  if (requirement === undefined) throw new Error('The document has no managers.grant.');
  const facts = await context.loadFacts({ workspace, userId: userOf(principal) });
  const decision = authorizer.decide({ principal, requirement, facts, address, subject: undefined, now });
  if (!decision.allowed || !facts.workspace) throw problemOfDecision<'plan_required'>(context, decision);
  return facts.workspace.id;
}

/** The workspace that a body names, locked, in which the caller may let organizations in. */
export async function lockWorkspaceToGrant(
  context: HandlerContext<GrantCode>,
  reference: string,
): Promise<WorkspaceRow> {
  const id = await assertMayGrant(context, reference);
  const workspace = assertFound(await context.repositories.workspaces.lock(id), 'workspace');
  // Whoever was demoted meanwhile had the lock.
  await assertMayGrant(context, id);
  return workspace;
}
