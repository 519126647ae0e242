import { HOUR_MS } from '../../../api/times.ts';
import { resolveEffectiveRoles } from '../../../auth/authorization/effective-roles.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { PossibleApprover } from './approver-repository.ts';
import {
  coolingOf,
  exclusionsOf,
  type PermissionGain,
  type PersonalChange,
  type RequestHistory,
} from './engine/people.ts';
import type { ApprovalPeople, ExclusionReason } from './engine/types.ts';
import type { ApprovalRow } from './tables.ts';

const PERMISSION = 'payments:approve';

/** Who requested something, and when by the real time. */
export interface Request {
  requester_id: string;
  requester_user_id: string | null;
  requested_at: Date;
  /** Null for what concerns the workspace, as the change of a rule. */
  project_id: string | null;
  /** The accounts that payments are to, or the approval for which these payments wait. */
  beneficiary_ids: readonly string[];
}

/** Returns the request that waits for an approval. */
export const requestOf = (approval: ApprovalRow): Request => ({
  ...approval,
  beneficiary_ids: [approval.beneficiary_id ?? approval.id],
});

type HistoryScope = Pick<HandlerContext, 'tenant'>;
/** A workspace whose approvers are loaded: that of a request, or another. */
export type ApproverScope = Pick<
  HandlerContext,
  'contract' | 'tenant' | 'workspaceId' | 'loadFactsOfQuestions' | 'now'
>;

/** People, with the facts that say so. */
export interface LoadedPeople extends ApprovalPeople {
  readonly facts: ReadonlyMap<string, AuthorizationFacts>;
}

const isKeyId = (id: string | null): id is string => id?.startsWith('key_') === true;

/**
 * Returns the role by which a person may approve. Access through a management grant does not count; owners and admins of the
 * owning organization are admins.
 */
export function approvingRole(
  { contract, now }: Pick<ApproverScope, 'contract' | 'now'>,
  facts: AuthorizationFacts,
): string | undefined {
  const { direct, inProject } = resolveEffectiveRoles(contract, facts, now);
  const isInReach = facts.project === undefined || inProject || direct?.allProjects;
  if (!isInReach || !direct?.permissions.has(PERMISSION)) return undefined;
  const own = facts.projectMembership?.role ?? facts.membership?.role;
  return own?.permissions.has(PERMISSION) ? own.id : 'admin';
}

function findPossible(
  { contract, tenant }: ApproverScope,
  projectId: string | null,
): Promise<PossibleApprover[]> {
  const holding = <Role>(roles: ReadonlyMap<Role, ReadonlySet<string>>) =>
    [...roles].flatMap(([role, permissions]) => (permissions.has(PERMISSION) ? [role] : []));
  return tenant.approvers.possible({
    permission: PERMISSION,
    roles: holding(contract.permissionsOf),
    organizationRoles: holding(contract.organizationPermissionsOf),
    projectId,
  });
}

/** Returns when a person got each role. */
function gainsOf(person: PossibleApprover): PermissionGain[] {
  const { user_id } = person;
  const times = [
    [person.role_since, person.role_given_by],
    [person.custom_since, person.custom_given_by],
    [person.project_since, person.project_given_by],
    [person.project_custom_since, person.project_custom_given_by],
  ] as const;
  return times.flatMap(([at, given_by]) => (at === null ? [] : [{ user_id, at, given_by }]));
}

/** Replaces keys that gave a permission by the people who know their secrets. */
async function expandKeys(
  { tenant }: ApproverScope,
  gains: readonly PermissionGain[],
): Promise<PermissionGain[]> {
  const insiders = await tenant.keyInsiders.list(gains.map(({ given_by }) => given_by).filter(isKeyId));
  return gains.flatMap((gain) => {
    const knowing = insiders.filter(({ key_id }) => key_id === gain.given_by);
    const people = [...new Set(knowing.map(({ user_id }) => user_id))];
    return people.length === 0 ? [gain] : people.map((given_by) => ({ ...gain, given_by }));
  });
}

type Insiders = Awaited<ReturnType<HandlerContext['tenant']['keyInsiders']['list']>>;

/** Replaces keys that made a change by the people who know them. */
const peopleBehind = (
  changes: ReadonlyArray<{ by: string; at: Date }>,
  insiders: Insiders,
): PersonalChange[] =>
  changes.flatMap(({ by, at }) =>
    isKeyId(by)
      ? insiders.flatMap(({ key_id, user_id }) => (key_id === by ? [{ user_id, at }] : []))
      : [{ user_id: by, at }],
  );

