import { normalizeEmail } from '../../../api/normalize.ts';
import { notFound, type Refuser } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import type { OperationDecisionCode } from '../../../auth/authorization/authorization-request.ts';
import type { OrganizationRow } from '../../../database/schema/organization-tables.ts';
import type { UserRow, WorkspaceRow } from '../../../database/schema/tables.ts';
import { problemOfDecision } from '../../../operations/authorize-call.ts';
import { assertFound, type HandlerContext, lockAuthorized } from '../../../operations/handler-context.ts';
import type { LinkWithStatus } from './repository.ts';

const RESOURCE_NAME = 'install link';

/** A link and its organization. */
export interface LinkWithOwner {
  link: LinkWithStatus;
  organization: OrganizationRow;
}

/**
 * Finds a link by its hash; `lock` locks it for redemption.
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

/** Callers outside the organization get 404 for an inactive link. @throws not_found */
export function assertLinkNotArchived({ status }: LinkWithStatus): void {
  if (status !== 'active') throw notFound(RESOURCE_NAME);
}

/** An unverified address may belong to anyone, so it is on no list. */
const isAddressedTo = ({ allowed_emails }: LinkWithStatus, { email, email_verified_at }: UserRow): boolean =>
  allowed_emails.length === 0 ||
  (email_verified_at !== null && allowed_emails.includes(normalizeEmail(email)));

/**
 * Asserts that a link is addressed to the user. The refusal does not depend on the listed addresses, so that signing up
 * with an address does not reveal whether it is listed.
 * @throws install_link_wrong_address, or not_found if the link is inactive as well
 */
export function assertAddressedTo(
  by: Refuser<'install_link_wrong_address'>,
  link: LinkWithStatus,
  user: UserRow,
): void {
  if (isAddressedTo(link, user)) return;
  assertLinkNotArchived(link);
  throw by.refuse(
    'install_link_wrong_address',
    user.email_verified_at === null
      ? 'This install link is for certain addresses, and yours is not confirmed. Confirm it, and try again.'
      : 'This install link is for other addresses than yours. Sign in with one of them, or ask for a link for yours.',
  );
}

const UNREDEEMABLE_PROBLEMS: Readonly<Record<Exclude<Schemas['InstallLinkStatus'], 'active'>, string>> = {
  archived: 'The organization has withdrawn this install link.',
  expired: 'This install link has expired.',
  redeemed: 'This install link has reached its maximum number of uses.',
};

/**
 * Asserts that the link can be redeemed.
 * @throws a problem with a specific code for each reason
 */
export function assertRedeemable(
  by: Refuser<`install_link_${keyof typeof UNREDEEMABLE_PROBLEMS}`>,
  { status }: LinkWithStatus,
): void {
  if (status !== 'active') {
    throw by.refuse(
      `install_link_${status}`,
      `${UNREDEEMABLE_PROBLEMS[status]} Ask the person who gave it to you for a new one.`,
    );
  }
}

/** Error codes of `managers.grant`, which no plan limits. */
export type GrantCode = Exclude<OperationDecisionCode, 'plan_required'>;

/**
 * Asserts that the caller may create a grant on the workspace.
 * @throws the problem of `managers.grant`
 */
async function assertMayGrant(context: HandlerContext<GrantCode>, workspace: string): Promise<string> {
  const { contract, authorizer, principal, address, now } = context;
  const requirement = contract.operations.get('managers.grant');
  if (requirement === undefined) throw new Error('The document has no managers.grant.');
  const facts = await context.loadFacts({ workspace, userId: userOf(principal) });
  const decision = authorizer.decide({ principal, requirement, facts, address, subject: undefined, now });
  if (!decision.allowed || !facts.workspace) throw problemOfDecision<'plan_required'>(context, decision);
  return facts.workspace.id;
}

/** Locks the workspace in the body, in which the caller may create grants. */
export const lockWorkspaceToGrant = (
  context: HandlerContext<GrantCode>,
  reference: string,
): Promise<WorkspaceRow> =>
  lockAuthorized(
    (workspace) => assertMayGrant(context, workspace),
    reference,
    context.repositories.workspaces,
    'workspace',
  );
