import type { Contract } from '../../../api/api-document.ts';
import type { Permission } from '../../../api/types.ts';
import type { Facts } from '../authorization-facts.ts';
import { allows } from '../../network/ip-address.ts';
import { isKey, type Principal, userOf } from '../../authentication/principal.ts';
import { isReauthenticated } from '../../authentication/reauthentication.ts';
import { isKnownTo, standingOf } from '../effective-roles.ts';
import { type Decide, fail, pass, skip, type Verdict } from '../step-result.ts';

/** Instead of an address: to fail closed, and when no request is at hand. */
export const UNKNOWN_ADDRESS = 'unknown';
export const ADDRESS_NOT_ASKED = 'not-asked';

/** Whether a person does to themselves what an operation allows for that: leaving. */
export const isSelf = ({ principal, requirement, subject }: Parameters<Decide>[0]): boolean =>
  requirement.self !== undefined && subject !== undefined && subject === userOf(principal);

export const network: Decide = (question, contract) => {
  const { principal, requirement, facts, address, now } = question;
  if (principal.type === 'operator') return skip('The operator is not bound to an allowlist.');
  if (address === ADDRESS_NOT_ASKED) return skip('No request is at hand, so no address was checked.');
  if (principal.type === 'session' && isSelf(question)) return skip('A member may leave from any address.');
  const { anywhere, anywhereReauthenticated } = requirement;
  const isExempt = anywhere !== undefined && isHeldInPerson(contract, principal, facts, anywhere, now);
  if (isExempt && !anywhereReauthenticated) {
    return skip(`A person who holds ${anywhere} may do this from any address.`);
  }
  const own: Array<readonly [whose: string, list: readonly string[]]> = isKey(principal)
    ? [
        ['key', principal.ipAllowlist],
        ['workspace', principal.workspaceIpAllowlist],
        ['organization', principal.organizationIpAllowlist],
      ]
    : [];
  // A stranger is told 404 by the next step, not that there is a workspace with an allowlist.
  const here: typeof own =
    facts !== undefined && isAt(contract, principal, facts, now)
      ? [
          ['workspace', facts.workspace?.ipAllowlist ?? []],
          ['organization', facts.organization?.policy.ipAllowlist ?? []],
        ]
      : [];
  const closed = [...own, ...here].find(([, list]) => !allows(list, address));
  if (closed === undefined) return pass('No allowlist excludes the address.');
  if (isExempt) return fromAnywhere(principal, closed[0], now);
  return fail('ip_not_allowed', `The address of the request is not in the allowlist of the ${closed[0]}.`);
};

/** The way back for a person whom an allowlist excludes and who decides about the place. */
const fromAnywhere = (principal: Principal, closed: string, now: Date): Verdict =>
  isReauthenticated(principal, now)
    ? skip(`The allowlist of the ${closed} excludes the address. The password was confirmed just now.`)
    : fail(
        'reauthentication_required',
        `The allowlist of the ${closed} excludes your address. Call sessions.reauthenticate first to change it from here.`,
      );

export const noSuch = (what: string) =>
  fail('not_found', `There is no such ${what}, or you have no access to it.`);

/** Whether a person who is signed in holds a permission there; a key stays bound to its addresses. */
const isHeldInPerson = (
  contract: Contract,
  principal: Principal,
  facts: Facts | undefined,
  permission: Permission,
  now: Date,
): boolean =>
  principal.type === 'session' &&
  facts !== undefined &&
  standingOf(contract, facts, now).inForce?.permissions.has(permission) === true;

/** Whether a credential reaches a place at all. */
function isAt(contract: Contract, principal: Principal, facts: Facts, now: Date): boolean {
  if (principal.type === 'operator') return true;
  if (principal.type === 'session') return isKnownTo(contract, facts, now);
  return principal.type === 'organization_key'
    ? principal.tenantId === facts.organization?.id
    : principal.tenantId === facts.workspace?.id;
}

export const reach: Decide = ({ principal, requirement, facts, now }, contract) => {
  if (facts === undefined) return skip('The operation is outside any workspace.');
  const { project } = facts;
  const { reachesArchived, inProject, inOrganization } = requirement;
  const what = inOrganization ? 'organization' : 'workspace';
  const place = inOrganization ? facts.organization : facts.workspace;
  // What works on an archived project does not work in an archived workspace.
  if (!place || (place.archivedAt !== null && !(reachesArchived && !inProject))) return noSuch(what);
  if (!isAt(contract, principal, facts, now)) return noSuch(what);
  if (project === undefined) return pass(`The credential reaches the ${what}.`);
  if (project === null || (project.archivedAt !== null && !reachesArchived)) return noSuch('project');
  if (!reachesProject(contract, principal, facts, project.id, now)) return noSuch('project');
  return pass('The credential reaches the workspace and the project.');
};

function reachesProject(
  contract: Contract,
  principal: Principal,
  facts: Facts,
  projectId: string,
  now: Date,
): boolean {
  if (principal.type === 'operator') return true;
  if (isKey(principal) && principal.projectIds !== null && !principal.projectIds.includes(projectId))
    return false;
  if (userOf(principal) === null) return true;
  const { inProject, inWorkspace } = standingOf(contract, facts, now);
  return inProject || inWorkspace?.allProjects === true;
}
