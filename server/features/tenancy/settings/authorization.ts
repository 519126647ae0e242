import { isKey } from '../../../auth/authentication/principal.ts';
import { isReauthenticated } from '../../../auth/authentication/reauthentication.ts';
import type { DecisionStep, FactSource } from '../../../auth/authorization/authorization-registry.ts';
import {
  ADDRESS_NOT_APPLICABLE,
  type AuthorizationRequest,
} from '../../../auth/authorization/authorization-request.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import { canAccessTenant, holdsAsUser, isSelf } from '../../../auth/authorization/resource-access.ts';
import { fail, pass, type StepResult, skip } from '../../../auth/authorization/step-result.ts';
import { isAllowed } from '../../../auth/network/ip-address.ts';
import type { SettingsRow } from '../../../database/schema/tables.ts';

declare module '../../../auth/authorization/facts.ts' {
  interface AuthorizationFacts {
    /** Security settings of the workspace; `null` without a workspace. */
    securitySettings: {
      ipAllowlist: readonly string[];
      requireReauthentication: boolean;
      /** Idle minutes after which a session needs the password again to access the workspace. */
      sessionIdleMinutes: number;
    } | null;
  }
}

type SecuritySettingsRow = Pick<
  SettingsRow,
  'ip_allowlist' | 'require_reauthentication' | 'session_idle_minutes'
>;

export const securitySettingsFact: FactSource<AuthorizationFacts['securitySettings']> = {
  absent: null,
  inWorkspace: {
    select: () => ({
      columns: 's.ip_allowlist, s.require_reauthentication, s.session_idle_minutes',
      joins: 'join workspace_settings s on s.workspace_id = w.id',
    }),
    read: (row: SecuritySettingsRow | undefined) =>
      row === undefined
        ? null
        : {
            ipAllowlist: row.ip_allowlist,
            requireReauthentication: row.require_reauthentication,
            sessionIdleMinutes: row.session_idle_minutes,
          },
  },
};

export const checkIpAllowlist: DecisionStep = (question, contract) => {
  const { principal, requirement, address } = question;
  if (principal.type === 'operator') return skip('Allowlists do not apply to the operator.');
  if (address === ADDRESS_NOT_APPLICABLE) return skip('There is no request, so no address was checked.');
  if (principal.type === 'session' && isSelf(question)) return skip('A member may leave from any address.');
  const { ipExemptPermission, anywhereReauthenticated } = requirement;
  const isExempt = ipExemptPermission !== undefined && holdsAsUser(contract, question, ipExemptPermission);
  if (isExempt && !anywhereReauthenticated) {
    return skip(`A person who holds ${ipExemptPermission} may do this from any address.`);
  }
  const excluding = excludingAllowlist(question, contract);
  if (excluding === undefined) return NOT_EXCLUDED;
  return isExempt
    ? isExemptFromAllowlist(question, excluding)
    : fail('ip_not_allowed', `The address of the request is not in the allowlist of the ${excluding}.`);
};

const NOT_EXCLUDED = pass('No allowlist excludes the address.');

type AllowlistOwner = 'key' | 'directory' | 'workspace' | 'organization';

/** Returns whose allowlist excludes the address, if one does. */
const excludingAllowlist: (...input: Parameters<DecisionStep>) => AllowlistOwner | undefined = (
  { principal, facts, address, now },
  contract,
) => {
  const excludes = (list: readonly string[] | undefined) => list !== undefined && !isAllowed(list, address);
  // The allowlists of tenants limit their own people and keys, not the operator's application.
  if (principal.type === 'application_key') return excludes(principal.ipAllowlist) ? 'key' : undefined;
  // An identity provider calls from its own network.
  if (principal.type === 'directory') return excludes(principal.ipAllowlist) ? 'directory' : undefined;
  if (isKey(principal)) {
    if (excludes(principal.ipAllowlist)) return 'key';
    if (excludes(principal.workspaceIpAllowlist)) return 'workspace';
    if (excludes(principal.organizationIpAllowlist)) return 'organization';
  }
  // Users without access get 404 from the next step, which does not reveal that the workspace has an allowlist.
  if (facts === undefined || !canAccessTenant(contract, principal, facts, now)) return undefined;
  if (excludes(facts.securitySettings?.ipAllowlist)) return 'workspace';
  return excludes(facts.organization?.policy.ipAllowlist) ? 'organization' : undefined;
};

/** Lets a user who is excluded by an allowlist, but may change it, back in after a password confirmation. */
const isExemptFromAllowlist = (
  { principal, facts, now }: AuthorizationRequest,
  closed: string,
): StepResult =>
  isReauthenticated(principal, facts, now)
    ? skip(`The allowlist of the ${closed} excludes the address. The password was confirmed just now.`)
    : fail(
        'reauthentication_required',
        `The allowlist of the ${closed} excludes your address. Call sessions.reauthenticate first to change it from here.`,
      );
