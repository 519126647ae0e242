import type { Schemas } from '../../../api/types.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import { startSlices } from '../../../jobs/time-slices.ts';
import type { Emitter } from '../../../operations/handler-context.ts';
import { missingOf } from './engine/missing.ts';
import type { ApprovalPeople } from './engine/types.ts';
import { type ApproverScope, loadApprovers, loadPlace, peopleFor, requestOf } from './people-service.ts';
import { demandOf, ruleContentOf } from './rule-serializers.ts';
import { toApprovalRecord } from './serializers.ts';
import type { ApprovalRow, ApprovalVoteRow } from './tables.ts';

/**
 * What a change of people does to rules and to payments that wait: it never refuses the change, and says what could not be
 * approved afterwards. It is called before the change is made.
 */

const PERMISSION = 'payments:approve';
/**
 * The request holds the lock of the workspace meanwhile. So the newest approvals that wait are looked at, of at most this many
 * payments together, and rules and approvals in at most this many projects.
 */
const MAX_APPROVALS = 500;
const MAX_PAYMENTS = 10_000;
const MAX_PROJECTS = 20;

/** Returns the role by which an approver may approve after a change, or null if they may not. */
export type ApproverChange = (user: string, role: string | null, facts: AuthorizationFacts) => string | null;

type Rule = Schemas['UnsatisfiableRule'];

export interface ApproverLoss {
  /** Enabled rules that too few people could meet afterwards, and could meet before. */
  readonly rules: readonly Rule[];
  /** Approvals that too few people could complete afterwards, and could complete before. */
  readonly approvals: ReadonlyArray<Schemas['BlockedApproval']>;
}

type People = Pick<ApprovalPeople, 'roleOf'> & { readonly facts: ReadonlyMap<string, AuthorizationFacts> };

/** Returns the approvers of a place after a change; `undefined` if they stay the same. */
function rolesAfter({ roleOf, facts }: People, change: ApproverChange): Map<string, string> | undefined {
  const after = new Map<string, string>();
  let isSame = true;
  for (const [user, role] of roleOf) {
    const own = facts.get(user);
    const kept = own === undefined ? role : change(user, role, own);
    isSame &&= kept === role;
    if (kept !== null) after.set(user, kept);
  }
  return isSame ? undefined : after;
}

/** Returns the rules that a change makes impossible to meet, in the workspace or in one of their projects. */
async function lostRules(context: ApproverScope, change: ApproverChange): Promise<Rule[]> {
  const rules = (await context.tenant.approvalRules.all()).filter(({ enabled }) => enabled);
  const places = [
    ...new Set(rules.flatMap((row): Array<string | null> => row.conditions.projects ?? [null])),
  ];
  const lost: Rule[] = [];
  const slices = startSlices();
  for (const place of places.slice(0, MAX_PROJECTS)) {
    const loaded = await loadApprovers(context, place);
    const roleOf = rolesAfter(loaded, change);
    if (roleOf === undefined) continue;
    const everyone = { excluded: new Map(), shared: [], delegations: [] };
    const [before, after] = [
      { ...everyone, roleOf: loaded.roleOf },
      { ...everyone, roleOf },
    ];
    for (const row of rules) {
      if (slices.isDue()) await slices.rest();
      if (!(row.conditions.projects ?? [null]).some((one) => one === place)) continue;
      const demands = [demandOf(ruleContentOf(row), row.id)];
      const missing = missingOf(demands, [], after);
      if (missing.length === 0 || missingOf(demands, [], before).length > 0) continue;
      const steps = missing.map(({ step, missing: count }) => ({ step, missing: count }));
      lost.push({ rule: row.id, name: row.name, project_id: place, steps });
    }
  }
  return lost;
}

const toBlocked = (
  row: ApprovalRow,
  votes: readonly ApprovalVoteRow[],
  missing: ReturnType<typeof missingOf>,
): Schemas['BlockedApproval'] => ({ ...toApprovalRecord(row, votes), missing });

