import { isRange } from '../access/network.ts';
import type { Violation } from '../contract/problem.ts';

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

/** Whether it is a name of the time zone database; offsets such as `+03:00`, which Intl also takes, are not. */
export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
