import { decide } from '../../../auth/authorization/decide.ts';
import { effectivePermissions } from '../../../auth/authorization/permissions.ts';
import { ADDRESS_NOT_ASKED } from '../../../auth/authorization/steps/resource-access.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import { requirementOf } from '../../../auth/authorization/requirement.ts';
import { createToken } from '../../../auth/authentication/token-format.ts';
import type { DecisionCode } from '../../../auth/authorization/step-result.ts';
import { type Context, found } from '../../../operations/handler-context.ts';
import { emailKey } from '../../../api/normalize.ts';
import { newId, tenantKind } from '../../../api/ids.ts';
import { refusalOf } from '../../../api/problem.ts';
import type { InvitationRow } from '../../../database/schema/invitation-tables.ts';
import type { MailRow } from '../../../database/schema/mail-tables.ts';
import { linkTo } from '../../../mail/frontend-links.ts';
import { permissionsOfRole, requireToHoldRole } from '../roles/policies.ts';
import { type Allowance, openAllowance, type Refusal, requireConfirmedSender } from './mail-budget.ts';
import { mailKey, type Standing } from './repository.ts';

const VALID_HOURS = 72;

/** Whom to invite, as what. */
export interface Draft {
  email: string;
  role: string;
  projectIds: readonly string[];
  firstName: string | null;
  lastName: string | null;
}

export type Outcome = 'invited' | 'already_member' | 'already_invited' | Refusal['outcome'];

/** What became of a draft. */
export interface Invited {
  outcome: Outcome;
  invitation?: InvitationRow;
  refusal?: Refusal;
}

/** Who invites into what, for the mails. */
export interface Sender {
  /** Id of a user or a key; `null` for the operator. */
  id: string | null;
  /** The session or key that they use. */
  credentialId: string | null;
  name: string | null;
  /** Name of the workspace or the organization. */
  place: string;
  language: MailRow['language'];
}

/** @throws email_not_verified */
export async function senderOf(context: Context<'email_not_verified'>): Promise<Sender> {
  const { principal, repositories, tenant, tenantId } = context;
  await requireConfirmedSender(context);
  const userId = userOf(principal);
  const person = userId === null ? undefined : await repositories.users.find(userId);
  return {
    id: userId ?? (principal.type === 'operator' ? null : principal.id),
    credentialId: principal.type === 'operator' ? null : principal.id,
    name: person?.name ?? null,
    place: found(await repositories.tenants.find(tenantId), 'tenant').name,
    // Organizations have no language of their own.
    language: (await tenant.settings.get())?.language ?? person?.language ?? 'en',
  };
}

export const expiryFrom = (now: Date): Date => new Date(now.getTime() + VALID_HOURS * 3_600_000);

/** Mails the link. It is in the outbox only, from which it can be called back until it is sent. */
export function mailInvitation(
  context: Context,
  sender: Sender,
  invitation: InvitationRow,
  token: string,
  language: MailRow['language'] = sender.language,
): void {
  const { installation, tenantId } = context;
  context.sendMail({
    template: tenantKind(tenantId) === 'organization' ? 'organization_invitation' : 'invitation',
    data: {
      inviter: sender.name,
      workspace: sender.place,
      url: linkTo(installation.appUrl, 'invitations', token),
    },
    to: invitation.email,
    language,
    workspaceId: tenantId,
    sender: sender.id,
    dedupeKey: mailKey(invitation),
  });
}

interface Fresh {
  draft: Draft;
  id: string;
  token: string;
}
type Standings = ReadonlyMap<string, Standing>;

/** Those to invite, by address: neither in nor invited yet; of several to one address the first. */
function freshOf(drafts: readonly Draft[], standings: Standings): Map<string, Fresh> {
  const fresh = new Map<string, Fresh>();
  for (const draft of drafts) {
    const key = emailKey(draft.email);
    const standing = standings.get(key);
    if (standing?.member || standing?.invited || fresh.has(key)) continue;
    fresh.set(key, { draft, id: newId('inv'), token: createToken('invitation') });
  }
  return fresh;
}

/** The grant under which the caller gives a role in projects, when they could not without it. */
export async function grantBehindRole(
  context: Context,
  role: string,
  projectIds: readonly string[],
): Promise<string | null> {
  const grant = await context.grantBehind(async (alone) => {
    await requireToHoldRole(alone, role);
    for (const id of projectIds) await requireToAddTo(alone, id, role);
  });
  return grant?.id ?? null;
}

