import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { type DestinationStream, type Level, type Logger, pino } from 'pino';

/** What is known about a request as it passes through: each stage adds its part, the log and the metrics read it. */
export interface RequestContext {
  requestId: string;
  readonly startedAt: number;
  traceId?: string;
  operation?: { readonly operationId: string; readonly path: string };
  principalId?: string;
  /** What went wrong on our side. */
  error?: Error;
}

const CONTEXT = Symbol('context');

export const requestContext = (res: ServerResponse & { [CONTEXT]?: RequestContext }): RequestContext => {
  res[CONTEXT] ??= { requestId: randomUUID(), startedAt: performance.now() };
  return res[CONTEXT];
};

const TOKEN = /tn_(op|ses|usr|svc|org|vfy|rst|inv)_[0-9A-Za-z]{38}/g;

/** A token anywhere in a text keeps its prefix alone. */
export const redactTokens = (text: string): string => text.replace(TOKEN, 'tn_$1_[redacted]');

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

const REQUEST_ID = /^[A-Za-z0-9._-]{1,128}$/;
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

const header = (req: IncomingMessage, name: string): string => {
  const value = req.headers[name];
  return typeof value === 'string' ? value : '';
};

function identify(req: IncomingMessage, context: RequestContext): void {
  const given = header(req, 'x-request-id');
  if (REQUEST_ID.test(given) && redactTokens(given) === given) context.requestId = given;
  const traceId = TRACEPARENT.exec(header(req, 'traceparent'))?.[1];
  if (traceId !== undefined) context.traceId = traceId;
}

/** The template stands for the path, for a path may hold an invitation's token and a query anything. */
const describe = (req: IncomingMessage, res: ServerResponse, context: RequestContext): object => ({
  request_id: context.requestId,
  method: req.method,
  route: context.operation?.path ?? 'unmatched',
  operation_id: context.operation?.operationId,
  // Node has 200 there from the start; before the headers are out it means nothing.
  status: res.headersSent ? res.statusCode : undefined,
  duration_ms: Math.round((performance.now() - context.startedAt) * 10) / 10,
  principal_id: context.principalId,
  trace_id: context.traceId,
});

/**
 * First of the middlewares: gives the request its id and logs it once, when its answer is out or it went away. Without a
 * logger for each request, which costs more than all else that is done for one.
 */
export const createHttpLogger =
  (logger: Logger): RequestHandler =>
  (req, res, next) => {
    const context = requestContext(res);
    identify(req, context);
    res.setHeader('X-Request-Id', context.requestId);
    // 'close' comes exactly once, also when the client goes away in the middle.
    res.once('close', () => {
      const { error } = context;
      const isAborted = !res.writableFinished;
      if (error !== undefined || res.statusCode >= 500 || isAborted) {
        logger.error(
          { ...describe(req, res, context), err: error },
          isAborted ? 'request aborted' : 'request errored',
        );
      } else if (logger.isLevelEnabled('info')) {
        logger.info(describe(req, res, context), 'request completed');
      }
    });
    next();
  };
