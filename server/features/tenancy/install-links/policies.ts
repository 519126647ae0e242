import { decide } from '../../../auth/authorization/decide.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import type { DecisionCode } from '../../../auth/authorization/step-result.ts';
import { type Context, found } from '../../../operations/handler-context.ts';
import { emailKey } from '../../../api/normalize.ts';
import { notFound, type Refuser, refusalOf } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { OrganizationRow } from '../../../database/schema/organization-tables.ts';
import type { UserRow, WorkspaceRow } from '../../../database/schema/tables.ts';
import type { LinkWithStatus } from './repository.ts';

const WHAT = 'install link';

/** A link, and whose it is. */
export interface FoundLink {
  link: LinkWithStatus;
  organization: OrganizationRow;
}

/**
 * The link that a hash opens; `lock` for redeeming it.
 * @throws not_found
 */
export async function linkBehind(
  { repositories }: Context,
  hash: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<FoundLink> {
  const { workspace_id } = found(await repositories.installLinkHashes.find(hash), WHAT);
  const { installLinks } = repositories.tenant(workspace_id);
  const link = found(await (lock ? installLinks.lockByHash(hash) : installLinks.findByHash(hash)), WHAT);
  const organization = found(await repositories.organizations.find(workspace_id), WHAT);
  if (organization.archived_at !== null) throw notFound(WHAT);
  return { link, organization };
}

/** Strangers are not told of a link that is over: to them there is none. @throws not_found */
export function requireActive({ status }: LinkWithStatus): void {
  if (status !== 'active') throw notFound(WHAT);
}

/** An address that is not confirmed may be anybody's, so it is on no list. */
const isFor = ({ allowed_emails }: LinkWithStatus, { email, email_verified_at }: UserRow): boolean =>
  allowed_emails.length === 0 || (email_verified_at !== null && allowed_emails.includes(emailKey(email)));

/**
 * Sees to it that a link is for somebody. The refusal does not depend on what is on the list, so that nobody learns whose
 * addresses are by signing up with them.
 * @throws install_link_wrong_address, or not_found when it is over besides
 */
export function requireFor(
  by: Refuser<'install_link_wrong_address'>,
  link: LinkWithStatus,
  user: UserRow,
): void {
  if (isFor(link, user)) return;
  requireActive(link);
  throw by.refuse(
    'install_link_wrong_address',
    user.email_verified_at === null
      ? 'This install link is for certain addresses, and yours is not confirmed. Confirm it, and try again.'
      : 'This install link is for other addresses than yours. Sign in with one of them, or ask for a link for yours.',
  );
}

const OVER: Readonly<Record<Exclude<Schemas['InstallLinkStatus'], 'active'>, string>> = {
  archived: 'The organization has withdrawn this install link.',
  expired: 'The time of this install link is over.',
  redeemed: 'This install link was used as often as it may be.',
};

/** @throws a problem with a code of its own for each reason why it cannot be redeemed */
export function requireOpen(
  by: Refuser<`install_link_${keyof typeof OVER}`>,
  { status }: LinkWithStatus,
): void {
  if (status !== 'active') {
    throw by.refuse(
      `install_link_${status}`,
      `${OVER[status]} Ask the person who gave it to you for another.`,
    );
  }
}

/** What `managers.grant` refuses with, which no plan limits. */
export type GrantCode = Exclude<DecisionCode, 'plan_required'>;

/** @throws what `managers.grant` there would be refused with */
async function requireToGrant(context: Context<GrantCode>, workspace: string): Promise<string> {
  const { contract, principal, address, now } = context;
  const requirement = contract.operations.get('managers.grant');
  if (requirement === undefined) throw new Error('The document has no managers.grant.');
  const facts = await context.factsAbout({ workspace, userId: userOf(principal) });
  const decision = decide(contract, { principal, requirement, facts, address, subject: undefined, now });
  if (!decision.allowed || !facts.workspace) throw refusalOf<'plan_required'>(context, decision);
  return facts.workspace.id;
}

/** The workspace that a body names, locked, in which the caller may let organizations in. */
export async function lockOwn(context: Context<GrantCode>, reference: string): Promise<WorkspaceRow> {
  const id = await requireToGrant(context, reference);
  const workspace = found(await context.repositories.workspaces.lock(id), 'workspace');
  // Whoever was demoted meanwhile had the lock.
  await requireToGrant(context, id);
  return workspace;
}