/** The same for each role that is given. Whoever invites several people at once invites them into the same projects. */
async function grantsBehind(context: Context, fresh: ReadonlyMap<string, Fresh>) {
  const grants = new Map<string, string | null>();
  for (const { draft } of fresh.values()) {
    if (grants.has(draft.role)) continue;
    grants.set(draft.role, await grantBehindRole(context, draft.role, draft.projectIds));
  }
  return grants;
}

/** @returns the invitations that were made, by id: somebody else may have been faster at some addresses */
async function make(
  context: Context,
  sender: Sender,
  fresh: ReadonlyMap<string, Fresh>,
  importId: string | null,
): Promise<Map<string, InvitationRow>> {
  if (fresh.size === 0) return new Map();
  const { tenant, secrets, now } = context;
  const grants = await grantsBehind(context, fresh);
  await tenant.invitations.expireTo([...fresh.keys()]);
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
    hash: secrets.digest('invitation', token),
  }));
  return new Map((await tenant.invitations.insert(rows)).map((row) => [row.id, row]));
}

interface InviteOptions {
  dryRun?: boolean;
  importId?: string | null;
  /** The budgets of the request, when it invites several times. */
  allowance?: Allowance;
}

/**
 * Invites those who are neither in nor invited yet, as far as the budgets go. Without `dryRun` each new invitation is made
 * and mailed.
 * @returns what became of each draft, in order
 */
export async function invite(
  context: Context,
  sender: Sender,
  drafts: readonly Draft[],
  { dryRun = false, importId = null, allowance }: InviteOptions = {},
): Promise<Invited[]> {
  const keys = [...new Set(drafts.map(({ email }) => emailKey(email)))];
  const { spend } = allowance ?? (await openAllowance(context, sender.id));
  const found = await context.tenant.invitations.standing(keys);
  const standings: Standings = new Map(found.map((standing) => [standing.email_key, standing]));
  const fresh = freshOf(drafts, standings);
  const refusals = await spend([...fresh.keys()]);
  const mailable = new Map([...fresh].filter(([key]) => !refusals.has(key)));
  const made = dryRun ? undefined : await make(context, sender, mailable, importId);
  return drafts.map((draft): Invited => {
    const key = emailKey(draft.email);
    const standing = standings.get(key);
    if (standing?.member) return { outcome: 'already_member' };
    const entry = fresh.get(key);
    if (entry?.draft !== draft) return { outcome: 'already_invited' };
    const refusal = refusals.get(key);
    if (refusal !== undefined) return { outcome: refusal.outcome, refusal };
    if (made === undefined) return { outcome: 'invited' };
    const invitation = made.get(entry.id);
    if (invitation === undefined) return { outcome: 'already_invited' };
    mailInvitation(context, sender, invitation, entry.token, standing?.language ?? sender.language);
    return { outcome: 'invited', invitation };
  });
}

/** How adding somebody to a project is refused. */
export type AddCode = Exclude<DecisionCode, 'plan_required'> | 'privilege_escalation';

/**
 * A project that people are invited into: the caller could add them to it by hand, with this role.
 * @returns its id
 */
export async function requireToAddTo(
  context: Context<AddCode>,
  project: string,
  role: string,
): Promise<string> {
  const { contract, principal, workspaceId, now } = context;
  const facts = await context.factsAbout({ workspace: workspaceId, project, userId: userOf(principal) });
  const requirement = requirementOf('project_members:manage');
  const decision = decide(contract, {
    principal,
    requirement,
    facts,
    address: ADDRESS_NOT_ASKED,
    subject: undefined,
    now,
  });
  if (!decision.allowed) throw refusalOf<'plan_required'>(context, decision);
  const held = effectivePermissions(contract, principal, facts, now);
  const missing = [...(await permissionsOfRole(context, role))].find((permission) => !held.has(permission));
  if (missing !== undefined) {
    throw context.refuse(
      'privilege_escalation',
      `In one of the projects you do not hold ${missing} yourself, which the role includes.`,
      { required_permission: missing },
    );
  }
  return found(facts.project ?? undefined, 'project').id;
}
