import { type DestinationStream, type Level, type Logger, pino } from 'pino';
import { redactTokens } from './api/redact-tokens.ts';

/**
 * Only what locates an error. A driver's error also carries the row it tripped over (`detail`, `where`), and that is
 * customer data.
 */
const serializeError = (error: unknown): object => {
  if (!(error instanceof Error)) return { message: 'not an Error was thrown' };
  const code: unknown = Reflect.get(error, 'code');
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' && { code }),
    stack: error.stack,
    ...(error.cause instanceof Error && { cause: serializeError(error.cause) }),
  };
};

/** A JSON line logger. Whatever a caller logs, tokens are cut out of the finished line. */
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
