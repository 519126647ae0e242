import { ADDRESS_NOT_ASKED, decide } from '../access/decide.ts';
import { effectivePermissions } from '../access/permissions.ts';
import { userOf } from '../access/principal.ts';
import { createToken } from '../access/token.ts';
import { requirementOf } from '../access-checks/principals.ts';
import { type Context, found } from '../contract/context.ts';
import { newId } from '../contract/ids.ts';
import { ProblemError } from '../contract/problem.ts';
import type { InvitationRow, MailRow } from '../database/tables.ts';
import { linkTo } from '../mail/links.ts';
import { permissionsOfRole } from '../roles/rules.ts';
import { emailKey } from '../users/repository.ts';
import { mailKey } from './repository.ts';

const VALID_HOURS = 72;

/** Whom to invite, as what. */
export interface Draft {
  email: string;
  role: string;
  projectIds: readonly string[];
  firstName: string | null;
  lastName: string | null;
}

export type Outcome = 'invited' | 'already_member' | 'already_invited';

/** Who invites into what, for the mails. */
export interface Sender {
  /** Id of a user or a key; `null` for the operator. */
  id: string | null;
  name: string | null;
  workspace: string;
  language: MailRow['language'];
}

export async function senderOf({ principal, repositories, tenant, workspaceId }: Context): Promise<Sender> {
  const userId = userOf(principal);
  const person = userId === null ? undefined : await repositories.users.find(userId);
  return {
    id: userId ?? (principal.type === 'operator' ? null : principal.id),
    name: person?.name ?? null,
    workspace: found(await repositories.workspaces.find(workspaceId), 'workspace').name,
    language: found(await tenant.settings.get(), 'workspace').language,
  };
}

export const expiryFrom = (now: Date): Date => new Date(now.getTime() + VALID_HOURS * 3_600_000);

/** Mails the link. It is in the outbox only, from which it can be called back until it is sent. */
export function mailInvitation(
  { installation, workspaceId, sendMail }: Context,
  sender: Sender,
  invitation: InvitationRow,
  token: string,
  language: MailRow['language'] = sender.language,
): void {
  sendMail({
    template: 'invitation',
    data: {
      inviter: sender.name,
      workspace: sender.workspace,
      url: linkTo(installation.appUrl, 'invitations', token),
    },
    to: invitation.email,
    language,
    workspaceId,
    dedupeKey: mailKey(invitation),
  });
}

/**
 * Invites those who are neither in nor invited yet. Without `dryRun` each new invitation is made and mailed.
 * @returns what became of each draft, in order; of several to one address the first counts
 */
export async function invite(
  context: Context,
  sender: Sender,
  drafts: readonly Draft[],
  { dryRun = false, importId = null }: { dryRun?: boolean; importId?: string | null } = {},
): Promise<Array<{ outcome: Outcome; invitation?: InvitationRow }>> {
  const { tenant, secrets, now } = context;
  const keys = [...new Set(drafts.map(({ email }) => emailKey(email)))];
  const standings = new Map((await tenant.invitations.standing(keys)).map((one) => [one.email_key, one]));
  const fresh = new Map<string, { draft: Draft; id: string; token: string }>();
  for (const draft of drafts) {
    const standing = standings.get(emailKey(draft.email));
    if (standing?.member || standing?.invited || fresh.has(emailKey(draft.email))) continue;
    fresh.set(emailKey(draft.email), { draft, id: newId('inv'), token: createToken('invitation') });
  }
  const made = new Map<string, InvitationRow>();
  if (!dryRun && fresh.size > 0) {
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
      expires_at: expiryFrom(now),
      hash: secrets.digest('invitation', token),
    }));
    for (const row of await tenant.invitations.insert(rows)) made.set(row.id, row);
  }
  return drafts.map((draft) => {
    const standing = standings.get(emailKey(draft.email));
    if (standing?.member) return { outcome: 'already_member' };
    const entry = fresh.get(emailKey(draft.email));
    if (entry?.draft !== draft) return { outcome: 'already_invited' };
    if (dryRun) return { outcome: 'invited' };
    const invitation = made.get(entry.id);
    // Somebody else has invited them between our look and our insert.
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
  if (!decision.allowed) {
    throw new ProblemError(decision.code ?? 'internal_error', decision.detail, {
      ...(decision.requiredPermission && { required_permission: decision.requiredPermission }),
    });
  }
  const held = effectivePermissions(contract, principal, facts);
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
