import type { ApiDocument } from '../../../api/api-document.ts';
import type { PermissionName } from '../../../api/types.ts';
import {
  type ApplicationKeyPrincipal,
  type DirectoryPrincipal,
  isKey,
  isWorkspaceKey,
  type KeyPrincipal,
  type Principal,
  type SetupLinkPrincipal,
  userOf,
} from '../../../auth/authentication/principal.ts';
import type { DecisionStep } from '../../../auth/authorization/authorization-registry.ts';
import {
  type AuthorizationRequest,
  PROJECT_HEADER,
} from '../../../auth/authorization/authorization-request.ts';
import { resolveEffectiveRoles } from '../../../auth/authorization/effective-roles.ts';
import { expiryUnderLimit } from '../../../auth/authorization/key-age-policy.ts';
import {
  isPermittedByScope,
  keyPermissionsOf,
  scopePermissions,
} from '../../../auth/authorization/permissions.ts';
import { needsProject, projectRequired } from '../../../auth/authorization/project-scoped.ts';
import { isOwnTenant } from '../../../auth/authorization/resource-access.ts';
import { fail, pass, type StepResult, skip } from '../../../auth/authorization/step-result.ts';

const KEY_IS_LIVE = pass('The key is live.');

/** Whether the credential is accepted at all. */
export const checkCredential: DecisionStep = (question, contract) => {
  const { principal, now } = question;
  if (principal.type === 'operator') {
    return pass('The operator key can access the whole installation.', true);
  }
  if (principal.type === 'session') return pass('The session is live.');
  if (isKey(principal)) return secretTooOld(principal, now) ?? KEY_IS_LIVE;
  return (
    (principal.type === 'setup_link' ? withoutMaker(principal, question, contract) : undefined) ?? KEY_IS_LIVE
  );
};

/** A set-up link ends when the person who made it may no longer do what it does. In another tenant it is not known. */
function withoutMaker(
  link: SetupLinkPrincipal,
  { facts, requirement, now }: AuthorizationRequest,
  contract: ApiDocument,
): StepResult | undefined {
  if (facts === undefined || !requirement.audience.includes('setup_link') || !isOwnTenant(link, facts))
    return undefined;
  const { effective } = resolveEffectiveRoles(contract, facts, now);
  if (effective?.permissions.has(link.permission)) return undefined;
  return fail(
    'credential_revoked',
    'The person who made this link can no longer do what it is for. Ask for another link.',
  );
}

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

/** Whether the operation is for this kind of credential, and the scope of a key includes one of the required permissions. */
export const checkScope: DecisionStep = (question, contract) => {
  const { principal, requirement } = question;
  if (requirement.inWorkspaceOfCredential && !isWorkspaceKey(principal))
    return fail(
      'insufficient_scope',
      'This operation works in the workspace of a user key or a service key.',
    );
  if (principal.type === 'directory') return checkDirectory(principal, requirement);
  if (principal.type === 'setup_link') return checkSetupLink(requirement);
  if (principal.type === 'application_key') return checkApplicationKey(principal, requirement);
  if (principal.type === 'session' && principal.accessToken !== null) return checkSessionToken(requirement);
  if (!isKey(principal)) return checkAudience(principal, requirement);
  return requirement.permissions.length === 0
    ? checkAudienceOfKey(principal, requirement)
    : checkKeyScope(principal, question, contract);
};

const isForEveryCredential = (audience: AuthorizationRequest['requirement']['audience']) =>
  audience.includes('public') || audience.includes('authenticated');

/** An access token made from a session is for the API that its audience names. */
const checkSessionToken = ({ audience }: AuthorizationRequest['requirement']): StepResult =>
  audience.includes('access_token')
    ? pass('The operation is for access tokens, too.', true)
    : fail('insufficient_scope', 'An access token made from a session can only ask who it is here.');

function checkAudience(
  principal: Exclude<
    Principal,
    KeyPrincipal | ApplicationKeyPrincipal | DirectoryPrincipal | SetupLinkPrincipal
  >,
  { audience, permissions, refusesSessions }: AuthorizationRequest['requirement'],
): StepResult {
  if (refusesSessions && principal.type === 'session')
    return fail('insufficient_scope', 'This operation is for programs: use a key.');
  if (permissions.length > 0 || isForEveryCredential(audience)) return skip('Only keys have a scope.');
  return audience.includes(principal.type)
    ? pass('The operation is for this kind of credential.', true)
    : fail('insufficient_scope', `This operation needs ${requiredCredential(audience)}.`);
}

function checkAudienceOfKey(
  { type, accessToken }: KeyPrincipal,
  { audience, refusesAccessTokens }: AuthorizationRequest['requirement'],
): StepResult {
  if (refusesAccessTokens && accessToken !== null)
    return fail('insufficient_scope', 'An access token creates no keys, tokens or rotations.');
  if (isForEveryCredential(audience)) return pass('Every credential may do this.', true);
  const kind = type === 'organization_key' ? type : 'workspace_key';
  return audience.includes(kind)
    ? pass('The operation is for this kind of credential.', true)
    : fail('insufficient_scope', `This operation needs ${requiredCredential(audience)}, not a key.`);
}

