import type { ApiDocument } from '../../api/api-document.ts';
import type { Permission, Schemas } from '../../api/types.ts';
import { isKey, type KeyPrincipal, userOf } from '../authentication/principal.ts';
import { isReauthenticated } from '../authentication/reauthentication.ts';
import type { AuthorizationRequest, Decision, Step, TraceEntry } from './authorization-request.ts';
import { canSeeResource, resolveEffectiveRoles } from './effective-roles.ts';
import { expiryUnderLimit } from './key-age-policy.ts';
import { isPermittedByScope, keyPermissionsOf, scopePermissions } from './permissions.ts';
import { type DecisionStep, fail, pass, type StepResult, skip } from './step-result.ts';
import { checkIpAllowlist } from './steps/ip-allowlist.ts';
import { checkResourceAccess, hiddenResource, isSelf } from './steps/resource-access.ts';
import { suggestMinimalGrant } from './suggest-grant.ts';

const PLANS_BY_RANK: readonly Schemas['Workspace']['plan'][] = ['free', 'pro', 'business', 'enterprise'];

const credential: DecisionStep = ({ principal, now }) => {
  if (principal.type === 'operator') {
    return pass('The operator key can access the whole installation.', true);
  }
  if (principal.type === 'session') return pass('The session is live.');
  return secretTooOld(principal, now) ?? pass('The key is live.');
};

/** Fails if the key or its secret exceeds the age limits of the organization. */
function secretTooOld(key: KeyPrincipal, now: Date): StepResult | undefined {
  const { maxKeyLifetime, keyRotation } = key.ages;
  if (maxKeyLifetime !== null && expiryUnderLimit(maxKeyLifetime, key.createdAt) <= now) {
    return fail(
      'credential_expired',
      `This key exceeds the organization's maximum key lifetime of ${maxKeyLifetime.days} days.`,
    );
  }
  if (keyRotation !== null && expiryUnderLimit(keyRotation, key.rotatedAt) <= now) {
    return fail(
      'rotation_required',
      `The organization requires a new secret every ${keyRotation.days} days. Rotate the key with another credential.`,
    );
  }
  return undefined;
}

const scope: DecisionStep = ({ principal, requirement, facts }, contract) => {
  const { audience, permissions } = requirement;
  if (!isKey(principal)) {
    if (permissions.length > 0 || audience.includes('public') || audience.includes('authenticated')) {
      return skip('Only keys have a scope.');
    }
    return audience.includes(principal.type)
      ? pass('The operation is for this kind of credential.', true)
      : fail('insufficient_scope', `This operation needs ${requiredPermissions(audience)}.`);
  }
  if (permissions.length === 0) {
    if (audience.includes('public') || audience.includes('authenticated')) {
      return pass('Every credential may do this.', true);
    }
    return principal.type === 'organization_key' && audience.includes('organization_key')
      ? pass('The operation is for this kind of credential.', true)
      : fail('insufficient_scope', `This operation needs ${requiredPermissions(audience)}, not a key.`);
  }
  if (requirement.plane === 'data' && principal.type === 'organization_key') {
    return fail(
      'insufficient_scope',
      'Organization keys cannot call data-plane operations. Use a workspace key.',
      permissions[0],
    );
  }
  const atWorkspace = facts?.project === undefined;
  if (requirement.requiresAllProjects && principal.projectIds !== null) {
    return fail(
      'insufficient_scope',
      'This operation covers all projects. Use a key that is not limited to projects.',
      permissions[0],
    );
  }
  const granted = permissions.find((permission) =>
    isPermittedByScope(contract, principal, permission, atWorkspace),
  );
  if (granted !== undefined) {
    return pass(`The scope ${principal.scope} includes ${granted}.`, userOf(principal) === null);
  }
  const missing = permissions[0];
  const inScope = permissions.some((permission) =>
    scopePermissions(contract, keyPermissionsOf(principal)).has(permission),
  );
  return fail(
    'insufficient_scope',
    inScope
      ? 'The key is limited to projects and can only read in the rest of the workspace.'
      : `The scope ${principal.scope} of the key does not include ${permissions.join(' or ')}.`,
    missing,
  );
};

const requiredPermissions = (audience: readonly string[]) =>
  audience.includes('operator') && audience.includes('session')
    ? "a signed-in user's session or the operator key"
    : audience.includes('operator')
      ? 'the operator key'
      : "a signed-in user's session";

const membership: DecisionStep = (question, contract) => {
  const { principal, facts, requirement, now } = question;
  if (facts === undefined || userOf(principal) === null) return skip('No membership is needed.');
  if (!canSeeResource(contract, facts, now))
    return hiddenResource(requirement.inOrganization ? 'organization' : 'workspace');
  if (isSelf(question) && facts.membership !== null) return pass('Every member may leave.');
  const { workspace } = resolveEffectiveRoles(contract, facts, now);
  return workspace !== undefined
    ? pass(`The caller has the role ${workspace.id}.`)
    : fail(
        'member_deactivated',
        'The membership of this workspace is deactivated. An admin can reactivate it.',
      );
};

