import type { Contract, OperationSpec } from '../contract/spec.ts';
import type { ErrorCode, Permission, Schemas } from '../contract/types.ts';
import type { Facts } from './facts.ts';
import { allows } from './network.ts';
import { isPermittedByScope, roleInForce, scopePermissions } from './permissions.ts';
import { isKey, type Principal, userOf } from './principal.ts';
import { suffices } from './suffices.ts';

export type Step = Schemas['DecisionStep'];
type TraceEntry = Schemas['Decision']['trace'][number];

export interface Decision extends Omit<Schemas['Decision'], 'code'> {
  code: ErrorCode | null;
  /** The permission that was missing, when one was. */
  requiredPermission: Permission | undefined;
  detail: string;
}

/** What is asked: the requirements of an operation, or a permission by itself. */
export type Requirement = Pick<
  OperationSpec,
  | 'audience'
  | 'permissions'
  | 'inWorkspace'
  | 'inProject'
  | 'self'
  | 'reachesArchived'
  | 'reauthentication'
  | 'spansProjects'
  | 'plan'
>;

export interface Question {
  principal: Principal;
  requirement: Requirement;
  /** What the database knows of the workspace and project in question; `undefined` outside a workspace. */
  facts: Facts | undefined;
  /** Where the request comes from: an address, `unknown` to fail closed, `not-asked` when no request is at hand. */
  address: string;
  /** Value of the path parameter that `requirement.self` names. */
  subject: string | undefined;
  now: Date;
  /** Whether the budget of the credential is used up; `undefined` when it was counted elsewhere. */
  overBudget?: boolean;
}

export const UNKNOWN_ADDRESS = 'unknown';
export const ADDRESS_NOT_ASKED = 'not-asked';
/** How long a confirmed password counts. */
export const REAUTHENTICATION_MINUTES = 15;
const PLANS: readonly Schemas['Workspace']['plan'][] = ['free', 'pro', 'business', 'enterprise'];

interface Verdict {
  outcome: TraceEntry['outcome'];
  detail: string;
  code?: ErrorCode;
  requiredPermission?: Permission | undefined;
  /** The step granted the request, unless a later one stops it. */
  grants?: boolean;
}
const pass = (detail: string, grants = false): Verdict => ({ outcome: 'pass', detail, grants });
const skip = (detail: string): Verdict => ({ outcome: 'skip', detail });
const fail = (code: ErrorCode, detail: string, requiredPermission?: Permission): Verdict => ({
  outcome: 'fail',
  detail,
  code,
  requiredPermission,
});

type Decide = (question: Question, contract: Contract) => Verdict;

const credential: Decide = ({ principal }) =>
  principal.type === 'operator'
    ? pass('The operator key reaches the whole installation.', true)
    : pass(principal.type === 'session' ? 'The session is live.' : 'The key is live.');

const network: Decide = ({ principal, facts, address }) => {
  if (principal.type === 'operator') return skip('The operator is not bound to an allowlist.');
  if (address === ADDRESS_NOT_ASKED) return skip('No request is at hand, so no address was checked.');
  const ofWorkspace = isKey(principal)
    ? principal.workspaceIpAllowlist
    : facts?.membership === null
      ? [] // A stranger is told 404 by the next step, not that there is a workspace with an allowlist.
      : (facts?.workspace?.ipAllowlist ?? []);
  if (isKey(principal) && !allows(principal.ipAllowlist, address)) {
    return fail('ip_not_allowed', 'The address of the request is not in the allowlist of the key.');
  }
  return allows(ofWorkspace, address)
    ? pass('No allowlist excludes the address.')
    : fail('ip_not_allowed', 'The address of the request is not in the allowlist of the workspace.');
};

const noSuch = (what: string) => fail('not_found', `There is no such ${what}, or it is out of your reach.`);

const reach: Decide = ({ principal, requirement, facts }) => {
  if (facts === undefined) return skip('The operation is outside any workspace.');
  const { workspace, membership, project } = facts;
  const { reachesArchived, inProject } = requirement;
  // What works on an archived project does not work in an archived workspace.
  if (workspace === null || (workspace.archivedAt !== null && !(reachesArchived && !inProject))) {
    return noSuch('workspace');
  }
  if (isKey(principal) && principal.workspaceId !== workspace.id) return noSuch('workspace');
  if (principal.type === 'session' && membership === null) return noSuch('workspace');
  if (project === undefined) return pass('The credential reaches the workspace.');
  if (project === null || (project.archivedAt !== null && !reachesArchived)) return noSuch('project');
  if (!reachesProject(principal, facts, project.id)) return noSuch('project');
  return pass('The credential reaches the workspace and the project.');
};

function reachesProject(principal: Principal, facts: Facts, projectId: string): boolean {
  if (principal.type === 'operator') return true;
  if (isKey(principal) && principal.projectIds !== null && !principal.projectIds.includes(projectId))
    return false;
  if (principal.type === 'service_key') return true;
  return facts.projectMembership !== null || facts.membership?.role.allProjects === true;
}

