import { type Refuser, type Violation, violation } from '../../../api/problem.ts';
import { isTimezone } from '../../../api/timezones.ts';
import type { Schemas } from '../../../api/types.ts';
import { isAllowed, isRange } from '../../../auth/network/ip-address.ts';
import type { FreshPermissions, LackCode } from '../../../operations/caller-permissions.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

/** Returns violations for invalid entries of an allowlist. */
export const allowlistViolations = (allowlist: readonly string[] | undefined): Violation[] =>
  (allowlist ?? []).flatMap((entry, index) =>
    isRange(entry)
      ? []
      : [
          violation(
            `ip_allowlist/${index}`,
            'format',
            'Write an IPv4 address in four decimal parts, an IPv6 address, or a CIDR range from its first address: 10.1.0.0/16.',
          ),
        ],
  );

/** Returns a violation for a name that is not a time zone. */
export const timezoneViolations = (timezone: string | undefined): Violation[] =>
  timezone === undefined || isTimezone(timezone)
    ? []
    : [violation('timezone', 'format', 'Use the name of an IANA time zone, such as Europe/Istanbul or UTC.')];

/**
 * Asserts that the caller may change the settings that protect the workspace and its payments.
 * @throws insufficient_scope or insufficient_role
 */
export function assertMayChangeSecuritySettings(
  changes: Schemas['SettingsUpdate'],
  access: FreshPermissions<LackCode>,
): void {
  const { session_idle_minutes, require_reauthentication, ip_allowlist } = changes;
  const { gateway_log, gateway_payload_days, gateway_log_days } = changes;
  const protecting = [session_idle_minutes, require_reauthentication, ip_allowlist];
  const recording = [gateway_log, gateway_payload_days, gateway_log_days];
  if ([...protecting, ...recording].some((value) => value !== undefined)) access.assert('security:manage');
  // Budgets that are divided by metadata count by it.
  if (changes.call_metadata !== undefined) access.assert('budgets:manage');
  const { duplicate_policy, require_rule, approver_cooling_hours, beneficiary_cooling_hours } = changes;
  const controls = [duplicate_policy, require_rule, approver_cooling_hours, beneficiary_cooling_hours];
  if (controls.some((value) => value !== undefined)) access.assert('payment_controls:manage');
}

/** The caller and the source address. */
type Inside = Pick<HandlerContext, 'principal' | 'address'>;

/**
 * A user whom an allowlist excludes was admitted to change that allowlist, and may change nothing else.
 * @throws ip_not_allowed
 */
export function requireInsideOrOnlyAllowlist(
  context: Inside & Refuser<'ip_not_allowed'>,
  changes: object,
  lists: ReadonlyArray<readonly string[]>,
): void {
  const { principal, address } = context;
  const isInside = principal.type === 'operator' || lists.every((list) => isAllowed(list, address));
  if (isInside || Object.keys(changes).every((name) => name === 'ip_allowlist')) return;
  throw context.refuse(
    'ip_not_allowed',
    'An allowlist excludes your address. From here you can change ip_allowlist only: send nothing else.',
  );
}

/**
 * Asserts that the caller stays within the allowlist, since a locked-out caller could not undo the change.
 * @throws invalid_state
 */
export function assertNotLockedOut(
  context: Inside & Refuser<'invalid_state'>,
  { ip_allowlist }: Pick<Schemas['SettingsUpdate'], 'ip_allowlist'>,
): void {
  const { principal, address } = context;
  if (ip_allowlist === undefined || principal.type === 'operator' || isAllowed(ip_allowlist, address)) return;
  throw context.refuse(
    'invalid_state',
    `This allowlist would lock you out: add your own address, ${address}, or a range that contains it.`,
  );
}
