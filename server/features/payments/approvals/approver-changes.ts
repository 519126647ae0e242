import type { Schemas } from '../../../api/types.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import type { Emitter, HandlerContext } from '../../../operations/handler-context.ts';
import { peopleOfAll } from './asked-people.ts';
import { missingOf } from './engine/missing.ts';
import type { ApprovalPeople } from './engine/types.ts';
import { loadApprovers } from './people-service.ts';
import { contentOf, demandOf } from './rule-serializers.ts';
import { toApprovalRecord } from './serializers.ts';
import type { ApprovalRow, ApprovalVoteRow } from './tables.ts';

/**
 * What a change of people does to rules and to payments that wait: it never refuses the change, and says what could not be
 * approved afterwards. It is called before the change is made.
 */

const PERMISSION = 'payments:approve';
/** How many approvals that wait are looked at, the newest first, and in how many projects rules are. */
const MAX_APPROVALS = 500;
const MAX_PROJECTS = 100;

/** Returns the role by which an approver may approve after a change, or null if they may not. */
export type ApproverChange = (user: string, role: string, facts: AuthorizationFacts) => string | null;

type Rule = Schemas['UnsatisfiableRule'];

export interface ApproverLoss {
  /** Enabled rules that too few people could meet afterwards, and could meet before. */
  readonly rules: readonly Rule[];
  /** Approvals that too few people could complete afterwards, and could complete before. */
  readonly approvals: ReadonlyArray<Schemas['BlockedApproval']>;
}

type People = Pick<ApprovalPeople, 'roleOf'> & { readonly facts: ReadonlyMap<string, AuthorizationFacts> };

/** Returns the approvers of a place after a change. */
function rolesAfter({ roleOf, facts }: People, change: ApproverChange): Map<string, string> {
  const after = new Map<string, string>();
  for (const [user, role] of roleOf) {
    const own = facts.get(user);
    const kept = own === undefined ? role : change(user, role, own);
    if (kept !== null) after.set(user, kept);
  }
  return after;
}

/** Returns the rules that a change makes impossible to meet, in the workspace or in one of their projects. */
async function lostRules(context: HandlerContext, change: ApproverChange): Promise<Rule[]> {
  const rules = (await context.tenant.approvalRules.all()).filter(({ enabled }) => enabled);
  const places = [
    ...new Set(rules.flatMap((row): Array<string | null> => row.conditions.projects ?? [null])),
  ];
  const lost: Rule[] = [];
  for (const place of places.slice(0, MAX_PROJECTS)) {
    const loaded = await loadApprovers(context, place);
    const everyone = { excluded: new Map(), shared: [], delegations: [] };
    const before = { ...everyone, roleOf: loaded.roleOf };
    const after = { ...everyone, roleOf: rolesAfter(loaded, change) };
    for (const row of rules) {
      if (!(row.conditions.projects ?? [null]).some((one) => one === place)) continue;
      const demands = [demandOf(contentOf(row), row.id)];
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
  context: HandlerContext,
  change: ApproverChange,
): Promise<Array<Schemas['BlockedApproval']>> {
  const rows = await context.tenant.approvals.newestPending(MAX_APPROVALS);
  const peopleOf = await peopleOfAll(context, rows);
  const votes = await context.tenant.approvals.votes(rows.map(({ id }) => id));
  return rows.flatMap((row) => {
    const people = peopleOf(row);
    if (people === null) return [];
    const own = votes.filter(({ approval_id }) => approval_id === row.id);
    const { demands } = row.requirement;
    const missing = missingOf(demands, own, { ...people, roleOf: rolesAfter(people, change) });
    if (missing.length === 0 || missingOf(demands, own, people).length > 0) return [];
    return [toBlocked(row, own, missing)];
  });
}

/** Returns what a change of people makes impossible. */
export const lossOf = async (context: HandlerContext, change: ApproverChange): Promise<ApproverLoss> => ({
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

interface NewRole {
  readonly id: string;
  readonly permissions: { has(permission: typeof PERMISSION): boolean };
}

const approvingAs = ({ id, permissions }: NewRole): string | null =>
  permissions.has(PERMISSION) ? id : null;

/** The change of a person who gets another role in the workspace. A role in a project stays. */
export const withRole =
  (person: string, next: NewRole & { readonly allProjects: boolean }): ApproverChange =>
  (user, role, { project, projectMembership }) => {
    if (user !== person || projectMembership?.role) return role;
    const isInReach = project === undefined || next.allProjects || projectMembership !== null;
    return isInReach ? approvingAs(next) : null;
  };

/** The change of a person who gets another role in a project, or none. */
export const withProjectRole =
  (person: string, projectId: string, next: NewRole | null): ApproverChange =>
  (user, role, { project }) =>
    user !== person || project?.id !== projectId ? role : next && approvingAs(next);

/** The change of the permissions of a custom role. */
export const withPermissions =
  (roleId: string, permissions: readonly string[]): ApproverChange =>
  (_user, role) =>
    role === roleId && !permissions.includes(PERMISSION) ? null : role;
