import { isKey, userOf } from '../../../auth/authentication/principal.ts';
import type { DecisionStep } from '../../../auth/authorization/authorization-registry.ts';
import { resolveEffectiveRoles } from '../../../auth/authorization/effective-roles.ts';
import { isPermittedByScope } from '../../../auth/authorization/permissions.ts';
import { needsProject, projectRequired } from '../../../auth/authorization/project-scoped.ts';
import { isSelf } from '../../../auth/authorization/resource-access.ts';
import { fail, pass, skip } from '../../../auth/authorization/step-result.ts';

/** Whether the effective role of a user includes one of the permissions that the operation requires. */
export const checkRole: DecisionStep = (question, contract) => {
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
      (workspace?.allProjects || !needsProject(question, permission)) &&
      (!isKey(principal) || isPermittedByScope(contract, principal, permission, atWorkspace)),
  );
  const scoped = permissions.find((permission) => needsProject(question, permission));
  if (granted === undefined && scoped !== undefined) return projectRequired(scoped);
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
