import { ProblemError } from '../../../api/problem.ts';
import type { DirectoryRow } from '../../../database/schema/directory-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { isBeyond, roleIn } from '../../tenancy/roles/policies.ts';

export type Authority = Pick<DirectoryRow, 'id' | 'authority' | 'manages_owners'>;

/**
 * Whether a directory may give or take a role: it is not above the role of the person who activated the directory, and that of
 * owners counts only where an owner has said so.
 */
export async function reaches(
  context: HandlerContext,
  { authority, manages_owners }: Authority,
  role: string,
): Promise<boolean> {
  if (authority === null) return false;
  if (role === 'owner') return manages_owners;
  try {
    return !isBeyond(await roleIn(context, role), await roleIn(context, authority));
  } catch (error) {
    // A custom role was deleted meanwhile.
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