const scope: Decide = ({ principal, requirement, facts }, contract) => {
  const { audience, permissions } = requirement;
  if (!isKey(principal)) {
    if (permissions.length > 0 || audience.includes('public') || audience.includes('authenticated')) {
      return skip('Only keys have a scope.');
    }
    return audience.includes(principal.type)
      ? pass('The operation is for this kind of credential.', true)
      : fail('insufficient_scope', `This operation needs ${wanted(audience)}.`);
  }
  if (permissions.length === 0) {
    return audience.includes('public') || audience.includes('authenticated')
      ? pass('Every credential may do this.', true)
      : fail('insufficient_scope', `This operation needs ${wanted(audience)}, not a key.`);
  }
  const atWorkspace = facts?.project === undefined;
  if (requirement.spansProjects && principal.projectIds !== null) {
    return fail(
      'insufficient_scope',
      'The key is limited to projects, and this may tell of any of them. Use a key without that limit.',
      permissions[0],
    );
  }
  const held = permissions.find((permission) =>
    isPermittedByScope(contract, principal, permission, atWorkspace),
  );
  if (held !== undefined) {
    return pass(`The scope ${principal.scope} includes ${held}.`, principal.type === 'service_key');
  }
  const missing = permissions[0];
  const inScope = permissions.some((permission) => scopePermissions(contract, principal).has(permission));
  return fail(
    'insufficient_scope',
    inScope
      ? 'The key is limited to projects, and may only read in the rest of the workspace.'
      : `The scope ${principal.scope} of the key does not include ${permissions.join(' or ')}.`,
    missing,
  );
};

const wanted = (audience: readonly string[]) =>
  audience.includes('operator') && audience.includes('session')
    ? "a signed-in user's session or the operator key"
    : audience.includes('operator')
      ? 'the operator key'
      : "a signed-in user's session";

const membership: Decide = ({ principal, facts }) => {
  if (facts === undefined || userOf(principal) === null) return skip('Nobody has to be a member for this.');
  if (facts.membership === null) return noSuch('workspace');
  return facts.membership.status === 'active'
    ? pass('The membership is active.')
    : fail(
        'member_deactivated',
        'The membership of this workspace is deactivated. An admin can reactivate it.',
      );
};

const role: Decide = ({ principal, requirement, facts, subject }, contract) => {
  const { permissions } = requirement;
  const user = userOf(principal);
  if (permissions.length === 0 || facts === undefined || user === null) return skip('No role is needed.');
  if (requirement.self !== undefined && subject === user)
    return pass('Everybody may do this to themselves.', true);
  const inForce = roleInForce(facts);
  const atWorkspace = facts.project === undefined;
  const held = permissions.find(
    (permission) =>
      inForce?.permissions.has(permission) &&
      (!isKey(principal) || isPermittedByScope(contract, principal, permission, atWorkspace)),
  );
  if (held !== undefined) return pass(`The role ${inForce?.id} holds ${held}.`, true);
  return fail(
    'insufficient_role',
    `The role ${inForce?.id} does not permit ${permissions.join(' or ')}${facts.project ? ' in this project' : ''}.`,
    permissions[0],
  );
};

const reauthentication: Decide = ({ principal, requirement, facts, now }) => {
  if (!requirement.reauthentication || facts?.workspace?.requireReauthentication !== true) {
    return skip('The password is not asked for again.');
  }
  if (principal.type !== 'session') return skip('Only people have a password.');
  const confirmed = principal.reauthenticatedAt?.getTime() ?? 0;
  return now.getTime() - confirmed <= REAUTHENTICATION_MINUTES * 60_000
    ? pass('The password was confirmed just now.')
    : fail(
        'reauthentication_required',
        'This workspace asks for your password again before this change: call sessions.reauthenticate first.',
      );
};

const plan: Decide = ({ requirement, facts }) => {
  const present = facts?.workspace?.plan;
  if (requirement.plan === undefined || present === undefined) return skip('Every plan includes this.');
  return PLANS.indexOf(present) >= PLANS.indexOf(requirement.plan)
    ? pass(`The plan ${present} includes this.`)
    : fail(
        'plan_required',
        `The plan ${present} does not include this; it needs ${requirement.plan} or above.`,
      );
};

const rateLimit: Decide = ({ overBudget }) => {
  if (overBudget === undefined) return skip('The budget is counted when a request comes in.');
  return overBudget
    ? fail('rate_limited', 'The budget of the credential is used up.')
    : pass('The budget is not used up.');
};

const STEPS: ReadonlyArray<readonly [Step, Decide]> = [
  ['credential', credential],
  ['network', network],
  ['reach', reach],
  ['scope', scope],
  ['membership', membership],
  ['role', role],
  ['reauthentication', reauthentication],
  ['plan', plan],
  ['rate_limit', rateLimit],
];

/**
 * Decides one question and says how. Pure: the same question has the same answer. The first step that fails decides;
 * otherwise the last one that granted it.
 */
export function decide(contract: Contract, question: Question): Decision {
  const trace: TraceEntry[] = [];
  let grantedBy: Step = 'credential';
  for (const [step, take] of STEPS) {
    const verdict = take(question, contract);
    trace.push({ step, outcome: verdict.outcome, detail: verdict.detail });
    if (verdict.outcome === 'fail') {
      return {
        allowed: false,
        code: verdict.code ?? 'internal_error',
        decided_by: step,
        trace,
        would_suffice: suffices(contract, question, step),
        requiredPermission: verdict.requiredPermission,
        detail: verdict.detail,
      };
    }
    if (verdict.grants) grantedBy = step;
  }
  return {
    allowed: true,
    code: null,
    decided_by: grantedBy,
    trace,
    would_suffice: null,
    requiredPermission: undefined,
    detail: 'Allowed.',
  };
}