const role: DecisionStep = (question, contract) => {
  const { principal, requirement, facts, now } = question;
  const { permissions } = requirement;
  const user = userOf(principal);
  if (permissions.length === 0 || facts === undefined || user === null) return skip('No role is needed.');
  if (isSelf(question)) return pass('Every member may do this to themselves.', true);
  const { effective, workspace } = resolveEffectiveRoles(contract, facts, now);
  const atWorkspace = facts.project === undefined;
  const granted = permissions.find(
    (permission) =>
      effective?.permissions.has(permission) &&
      (!isKey(principal) || isPermittedByScope(contract, principal, permission, atWorkspace)),
  );
  if (granted !== undefined && requirement.requiresAllProjects && workspace?.allProjects !== true) {
    return fail(
      'insufficient_role',
      `This operation covers all projects. The role ${effective?.id} covers only the projects of its member.`,
      granted,
    );
  }
  if (granted !== undefined) return pass(`The role ${effective?.id} includes ${granted}.`, true);
  return fail(
    'insufficient_role',
    `The role ${effective?.id} does not permit ${permissions.join(' or ')}${facts.project ? ' in this project' : ''}.`,
    permissions[0],
  );
};

/** Permissions that create keys or reveal secrets, or that could switch reauthentication off. */
const KEY_MANAGEMENT_PERMISSIONS: readonly Permission[] = [
  'api_keys:manage',
  'organization_keys:manage',
  'organization:update',
];

/** Returns which tenant requires the password again, if any. */
function reauthenticationSource({ requirement, facts }: AuthorizationRequest): string | undefined {
  if (!requirement.reauthentication) return undefined;
  if (facts?.workspace?.requireReauthentication) return 'workspace';
  // In a workspace, only the setting of that workspace applies.
  if (facts?.workspace === undefined && facts?.organization?.requireReauthentication) {
    return 'organization has a workspace that';
  }
  const { permissions } = requirement;
  return facts?.organization?.policy.reauthenticateForKeys &&
    permissions.some((permission) => KEY_MANAGEMENT_PERMISSIONS.includes(permission))
    ? 'organization'
    : undefined;
}

/** A workspace may require reauthentication after a shorter idle time. Members can always leave without it. */
function idleTooLong(question: AuthorizationRequest): StepResult | undefined {
  const { principal, facts, now } = question;
  const minutes = facts?.workspace?.sessionIdleMinutes;
  if (principal.type !== 'session' || minutes === undefined || isSelf(question)) return undefined;
  const pause = Math.max(principal.longestPauseMs, now.getTime() - principal.lastUsedAt.getTime());
  if (pause <= minutes * 60_000) return undefined;
  return fail(
    'reauthentication_required',
    `The workspace requires your password after ${minutes} idle minutes. Call sessions.reauthenticate first.`,
  );
}

const reauthentication: DecisionStep = (question) => {
  const { principal, now } = question;
  const idle = idleTooLong(question);
  if (idle !== undefined) return idle;
  const source = reauthenticationSource(question);
  if (source === undefined) return skip('No reauthentication is required.');
  if (principal.type !== 'session') return skip('Only people have a password.');
  return isReauthenticated(principal, now)
    ? pass('The password was confirmed just now.')
    : fail(
        'reauthentication_required',
        `The ${source} requires your password again before this change. Call sessions.reauthenticate first.`,
      );
};

const plan: DecisionStep = ({ requirement, facts }) => {
  const currentPlan = facts?.workspace?.plan;
  if (requirement.plan === undefined || currentPlan === undefined) return skip('Every plan includes this.');
  return PLANS_BY_RANK.indexOf(currentPlan) >= PLANS_BY_RANK.indexOf(requirement.plan)
    ? pass(`The plan ${currentPlan} includes this.`)
    : fail(
        'plan_required',
        `The plan ${currentPlan} does not include this; it needs ${requirement.plan} or above.`,
      );
};

const rateLimit: DecisionStep = ({ overBudget }) => {
  if (overBudget === undefined) return skip('The rate limit is counted when a request arrives.');
  return overBudget
    ? fail('rate_limited', 'The rate limit of the credential is exhausted.')
    : pass('The rate limit is not exhausted.');
};

const STEPS: ReadonlyArray<readonly [Step, DecisionStep]> = [
  ['credential', credential],
  ['network', checkIpAllowlist],
  ['reach', checkResourceAccess],
  ['scope', scope],
  ['membership', membership],
  ['role', role],
  ['reauthentication', reauthentication],
  ['plan', plan],
  ['rate_limit', rateLimit],
];

/**
 * Decides a request and explains the decision. The function is pure. The first failing step decides; otherwise the last
 * granting step does.
 */
export function decide(contract: ApiDocument, question: AuthorizationRequest): Decision {
  const trace: TraceEntry[] = [];
  let grantedBy: Step = 'credential';
  for (const [step, take] of STEPS) {
    const result = take(question, contract);
    trace.push({ step, outcome: result.outcome, detail: result.detail });
    if (result.outcome === 'fail') {
      return {
        allowed: false,
        code: result.code ?? 'internal_error',
        decided_by: step,
        trace,
        would_suffice: suggestMinimalGrant(contract, question, step),
        requiredPermission: result.requiredPermission,
        detail: result.detail,
      };
    }
    if (result.grants) grantedBy = step;
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