/** Returns why an operation refuses a key, whatever the scope of the key includes. */
function refusalOfKey(
  key: KeyPrincipal,
  { requirement, facts }: AuthorizationRequest,
): StepResult | undefined {
  const [permission] = requirement.permissions;
  const refuse = (detail: string) => fail('insufficient_scope', detail, permission);
  if (requirement.refusesAccessTokens && key.accessToken !== null)
    return refuse('An access token creates no keys, tokens or rotations.');
  if (requirement.plane === 'data' && key.type === 'organization_key')
    return refuse('Organization keys cannot call data-plane operations. Use a workspace key.');
  if (key.projectIds === null) return undefined;
  if (requirement.inWorkspaceOfCredential && facts?.project === undefined)
    return fail(
      'project_required',
      `This key is limited to several projects. Name one in ${PROJECT_HEADER}.`,
    );
  return requirement.requiresAllProjects
    ? refuse('This operation covers all projects. Use a key that is not limited to projects.')
    : undefined;
}

function checkKeyScope(key: KeyPrincipal, question: AuthorizationRequest, contract: ApiDocument): StepResult {
  const refusal = refusalOfKey(key, question);
  if (refusal !== undefined) return refusal;
  const { permissions } = question.requirement;
  const atWorkspace = question.facts?.project === undefined;
  const lacksProject = (permission: PermissionName) =>
    key.projectIds !== null && needsProject(question, permission);
  const granted = permissions.find(
    (permission) => !lacksProject(permission) && isPermittedByScope(contract, key, permission, atWorkspace),
  );
  if (granted !== undefined) return pass(`The scope ${key.scope} includes ${granted}.`, userOf(key) === null);
  const scoped = permissions.find(
    (permission) => lacksProject(permission) && isPermittedByScope(contract, key, permission, false),
  );
  if (scoped !== undefined) return projectRequired(scoped);
  const ofScope = scopePermissions(contract, keyPermissionsOf(key));
  return fail(
    'insufficient_scope',
    permissions.some((permission) => ofScope.has(permission))
      ? 'The key is limited to projects and can only read in the rest of the workspace.'
      : `The scope ${key.scope} of the key does not include ${permissions.join(' or ')}.`,
    permissions[0],
  );
}

/** An application key has no role and no scope: only its own permissions count, where an operation names one. */
function checkApplicationKey(
  { permissions }: ApplicationKeyPrincipal,
  { applicationKeyPermissions, audience }: AuthorizationRequest['requirement'],
): StepResult {
  const granted = applicationKeyPermissions.find((permission) => permissions.includes(permission));
  if (granted !== undefined) return pass(`The application key has ${granted}.`, true);
  if (applicationKeyPermissions.length === 0) {
    return isForEveryCredential(audience)
      ? pass('Every credential may do this.', true)
      : fail('insufficient_scope', 'Application keys cannot do this, whatever their permissions are.');
  }
  return fail(
    'insufficient_scope',
    `The application key does not have ${applicationKeyPermissions.join(' or ')}.`,
  );
}

/** The token of a directory is for the SCIM operations alone, and only reads until a person has activated the directory. */
function checkDirectory(
  { activated }: DirectoryPrincipal,
  { audience, isWrite }: AuthorizationRequest['requirement'],
): StepResult {
  if (!audience.includes('directory'))
    return fail(
      'insufficient_scope',
      'The token of a directory can only call the operations under /scim/v2.',
    );
  return activated || !isWrite
    ? pass('The operation is for the tokens of directories.', true)
    : fail('insufficient_scope', 'The directory is not activated yet, so its token can only read.');
}

/** A set-up link is for the operations on what it sets up alone, and for none that every other credential may call. */
const checkSetupLink = ({ audience }: AuthorizationRequest['requirement']): StepResult =>
  audience.includes('setup_link')
    ? pass('The operation is for set-up links.', true)
    : fail('insufficient_scope', 'A set-up link can only call the operations under /v1/setup.');

const requiredCredential = (audience: readonly string[]) => {
  if (audience.includes('directory')) return 'the token of a directory';
  return audience.includes('setup_link') ? 'a set-up link' : requiredCredentialOf(audience);
};

const requiredCredentialOf = (audience: readonly string[]) =>
  audience.includes('operator') && audience.includes('session')
    ? "a signed-in user's session or the operator key"
    : audience.includes('operator')
      ? 'the operator key'
      : "a signed-in user's session";

/** Whether the credential has some of its budget left, where a decision counts it. */
export const checkRateLimit: DecisionStep = ({ overBudget }) => {
  if (overBudget === undefined) return skip('The rate limit is counted when a request arrives.');
  return overBudget
    ? fail('rate_limited', 'The rate limit of the credential is exhausted.')
    : pass('The rate limit is not exhausted.');
};
