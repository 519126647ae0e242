import type { Schemas } from '../../../api/types.ts';

/** How much of a call is recorded. */
export type LogLevel = Schemas['GatewayLogLevel'];

/** From the strictest on. */
export const LOG_LEVELS = ['metadata', 'redacted', 'full'] as const satisfies readonly LogLevel[];

/** Returns the strictest of some levels; `null` says nothing. */
export function strictest(levels: ReadonlyArray<LogLevel | null>): LogLevel | null {
  return LOG_LEVELS.find((level) => levels.includes(level)) ?? null;
}
