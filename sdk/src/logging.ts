import { TenantryError } from './errors.ts';
import { fromEnvironment } from './options.ts';
import type { LogLevel, TenantryOptions } from './types.ts';

const levels = ['off', 'error', 'warn', 'info', 'debug'] satisfies LogLevel[] as string[];

/** Writes an entry if the level is on. Details are made only then. */
export type Log = (level: 'warn' | 'info' | 'debug', message: string, details?: () => unknown) => void;

export function createLog({ logger = console, logLevel }: TenantryOptions): Log {
  const name: string = logLevel ?? fromEnvironment('TENANTRY_LOG') ?? 'off';
  const limit = levels.indexOf(name);
  if (limit < 0) throw new TenantryError(`logLevel and TENANTRY_LOG must be one of ${levels.join(', ')}.`);
  return (level, message, details) => {
    if (levels.indexOf(level) > limit) return;
    const text = `[tenantry] ${message}`;
    if (details) logger[level](text, details());
    else logger[level](text);
  };
}

/** Returns headers for the log: those that are known to contain no secret. */
export function loggableHeaders(headers: Headers): Record<string, string> {
  const shown =
    /^(accept|content|date|etag|idempotency-rep|ratelimit|retry-after|server|user-agent|x-request-id)/;
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, shown.test(name) ? value : '[redacted]']),
  );
}
