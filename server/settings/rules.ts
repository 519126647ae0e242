import { allows, isRange } from '../access/network.ts';
import type { Access } from '../contract/access.ts';
import type { Context } from '../contract/context.ts';
import { ProblemError, type Violation } from '../contract/problem.ts';
import type { Schemas } from '../contract/types.ts';

/** What is wrong with the entries of an allowlist. */
export const allowlistViolations = (allowlist: readonly string[] | undefined): Violation[] =>
  (allowlist ?? []).flatMap((entry, index) =>
    isRange(entry)
      ? []
      : [
          {
            location: 'body',
            path: `ip_allowlist/${index}`,
            code: 'format',
            message:
              'Write an IPv4 address in four decimal parts, an IPv6 address, or a CIDR range from its first address: 10.1.0.0/16.',
          },
        ],
  );

/** Some settings protect the workspace. @throws insufficient_scope or insufficient_role */
export function requireForSecurity(changes: Schemas['SettingsUpdate'], access: Access): void {
  const { session_idle_minutes, require_reauthentication, ip_allowlist } = changes;
  if ([session_idle_minutes, require_reauthentication, ip_allowlist].some((value) => value !== undefined)) {
    access.require('security:manage');
  }
}

/**
 * A person whom an allowlist excludes came in to change that, and changes nothing else.
 * @throws ip_not_allowed
 */
export function requireInsideOrOnlyAllowlist(
  changes: object,
  lists: ReadonlyArray<readonly string[]>,
  { principal, address }: Pick<Context, 'principal' | 'address'>,
): void {
  const isInside = principal.type === 'operator' || lists.every((list) => allows(list, address));
  if (isInside || Object.keys(changes).every((name) => name === 'ip_allowlist')) return;
  throw new ProblemError(
    'ip_not_allowed',
    'An allowlist excludes your address. From here you can change ip_allowlist only: send nothing else.',
  );
}

/** Nobody locks out themselves, who would then have to undo it. @throws invalid_state */
export function guardLockOut(
  { ip_allowlist }: Pick<Schemas['SettingsUpdate'], 'ip_allowlist'>,
  { principal, address }: Pick<Context, 'principal' | 'address'>,
): void {
  if (ip_allowlist === undefined || principal.type === 'operator' || allows(ip_allowlist, address)) return;
  throw new ProblemError(
    'invalid_state',
    `This allowlist would lock you out: add your own address, ${address}, or a range that contains it.`,
  );
}
