import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { OperationObject } from '../api/openapi-types.ts';
import { redactTokens } from '../api/redact-tokens.ts';
import type { RequestSpan } from '../api/tracing.ts';
import type { Metrics } from './metrics.ts';

/** Properties of a request, added by each stage, for the log and the metrics. */
export interface RequestLogContext {
  requestId: string;
  readonly startedAt: number;
  traceId?: string;
  operation?: {
    readonly operationId: string;
    readonly path: string;
    readonly schema?: Pick<OperationObject, 'x-workspace' | 'x-surface'>;
  };
  principalId?: string;
  /** The code of the problem that was sent. */
  code?: string;
  /** What a refusal said. */
  refusal?: string;
  /** Id of the decision that refused the request. */
  decisionId?: string;
  /** An error of the server. */
  error?: Error;
}

const LOG_CONTEXT = Symbol('context');

export const getRequestLogContext = (
  res: ServerResponse & { [LOG_CONTEXT]?: RequestLogContext },
): RequestLogContext => {
  res[LOG_CONTEXT] ??= { requestId: randomUUID(), startedAt: performance.now() };
  return res[LOG_CONTEXT];
};

const REQUEST_ID = /^[A-Za-z0-9._-]{1,128}$/;
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

const header = (req: IncomingMessage, name: string): string => {
  const value = req.headers[name];
  return typeof value === 'string' ? value : '';
};

function assignRequestId(req: IncomingMessage, context: RequestLogContext): void {
  const clientId = header(req, 'x-request-id');
  if (REQUEST_ID.test(clientId) && redactTokens(clientId) === clientId) context.requestId = clientId;
  const traceId = TRACEPARENT.exec(header(req, 'traceparent'))?.[1];
  if (traceId !== undefined) context.traceId = traceId;
}

/** The path template replaces the path, which may contain a token of an invitation or secrets in its query. */
const toLogFields = (req: IncomingMessage, res: ServerResponse, context: RequestLogContext): object => ({
  request_id: context.requestId,
  method: req.method,
  route: context.operation?.path ?? 'unmatched',
  operation_id: context.operation?.operationId,
  // Node initializes the status to 200, which means nothing until the headers are sent.
  status: res.headersSent ? res.statusCode : undefined,
  duration_ms: Math.round((performance.now() - context.startedAt) * 10) / 10,
  code: context.code,
  principal_id: context.principalId,
  trace_id: context.traceId,
  decision_id: context.decisionId,
});

const spanAttributes = (req: IncomingMessage, { operation, requestId, code }: RequestLogContext) => ({
  'http.request.method': req.method ?? '',
  'http.route': operation?.path ?? 'unmatched',
  'tenantry.request_id': requestId,
  ...(operation !== undefined && { 'tenantry.operation_id': operation.operationId }),
  ...(code !== undefined && { 'tenantry.code': code }),
});

/**
 * Logs one line per request. Creating a child logger for each would cost more than everything else done for a request.
 */
function log(logger: Logger, req: IncomingMessage, res: ServerResponse, context: RequestLogContext): void {
  const { error } = context;
  const isAborted = !res.writableFinished;
  if (error !== undefined || res.statusCode >= 500 || isAborted) {
    logger.error(
      { ...toLogFields(req, res, context), err: error },
      isAborted ? 'request aborted' : 'request errored',
    );
  } else if (logger.isLevelEnabled('info')) {
    logger.info(toLogFields(req, res, context), 'request completed');
  }
}

/** Assigns an id to each request, and logs and measures it when it is answered or aborted. */
export const createRequestLogger =
  (logger: Logger, metrics: Pick<Metrics, 'begin' | 'end'>) =>
  (req: IncomingMessage & { method: string }, res: ServerResponse, span?: RequestSpan | undefined): void => {
    const context = getRequestLogContext(res);
    assignRequestId(req, context);
    res.setHeader('X-Request-Id', context.requestId);
    metrics.begin();
    // 'close' fires exactly once, also when the client disconnects early.
    res.once('close', () => {
      const status = res.writableFinished ? String(res.statusCode) : 'aborted';
      const seconds = (performance.now() - context.startedAt) / 1000;
      metrics.end(context.operation?.operationId ?? 'unmatched', req.method, status, seconds);
      log(logger, req, res, context);
      span?.end(
        context.operation?.operationId ?? 'unmatched',
        res.writableFinished ? res.statusCode : undefined,
        spanAttributes(req, context),
      );
    });
  };
