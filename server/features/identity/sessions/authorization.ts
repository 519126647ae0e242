import { MINUTE_MS } from '../../../api/times.ts';
import type { Permission, PermissionName } from '../../../api/types.ts';
import { isReauthenticated } from '../../../auth/authentication/reauthentication.ts';
import type { DecisionStep } from '../../../auth/authorization/authorization-registry.ts';
import type { AuthorizationRequest } from '../../../auth/authorization/authorization-request.ts';
import { isSelf } from '../../../auth/authorization/resource-access.ts';
import { fail, pass, type StepResult, skip } from '../../../auth/authorization/step-result.ts';

/** Permissions that create keys or reveal secrets, or that could switch reauthentication off. */
const KEY_MANAGEMENT_PERMISSIONS: ReadonlySet<PermissionName> = new Set<Permission>([
  'api_keys:manage',
  'organization_keys:manage',
  'organization:update',
]);

/** Returns which tenant requires the password again, if any. */
function reauthenticationSource({ requirement, facts }: AuthorizationRequest): string | undefined {
  if (!requirement.reauthentication) return undefined;
  if (facts?.securitySettings?.requireReauthentication) return 'workspace';
  // In a workspace, only the setting of that workspace applies.
  if (facts?.workspace === undefined && facts?.organization?.requireReauthentication) {
    return 'organization has a workspace that';
  }
  const { permissions } = requirement;
  return facts?.organization?.policy.reauthenticateForKeys &&
    permissions.some((permission) => KEY_MANAGEMENT_PERMISSIONS.has(permission))
    ? 'organization'
    : undefined;
}

/** A workspace may require reauthentication after a shorter idle time. Members can always leave without it. */
function idleTooLong(question: AuthorizationRequest): StepResult | undefined {
  const { principal, facts, now } = question;
  const minutes = facts?.securitySettings?.sessionIdleMinutes;
  if (principal.type !== 'session' || minutes === undefined || isSelf(question)) return undefined;
  const pause = Math.max(principal.longestPauseMs, now.getTime() - principal.lastUsedAt.getTime());
  if (pause <= minutes * MINUTE_MS) return undefined;
  return fail(
    'reauthentication_required',
    `The workspace requires your password after ${minutes} idle minutes. Call sessions.reauthenticate first.`,
  );
}

/** Whether a session has to confirm its password first. */
export const checkReauthentication: DecisionStep = (question) => {
  const { principal, facts, now } = question;
  const idle = idleTooLong(question);
  if (idle !== undefined) return idle;
  const source = reauthenticationSource(question);
  if (source === undefined) return skip('No reauthentication is required.');
  if (principal.type !== 'session') return skip('Only people confirm who they are.');
  return isReauthenticated(principal, facts, now)
    ? pass('The person confirmed who they are just now.')
    : fail(
        'reauthentication_required',
        `The ${source} requires your password again before this change. Call sessions.reauthenticate first.`,
      );
};
