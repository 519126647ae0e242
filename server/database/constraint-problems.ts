import { notFound, ProblemError } from '../contract/problem.ts';
import { constraintOf, sqlstate, sqlstateOf } from './sqlstate.ts';

const UNIQUE: Readonly<Record<string, () => ProblemError>> = {
  users_email_unique: () =>
    new ProblemError('already_exists', 'Somebody has signed up with this e-mail address.'),
  workspace_slugs_unique: () => new ProblemError('slug_taken', 'This slug is taken. Choose another.'),
  organization_slugs_unique: () => new ProblemError('slug_taken', 'This slug is taken. Choose another.'),
  workspace_moves_pending_unique: () =>
    new ProblemError('already_exists', 'Another move of this workspace is pending. Cancel that first.'),
  manager_grants_live_unique: () =>
    new ProblemError(
      'already_exists',
      'This organization has a grant already. Change that one, or revoke it first.',
    ),
  project_slugs_unique: () =>
    new ProblemError('slug_taken', 'Another project has or had this slug. Choose another.'),
  roles_name_unique: () =>
    new ProblemError('already_exists', 'The workspace has a role of this name. Choose another.'),
  templates_name_unique: () =>
    new ProblemError('already_exists', 'The organization has a template of this name. Choose another.'),
  template_runs_unfinished_unique: () =>
    new ProblemError('already_exists', 'The template is being applied. Wait for that run to finish.'),
  webhook_endpoints_url_unique: () =>
    new ProblemError('already_exists', 'The workspace has an endpoint of this URL. Change that one instead.'),
  invitations_pending_unique: () =>
    new ProblemError('already_exists', 'Another invitation to this address is pending.'),
  members_pkey: () => new ProblemError('already_exists', 'This user is a member already.'),
};

const ROLE_KEYS: ReadonlySet<string> = new Set([
  'members_role_exists',
  'project_members_role_exists',
  'invitations_role_exists',
]);

/**
 * What a violated constraint means to the caller. Uniqueness is never asked about beforehand: the constraint decides,
 * whoever is faster.
 */
export function problemOfViolation(error: unknown): ProblemError | undefined {
  const constraint = constraintOf(error) ?? '';
  if (sqlstateOf(error) === sqlstate.uniqueViolation) return UNIQUE[constraint]?.();
  // Somebody was removed from the workspace between our look and our insert.
  if (constraint === 'project_members_workspace_id_user_id_fkey') return notFound('member');
  if (sqlstateOf(error) !== sqlstate.foreignKeyViolation || !ROLE_KEYS.has(constraint)) return undefined;
  // The same key is violated from both sides: by deleting a role in use, and by giving one that was just deleted.
  return error instanceof Error && error.message.includes('update or delete on table')
    ? new ProblemError(
        'role_in_use',
        'Somebody was given this role just now, or is invited with it. Change that first.',
      )
    : notFound('role');
}
