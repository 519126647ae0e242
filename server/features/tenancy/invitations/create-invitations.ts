import { frontendLink } from '../../../api/frontend-links.ts';
import { newId, tenantKindOf } from '../../../api/ids.ts';
import { normalizeEmail } from '../../../api/normalize.ts';
import { HOUR_MS } from '../../../api/times.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import { createToken } from '../../../auth/authentication/token-format.ts';
import type { OperationDecisionCode } from '../../../auth/authorization/authorization-request.ts';
import { ADDRESS_NOT_APPLICABLE } from '../../../auth/authorization/authorization-request.ts';
import { effectivePermissions } from '../../../auth/authorization/permissions.ts';
import { requirementOf } from '../../../auth/authorization/requirement.ts';
import type { InvitationRow } from '../../../database/schema/invitation-tables.ts';
import type { Joined } from '../../../database/schema/joined.ts';
import type { MailRow } from '../../../database/schema/mail-tables.ts';
import { problemOfDecision } from '../../../operations/authorize-call.ts';
import {
  assertFound,
  type HandlerContext,
  type ReauthorizedContext,
} from '../../../operations/handler-context.ts';
import { assertOutranksRole, permissionsOfRole } from '../roles/policies.ts';
import {
  assertSenderConfirmed,
  type MailAllowance,
  type MailRefusal,
  openMailAllowance,
} from './mail-budget.ts';
import { type AddressStatus, mailDeduplicationKey } from './repository.ts';

const VALID_HOURS = 72;

/** The person to invite, and the role. */
export interface InvitationInput {
  email: string;
  role: string;
  projectIds: readonly string[];
  firstName: string | null;
  lastName: string | null;
  /** Its columns with an external id and metadata, which the member gets. */
  joined?: Partial<Joined>;
}

type InvitationResult = 'invited' | 'already_member' | 'already_invited' | MailRefusal['outcome'];

/** The result of one invitation. */
export interface AttemptedInvitation {
  outcome: InvitationResult;
  invitation?: InvitationRow;
  refusal?: MailRefusal;
}

/** The inviter and the tenant, as mails name them. */
export interface InvitationSender {
  /** Id of a user or a key; `null` for the operator. */
  id: string | null;
  /** The session or key in use. */
  credentialId: string | null;
  name: string | null;
  /** Name of the workspace or organization. */
  tenantName: string;
  language: MailRow['language'];
}

/**
 * Loads the sender of invitations.
 * @throws email_not_verified
 */
export async function loadSender(context: HandlerContext<'email_not_verified'>): Promise<InvitationSender> {
  const { principal, repositories, tenant, tenantId } = context;
  await assertSenderConfirmed(context);
  const userId = userOf(principal);
  const person = userId === null ? undefined : await repositories.users.find(userId);
  return {
    id: userId ?? (principal.type === 'operator' ? null : principal.id),
    credentialId: principal.type === 'operator' ? null : principal.id,
    name: person?.name ?? null,
    tenantName: assertFound(await repositories.tenants.find(tenantId), 'tenant').name,
    // Organizations have no language setting.
    language: (await tenant.settings.get())?.language ?? person?.language ?? 'en',
  };
}

export const expiryFrom = (now: Date): Date => new Date(now.getTime() + VALID_HOURS * HOUR_MS);

/** Queues the mail with the link. It can be withdrawn until it is sent. */
export function mailInvitation(
  context: HandlerContext,
  sender: InvitationSender,
  invitation: InvitationRow,
  { token, language }: { token: string; language: MailRow['language'] | null | undefined },
): void {
  const { installation, tenantId } = context;
  context.sendMail({
    template: tenantKindOf(tenantId) === 'organization' ? 'organization_invitation' : 'invitation',
    data: {
      inviter: sender.name,
      workspace: sender.tenantName,
      url: frontendLink(installation.appUrl, 'invitations', token),
    },
    to: invitation.email,
    language: language ?? sender.language,
    tenantId,
    sender: sender.id,
    dedupeKey: mailDeduplicationKey(invitation),
  });
}

interface NewInvitee {
  draft: InvitationInput;
  id: string;
  token: string;
}
type AddressStatuses = ReadonlyMap<string, AddressStatus>;

/**
 * Returns the addresses to invite, which are neither members nor invited yet; for a repeated address, the first entry.
 */
function selectNewInvitees(
  drafts: readonly InvitationInput[],
  statuses: AddressStatuses,
): Map<string, NewInvitee> {
  const fresh = new Map<string, NewInvitee>();
  for (const draft of drafts) {
    const key = normalizeEmail(draft.email);
    const status = statuses.get(key);
    if (status?.member || status?.invited || fresh.has(key)) continue;
    fresh.set(key, { draft, id: newId('inv'), token: createToken('invitation') });
  }
  return fresh;
}

/** Returns the grant that the caller depends on to assign a role in projects. */
export async function requiredGrantForRole(
  context: ReauthorizedContext,
  role: string,
  projectIds: readonly string[],
): Promise<string | null> {
  const grant = await context.requiredGrant(async (alone) => {
    await assertOutranksRole(alone, role);
    for (const id of projectIds) await assertMayAddToProject(alone, id, role);
  });
  return grant?.id ?? null;
}

