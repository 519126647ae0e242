import { type DestinationStream, type Level, type Logger, pino } from 'pino';
import { redactTokens } from './api/redact-tokens.ts';

/**
 * Returns only what locates an error. A driver's error also contains the affected row (`detail`, `where`), which is
 * customer data.
 */
const serializeError = (error: unknown): object => {
  if (!(error instanceof Error)) return { message: 'a value other than an Error was thrown' };
  const code: unknown = Reflect.get(error, 'code');
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' && { code }),
    stack: error.stack,
    ...(error.cause instanceof Error && { cause: serializeError(error.cause) }),
  };
};

/** Creates a logger that writes JSON lines. Tokens are removed from the finished line, regardless of what is logged. */
export const createLogger = (level: Level | 'silent' = 'info', destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: serializeError },
      hooks: { streamWrite: redactTokens },
    },
    destination ?? pino.destination(1),
  );
