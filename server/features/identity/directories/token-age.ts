import {
  expiryUnderLimit,
  type KeyAgeLimit,
  toAgeLimits,
} from '../../../auth/authorization/key-age-policy.ts';
import type { DirectoryRow } from '../../../database/schema/directory-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

/*
 * The age limit for secrets of the organization. The token of a directory is not refused when it is too old, because then
 * people who leave the company would keep their access: it only deactivates people from then on.
 */

type TokenTimes = Pick<DirectoryRow, 'rotated_at' | 'created_at'>;

/** Returns when a token reaches the limit. */
export const tokenExpiry = (limit: KeyAgeLimit, { rotated_at, created_at }: TokenTimes): Date =>
  expiryUnderLimit(limit, rotated_at ?? created_at);

/** Whether the token of a directory is older than the organization allows. */
async function isTooOld({ tenant, now }: HandlerContext, directory: TokenTimes): Promise<boolean> {
  const settings = await tenant.directories.ageSettings();
  const limit = settings === undefined ? null : toAgeLimits(settings).keyRotation;
  return limit !== null && tokenExpiry(limit, directory) <= now;
}

/** Asserts that the token may do more than deactivate people. @throws rotation_required */
export async function assertTokenAge(
  context: HandlerContext<'rotation_required'>,
  directory: TokenTimes,
): Promise<void> {
  if (!(await isTooOld(context, directory))) return;
  throw context.refuse(
    'rotation_required',
    'The token of the directory is older than the organization allows, and only deactivates people. Replace it with directories.rotateToken.',
  );
}
