import type { PermissionName } from '../../api/types.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import { fail, type StepResult } from './step-result.ts';

/**
 * Whether a permission of the application is decided in projects and asked for a whole workspace. Only a principal that
 * has it in all projects has it there.
 */
export const needsProject = ({ facts }: AuthorizationRequest, permission: PermissionName): boolean =>
  facts?.workspace != null &&
  facts.project === undefined &&
  facts.contract.projectScopedPermissions.has(permission);

export const projectRequired = (permission: PermissionName): StepResult =>
  fail(
    'project_required',
    `${permission} is decided in a project. Name the project, or use a credential that has it in all projects.`,
    permission,
  );
