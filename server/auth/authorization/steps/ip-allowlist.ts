import { isKey, type Principal } from '../../authentication/principal.ts';
import { isReauthenticated } from '../../authentication/reauthentication.ts';
import { isAllowed } from '../../network/ip-address.ts';
import { type DecisionStep, fail, pass, type StepResult, skip } from '../step-result.ts';
import { holdsAsUser, isAt, isSelf } from './resource-access.ts';

/** Instead of an address: to fail closed, and when no request is at hand. */
export const ADDRESS_UNKNOWN = 'unknown';

export const ADDRESS_NOT_APPLICABLE = 'not-asked';

export const checkIpAllowlist: DecisionStep = (question, contract) => {
  const { principal, requirement, facts, address, now } = question;
  if (principal.type === 'operator') return skip('The operator is not bound to an allowlist.');
  if (address === ADDRESS_NOT_APPLICABLE) return skip('No request is at hand, so no address was checked.');
  if (principal.type === 'session' && isSelf(question)) return skip('A member may leave from any address.');
  const { ipExemptPermission, anywhereReauthenticated } = requirement;
  const isExempt =
    ipExemptPermission !== undefined && holdsAsUser(contract, principal, facts, ipExemptPermission, now);
  if (isExempt && !anywhereReauthenticated) {
    return skip(`A person who holds ${ipExemptPermission} may do this from any address.`);
  }
  const own: Array<readonly [whose: string, list: readonly string[]]> = isKey(principal)
    ? [
        ['key', principal.ipAllowlist],
        ['workspace', principal.workspaceIpAllowlist],
        ['organization', principal.organizationIpAllowlist],
      ]
    : [];
  // A stranger gets 404 from the next step, which does not reveal that a workspace has an allowlist.
  const here: typeof own =
    facts !== undefined && isAt(contract, principal, facts, now)
      ? [
          ['workspace', facts.workspace?.ipAllowlist ?? []],
          ['organization', facts.organization?.policy.ipAllowlist ?? []],
        ]
      : [];
  const closed = [...own, ...here].find(([, list]) => !isAllowed(list, address));
  if (closed === undefined) return pass('No allowlist excludes the address.');
  if (isExempt) return isExemptFromAllowlist(principal, closed[0], now);
  return fail('ip_not_allowed', `The address of the request is not in the allowlist of the ${closed[0]}.`);
};

/** The way back for a person whom an allowlist excludes and who decides about the place. */
const isExemptFromAllowlist = (principal: Principal, closed: string, now: Date): StepResult =>
  isReauthenticated(principal, now)
    ? skip(`The allowlist of the ${closed} excludes the address. The password was confirmed just now.`)
    : fail(
        'reauthentication_required',
        `The allowlist of the ${closed} excludes your address. Call sessions.reauthenticate first to change it from here.`,
      );
