import { isKey, type Principal } from '../../authentication/principal.ts';
import { isReauthenticated } from '../../authentication/reauthentication.ts';
import { isAllowed } from '../../network/ip-address.ts';
import { type DecisionStep, fail, pass, type StepResult, skip } from '../step-result.ts';
import { canAccessTenant, holdsAsUser, isSelf } from './resource-access.ts';

/** Values used instead of an address: to fail closed, and when there is no request. */
export const ADDRESS_UNKNOWN = 'unknown';

export const ADDRESS_NOT_APPLICABLE = 'not-asked';

export const checkIpAllowlist: DecisionStep = (question, contract) => {
  const { principal, requirement, facts, address, now } = question;
  if (principal.type === 'operator') return skip('Allowlists do not apply to the operator.');
  if (address === ADDRESS_NOT_APPLICABLE) return skip('There is no request, so no address was checked.');
  if (principal.type === 'session' && isSelf(question)) return skip('A member may leave from any address.');
  const { ipExemptPermission, anywhereReauthenticated } = requirement;
  const isExempt =
    ipExemptPermission !== undefined && holdsAsUser(contract, principal, facts, ipExemptPermission, now);
  if (isExempt && !anywhereReauthenticated) {
    return skip(`A person who holds ${ipExemptPermission} may do this from any address.`);
  }
  const ofKey: Array<readonly [whose: string, list: readonly string[]]> = isKey(principal)
    ? [
        ['key', principal.ipAllowlist],
        ['workspace', principal.workspaceIpAllowlist],
        ['organization', principal.organizationIpAllowlist],
      ]
    : [];
  // Users without access get 404 from the next step, which does not reveal that the workspace has an allowlist.
  const ofTarget: typeof ofKey =
    facts !== undefined && canAccessTenant(contract, principal, facts, now)
      ? [
          ['workspace', facts.workspace?.ipAllowlist ?? []],
          ['organization', facts.organization?.policy.ipAllowlist ?? []],
        ]
      : [];
  const excluding = [...ofKey, ...ofTarget].find(([, list]) => !isAllowed(list, address));
  if (excluding === undefined) return pass('No allowlist excludes the address.');
  if (isExempt) return isExemptFromAllowlist(principal, excluding[0], now);
  return fail('ip_not_allowed', `The address of the request is not in the allowlist of the ${excluding[0]}.`);
};

/** Lets a user who is excluded by an allowlist, but may change it, back in after a password confirmation. */
const isExemptFromAllowlist = (principal: Principal, closed: string, now: Date): StepResult =>
  isReauthenticated(principal, now)
    ? skip(`The allowlist of the ${closed} excludes the address. The password was confirmed just now.`)
    : fail(
        'reauthentication_required',
        `The allowlist of the ${closed} excludes your address. Call sessions.reauthenticate first to change it from here.`,
      );
