import { notFound, ProblemError } from '../api/problem.ts';
import type { ErrorCode } from '../api/types.ts';
import { constraintOf, sqlstate, sqlstateOf } from '../database/errors.ts';
import { SlugsHeldError } from '../database/slug-store.ts';

/** Code and detail, by the unique constraint that was violated. */
const UNIQUE: Readonly<Record<string, readonly [code: ErrorCode, detail: string]>> = {
  users_email_unique: ['already_exists', 'There is an account with this e-mail address already.'],
  workspace_slugs_unique: ['slug_taken', 'This slug is taken. Choose another.'],
  organization_slugs_unique: ['slug_taken', 'This slug is taken. Choose another.'],
  workspace_moves_pending_unique: [
    'already_exists',
    'Another move of this workspace is pending. Cancel that first.',
  ],
  manager_grants_live_unique: [
    'already_exists',
    'This organization has a grant already. Change that one, or revoke it first.',
  ],
  project_slugs_unique: ['slug_taken', 'Another project has or had this slug. Choose another.'],
  roles_name_unique: ['already_exists', 'The workspace has a role of this name. Choose another.'],
  templates_name_unique: ['already_exists', 'The organization has a template of this name. Choose another.'],
  template_runs_unfinished_unique: [
    'already_exists',
    'The template is being applied. Wait for that run to finish.',
  ],
  webhook_endpoints_url_unique: [
    'already_exists',
    'The workspace has an endpoint of this URL. Change that one instead.',
  ],
  invitations_pending_unique: ['already_exists', 'Another invitation to this address is pending.'],
  members_pkey: ['already_exists', 'This user is a member already.'],
};

const ROLE_KEYS: ReadonlySet<string> = new Set([
  'members_role_exists',
  'project_members_role_exists',
  'invitations_role_exists',
]);

/**
 * What a change that the database refuses means to the caller. Uniqueness is never checked beforehand: the constraint decides
 * between concurrent requests.
 */
export function problemOfDatabase(error: unknown): ProblemError | undefined {
  if (error instanceof SlugsHeldError) return new ProblemError('renamed_too_often', error.message);
  const constraint = constraintOf(error) ?? '';
  const unique = sqlstateOf(error) === sqlstate.uniqueViolation ? UNIQUE[constraint] : undefined;
  if (unique !== undefined) return new ProblemError(...unique);
  // The member was removed from the workspace after the look-up and before the insert.
  if (constraint === 'project_members_workspace_id_user_id_fkey') return notFound('member');
  if (sqlstateOf(error) !== sqlstate.foreignKeyViolation || !ROLE_KEYS.has(constraint)) return undefined;
  // The same key is violated from both sides: by deleting a role in use, and by giving one that was just deleted.
  return error instanceof Error && error.message.includes('update or delete on table')
    ? new ProblemError(
        'role_in_use',
        'A member was just given this role, or an invitation gives it. Change that first.',
      )
    : notFound('role');
}