/** Returns the grant for each assigned role. An import invites all of its people into the same projects. */
async function requiredGrants(context: ReauthorizedContext, fresh: ReadonlyMap<string, NewInvitee>) {
  const grants = new Map<string, string | null>();
  for (const { draft } of fresh.values()) {
    if (grants.has(draft.role)) continue;
    grants.set(draft.role, await requiredGrantForRole(context, draft.role, draft.projectIds));
  }
  return grants;
}

/**
 * Inserts invitations.
 * @returns the inserted ones by id, without addresses that a concurrent request has invited
 */
async function insertInvitations(
  context: ReauthorizedContext,
  sender: InvitationSender,
  fresh: ReadonlyMap<string, NewInvitee>,
  importId: string | null,
): Promise<Map<string, InvitationRow>> {
  if (fresh.size === 0) return new Map();
  const { tenant, secrets, now } = context;
  const grants = await requiredGrants(context, fresh);
  const externalIds = [...fresh.values()].flatMap(({ draft }) => draft.joined?.external_id ?? []);
  await tenant.invitations.markExpired([...fresh.keys()], externalIds);
  const rows = [...fresh].map(([email_key, { draft, id, token }]) => ({
    id,
    email: draft.email,
    email_key,
    role: draft.role,
    project_ids: [...draft.projectIds],
    first_name: draft.firstName,
    last_name: draft.lastName,
    invited_by: sender.id,
    created_with: sender.credentialId,
    import_id: importId,
    grant_id: grants.get(draft.role) ?? null,
    expires_at: expiryFrom(now),
    ...draft.joined,
    hash: secrets.digest('invitation', token),
  }));
  return new Map((await tenant.invitations.insert(rows)).map((row) => [row.id, row]));
}

interface InviteOptions {
  dryRun?: boolean;
  importId?: string | null;
  /** The mail allowance of the request, if it invites in several steps. */
  allowance?: MailAllowance;
}

/**
 * Invites the people who are neither members nor invited yet, within the mail budgets. With `dryRun` nothing is created
 * or mailed.
 * @returns the result of each input, in order
 */
export async function createInvitations(
  context: ReauthorizedContext,
  sender: InvitationSender,
  drafts: readonly InvitationInput[],
  { dryRun = false, importId = null, allowance }: InviteOptions = {},
): Promise<AttemptedInvitation[]> {
  const keys = [...new Set(drafts.map(({ email }) => normalizeEmail(email)))];
  const { consume } = allowance ?? (await openMailAllowance(context, sender.id));
  const found = await context.tenant.invitations.statusesOf(keys);
  const statuses: AddressStatuses = new Map(found.map((status) => [status.email_key, status]));
  const fresh = selectNewInvitees(drafts, statuses);
  const refusals = await consume([...fresh.keys()]);
  const mailable = new Map([...fresh].filter(([key]) => !refusals.has(key)));
  const inserted = dryRun ? undefined : await insertInvitations(context, sender, mailable, importId);
  return drafts.map((draft): AttemptedInvitation => {
    const key = normalizeEmail(draft.email);
    const status = statuses.get(key);
    if (status?.member) return { outcome: 'already_member' };
    const entry = fresh.get(key);
    if (entry?.draft !== draft) return { outcome: 'already_invited' };
    const refusal = refusals.get(key);
    if (refusal !== undefined) return { outcome: refusal.outcome, refusal };
    if (inserted === undefined) return { outcome: 'invited' };
    const invitation = inserted.get(entry.id);
    if (invitation === undefined) return { outcome: 'already_invited' };
    mailInvitation(context, sender, invitation, { token: entry.token, language: status?.language });
    return { outcome: 'invited', invitation };
  });
}

/** Error codes of adding a person to a project. */
export type AddCode = Exclude<OperationDecisionCode, 'plan_required'> | 'privilege_escalation';

/**
 * Asserts that the caller could add people to a project directly, with this role.
 * @returns the id of the project
 */
export async function assertMayAddToProject(
  context: HandlerContext<AddCode>,
  project: string,
  role: string,
): Promise<string> {
  const { contract, authorizer, principal, workspaceId, now } = context;
  const facts = await context.loadFacts({ workspace: workspaceId, project, userId: userOf(principal) });
  const requirement = requirementOf('project_members:manage');
  const decision = authorizer.decide({
    principal,
    requirement,
    facts,
    address: ADDRESS_NOT_APPLICABLE,
    subject: undefined,
    now,
  });
  if (!decision.allowed) throw problemOfDecision<'plan_required'>(context, decision);
  const permissions = effectivePermissions(contract, principal, facts, now);
  const missing = [...(await permissionsOfRole(context, role))].find(
    (permission) => !permissions.has(permission),
  );
  if (missing !== undefined) {
    throw context.refuse(
      'privilege_escalation',
      `The role includes ${missing}, which you do not have in one of the projects.`,
      { required_permission: missing },
    );
  }
  return assertFound(facts.project ?? undefined, 'project').id;
}
