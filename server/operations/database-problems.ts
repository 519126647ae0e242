import { CONSTRAINT_PROBLEMS } from '../api/declarations.gen.ts';
import { notFound, ProblemError } from '../api/problem.ts';
import { constraintOf, sqlstate, sqlstateOf } from '../database/errors.ts';
import { SlugsHeldError } from '../database/slug-store.ts';

const ROLE_KEYS: ReadonlySet<string> = new Set([
  'members_role_exists',
  'project_members_role_exists',
  'invitations_role_exists',
]);

/** Violations of constraints that a part of the contract has an answer for. */
const DECLARED_STATES: ReadonlySet<string> = new Set([sqlstate.uniqueViolation, sqlstate.checkViolation]);

/**
 * Returns the problem for a change that the database rejects. Uniqueness is never checked beforehand: the constraint
 * decides between concurrent requests.
 */
export function problemOfDatabase(error: unknown): ProblemError | undefined {
  if (error instanceof SlugsHeldError) return new ProblemError('renamed_too_often', error.message);
  const constraint = constraintOf(error) ?? '';
  const declared = DECLARED_STATES.has(sqlstateOf(error) ?? '') ? CONSTRAINT_PROBLEMS[constraint] : undefined;
  if (declared !== undefined) return new ProblemError(declared.code, declared.detail);
  // The member was removed from the workspace between the lookup and the insert.
  if (constraint === 'project_members_workspace_id_user_id_fkey') return notFound('member');
  if (constraint === 'sessions_user_id_fkey')
    return new ProblemError('invalid_credentials', 'The account was deleted just now.');
  // The person deleted the account between the lookup and the insert.
  if (constraint.endsWith('_user_id_fkey')) return notFound('user');
  if (sqlstateOf(error) !== sqlstate.foreignKeyViolation || !ROLE_KEYS.has(constraint)) return undefined;
  // Both directions violate the same key: deleting a role in use, and assigning a role that was just deleted.
  return error instanceof Error && error.message.includes('update or delete on table')
    ? new ProblemError(
        'role_in_use',
        'A member was just given this role, or an invitation gives it. Change that first.',
      )
    : notFound('role');
}