/** Returns the approvals of payments that a change makes impossible to complete. */
async function blockedApprovals(
  context: ApproverScope,
  change: ApproverChange,
): Promise<Array<Schemas['BlockedApproval']>> {
  const { approvals, approvers } = context.tenant;
  const rows = await newestWaiting(context);
  const projects = [...new Set(rows.map(({ project_id }) => project_id))].slice(0, MAX_PROJECTS);
  const blocked: Array<Schemas['BlockedApproval']> = [];
  const slices = startSlices();
  for (const id of projects) {
    const place = await loadPlace(context, id, await approvers.isLive(id ?? ''));
    const roleOf = rolesAfter(place, change);
    if (roleOf === undefined) continue;
    const own = rows.filter(({ project_id }) => project_id === id);
    const peopleOf = await peopleFor(context, place, own.map(requestOf));
    const votes = await approvals.votes(own.map((row) => row.id));
    for (const row of own) {
      if (slices.isDue()) await slices.rest();
      const people = peopleOf(requestOf(row));
      const cast = votes.filter(({ approval_id }) => approval_id === row.id);
      const { demands } = row.requirement;
      const missing = missingOf(demands, cast, { ...people, roleOf });
      if (missing.length > 0 && missingOf(demands, cast, people).length === 0)
        blocked.push(toBlocked(row, cast, missing));
    }
  }
  return blocked;
}

/** Returns the newest approvals that wait, as many as are looked at. */
async function newestWaiting({ tenant }: ApproverScope): Promise<ApprovalRow[]> {
  const rows = await tenant.approvals.newestPending(MAX_APPROVALS);
  let payments = 0;
  const end = rows.findIndex(({ payment_count }) => {
    payments += payment_count;
    return payments > MAX_PAYMENTS;
  });
  return end === -1 ? rows : rows.slice(0, end);
}

/** Returns what a change of people makes impossible. */
export const lossOf = async (context: ApproverScope, change: ApproverChange): Promise<ApproverLoss> => ({
  rules: await lostRules(context, change),
  approvals: await blockedApprovals(context, change),
});

/** Emits what a change of people makes impossible. */
export function emitLoss(context: Emitter, { rules, approvals }: ApproverLoss): void {
  for (const rule of rules) context.emit('approval_rule.unsatisfiable', rule);
  for (const approval of approvals) context.emit('approval.blocked', approval);
}

/** The change of a person who leaves. */
export const withoutPerson =
  (leaving: string): ApproverChange =>
  (user, role) =>
    user === leaving ? null : role;

/** Returns the role by which owners and admins of the organization that owns the workspace approve, whatever their own role. */
const viaOrganization = ({ organization }: AuthorizationFacts): string | null =>
  organization?.role?.permissions.has(PERMISSION) ? 'admin' : null;

/** The change of a person whose membership of a workspace ends. */
export const withoutMembership =
  (person: string): ApproverChange =>
  (user, role, facts) =>
    user === person ? viaOrganization(facts) : role;

interface NewRole {
  readonly id: string;
  readonly permissions: { has(permission: typeof PERMISSION): boolean };
}

const approvingAs = ({ id, permissions }: NewRole): string | null =>
  permissions.has(PERMISSION) ? id : null;

/** The change of a person who gets another role in the workspace. A role in a project stays. */
export const withRole =
  (person: string, next: NewRole & { readonly allProjects: boolean }): ApproverChange =>
  (user, role, facts) => {
    const { project, projectMembership } = facts;
    if (user !== person || projectMembership?.role) return role;
    const isInReach = project === undefined || next.allProjects || projectMembership !== null;
    return (isInReach ? approvingAs(next) : null) ?? viaOrganization(facts);
  };

/** The change of a person who gets another role in a project, or none. */
export const withProjectRole =
  (person: string, projectId: string, next: NewRole | null): ApproverChange =>
  (user, role, facts) =>
    user !== person || facts.project?.id !== projectId
      ? role
      : ((next && approvingAs(next)) ?? viaOrganization(facts));

/** The change of the permissions of a custom role. */
export const withPermissions =
  (roleId: string, permissions: readonly string[]): ApproverChange =>
  (_user, role, facts) =>
    role === roleId && !permissions.includes(PERMISSION) ? viaOrganization(facts) : role;