/** Loads who had a part in requests, with two statements for all of them, and returns the history of each. */
async function loadHistories(
  { tenant }: HistoryScope,
  requests: readonly Request[],
): Promise<(request: Request) => RequestHistory> {
  const beneficiaries = requests.flatMap(({ beneficiary_ids }) => beneficiary_ids);
  const changes = await tenant.approvers.changesOfBeneficiaries(beneficiaries);
  const keys = [...requests.map((one) => one.requester_id), ...changes.map(({ by }) => by)].filter(isKeyId);
  const insiders = await tenant.keyInsiders.list(keys);
  return ({ requester_id, requester_user_id: requester, requested_at, beneficiary_ids }) => {
    const changed = new Set(beneficiary_ids);
    const own = insiders.filter(({ key_id }) => key_id === requester_id);
    const shown = own.filter(({ kind }) => kind === 'shown');
    return {
      requested_at,
      requester,
      shown_secrets: shown.map(({ user_id, at: shown_at, ended_at }) => ({ user_id, shown_at, ended_at })),
      key_changes: own.filter(({ kind }) => kind === 'changed'),
      beneficiary_changes: peopleBehind(
        changes.filter(({ id }) => changed.has(id)),
        insiders,
      ),
    };
  };
}

/** Returns the active members who hold `payments:approve` in a place, with the role by which they do. */
export async function loadApprovers(
  scope: ApproverScope,
  projectId: string | null,
): Promise<Pick<LoadedPeople, 'roleOf' | 'facts'> & { possible: PossibleApprover[] }> {
  const possible = await findPossible(scope, projectId);
  const users = [...new Set(possible.map(({ user_id }) => user_id))];
  const questions = users.map((userId) => ({ project: projectId ?? undefined, userId }));
  const loaded = users.length === 0 ? [] : await scope.loadFactsOfQuestions(scope.workspaceId, questions);
  const facts = new Map<string, AuthorizationFacts>();
  const roleOf = new Map<string, string>();
  users.forEach((user, index) => {
    const own = loaded[index];
    const role = own && approvingRole(scope, own);
    if (own !== undefined) facts.set(user, own);
    if (role !== undefined) roleOf.set(user, role);
  });
  return { possible, facts, roleOf };
}

type Exclusions = Map<string, ExclusionReason>;

/** Loads who had a part in requests, and so may not decide about them. */
async function loadExclusionsOf(
  scope: HistoryScope,
  requests: readonly Request[],
): Promise<(request: Request) => Exclusions> {
  const [historyOf, { beneficiary_cooling_hours: hours }] = await Promise.all([
    loadHistories(scope, requests),
    scope.tenant.approvers.coolingHours(),
  ]);
  return (request) => exclusionsOf(historyOf(request), hours);
}

/** Returns who had a part in a request, and so may not decide about it. */
export const loadExclusions = async (scope: HistoryScope, request: Request): Promise<Exclusions> =>
  (await loadExclusionsOf(scope, [request]))(request);

/** The people of a place, whatever was requested there. */
export interface PlacePeople extends Omit<LoadedPeople, 'excluded'> {
  readonly cooling: readonly string[];
}

/** Returns the people of a project, or of the workspace. In a simulated project everyone counts at once. */
export async function loadPlace(
  scope: ApproverScope,
  projectId: string | null,
  live: boolean,
): Promise<PlacePeople> {
  const { tenant, now } = scope;
  const [{ possible, facts, roleOf }, { approver_cooling_hours: coolingHours }] = await Promise.all([
    loadApprovers(scope, projectId),
    tenant.approvers.coolingHours(),
  ]);
  const gains = await expandKeys(scope, possible.flatMap(gainsOf));
  const madeBefore = new Date(now.getTime() - (live ? coolingHours * HOUR_MS : 0));
  const delegations = await tenant.approvalDelegations.listEffective(now, madeBefore);
  return {
    roleOf,
    facts,
    ...coolingOf(gains, { coolingHours, live, now }),
    delegations: delegations.map(({ id, from_user: from, to_user: to, rules }) => ({ id, from, to, rules })),
  };
}

/** Loads the people of a place as far as they concern requests, and returns those of each request. */
export async function peopleFor(
  scope: HistoryScope,
  { cooling, ...place }: PlacePeople,
  requests: readonly Request[],
): Promise<(request: Request) => LoadedPeople> {
  const exclusionsFor = await loadExclusionsOf(scope, requests);
  return (request) => {
    const excluded = exclusionsFor(request);
    for (const user of cooling) if (!excluded.has(user)) excluded.set(user, 'cooling');
    return { ...place, excluded };
  };
}

/** Returns the people of the workspace as far as they concern one approval. */
export async function loadPeople(
  scope: ApproverScope,
  request: Request,
  live: boolean,
): Promise<LoadedPeople> {
  const place = await loadPlace(scope, request.project_id, live);
  return (await peopleFor(scope, place, [request]))(request);
}
