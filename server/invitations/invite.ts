import { decide } from '../access/decide.ts';
import { effectivePermissions } from '../access/permissions.ts';
import { ADDRESS_NOT_ASKED } from '../access/place.ts';
import { userOf } from '../access/principal.ts';
import type { Budget } from '../access/rate-limits.ts';
import { requirementOf } from '../access/requirement.ts';
import { createToken } from '../access/token.ts';
import { type Context, found } from '../contract/context.ts';
import { emailKey } from '../contract/email-address.ts';
import { newId, tenantKind } from '../contract/ids.ts';
import { ProblemError, refusalOf } from '../contract/problem.ts';
import type { InvitationRow } from '../database/invitation-tables.ts';
import type { MailRow } from '../database/mail-tables.ts';
import { linkTo } from '../mail/links.ts';
import { permissionsOfRole, requireToHoldRole } from '../roles/rules.ts';
import { MAILS_IN_AN_HOUR } from '../users/rules.ts';
import { mailKey, type Standing } from './repository.ts';

const VALID_HOURS = 72;
const HOUR_SECONDS = 3600;

/** Whom to invite, as what. */
export interface Draft {
  email: string;
  role: string;
  projectIds: readonly string[];
  firstName: string | null;
  lastName: string | null;
}

export type Outcome = 'invited' | 'already_member' | 'already_invited' | 'rate_limited';

/** Who invites into what, for the mails. */
export interface Sender {
  /** Id of a user or a key; `null` for the operator. */
  id: string | null;
  name: string | null;
  /** Name of the workspace or the organization. */
  place: string;
  language: MailRow['language'];
}

export async function senderOf({ principal, repositories, tenant, tenantId }: Context): Promise<Sender> {
  const userId = userOf(principal);
  const person = userId === null ? undefined : await repositories.users.find(userId);
  return {
    id: userId ?? (principal.type === 'operator' ? null : principal.id),
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
    dedupeKey: mailKey(invitation),
  });
}

/** Counts a mail against those that an address may get from a workspace: nobody has a stranger's mailbox filled. */
export const spendMail = (
  { rateLimits, tenantId }: Context,
  { email_key }: Pick<InvitationRow, 'email_key'>,
): Promise<Budget> =>
  rateLimits.spend(`invitations:${tenantId}:${email_key}`, {
    requests: MAILS_IN_AN_HOUR,
    seconds: HOUR_SECONDS,
  });

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

/** Those whose addresses may get another mail. */
async function affordable(context: Context, fresh: ReadonlyMap<string, Fresh>): Promise<Map<string, Fresh>> {
  const within = new Map<string, Fresh>();
  for (const [email_key, one] of fresh) {
    if (!(await spendMail(context, { email_key })).exceeded) within.set(email_key, one);
  }
  return within;
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
    import_id: importId,
    grant_id: grants.get(draft.role) ?? null,
    expires_at: expiryFrom(now),
    hash: secrets.digest('invitation', token),
  }));
  return new Map((await tenant.invitations.insert(rows)).map((row) => [row.id, row]));
}

/**
 * Invites those who are neither in nor invited yet. Without `dryRun` each new invitation is made and mailed.
 * @returns what became of each draft, in order
 */
export async function invite(
  context: Context,
  sender: Sender,
  drafts: readonly Draft[],
  { dryRun = false, importId = null }: { dryRun?: boolean; importId?: string | null } = {},
): Promise<Array<{ outcome: Outcome; invitation?: InvitationRow }>> {
  const keys = [...new Set(drafts.map(({ email }) => emailKey(email)))];
  const found = await context.tenant.invitations.standing(keys);
  const standings: Standings = new Map(found.map((standing) => [standing.email_key, standing]));
  const fresh = freshOf(drafts, standings);
  const mailable = dryRun ? fresh : await affordable(context, fresh);
  const made = dryRun ? undefined : await make(context, sender, mailable, importId);
  return drafts.map((draft) => {
    const standing = standings.get(emailKey(draft.email));
    if (standing?.member) return { outcome: 'already_member' };
    const entry = fresh.get(emailKey(draft.email));
    if (entry?.draft !== draft) return { outcome: 'already_invited' };
    if (!mailable.has(emailKey(draft.email))) return { outcome: 'rate_limited' };
    if (made === undefined) return { outcome: 'invited' };
    const invitation = made.get(entry.id);
    if (invitation === undefined) return { outcome: 'already_invited' };
    mailInvitation(context, sender, invitation, entry.token, standing?.language ?? sender.language);
    return { outcome: 'invited', invitation };
  });
}

/**
 * A project that people are invited into: the caller could add them to it by hand, with this role.
 * @returns its id
 */
export async function requireToAddTo(context: Context, project: string, role: string): Promise<string> {
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
  if (!decision.allowed) throw refusalOf(decision);
  const held = effectivePermissions(contract, principal, facts, now);
  const missing = [...(await permissionsOfRole(context, role))].find((permission) => !held.has(permission));
  if (missing !== undefined) {
    throw new ProblemError(
      'privilege_escalation',
      `In one of the projects you do not hold ${missing} yourself, which the role includes.`,
      { required_permission: missing },
    );
  }
  return found(facts.project ?? undefined, 'project').id;
}
