import type { ServerResponse } from 'node:http';
import type { NextFunction } from 'express';
import type { OperationSpec } from '../api/api-document.ts';
import { isTextStream } from '../api/text-stream.ts';
import type { Reply } from '../operations/idempotency.ts';
import { setOAuthHeaders } from './oauth-answers.ts';
import { setScimHeaders } from './scim-answers.ts';
import { sendTextStream } from './send-text-stream.ts';

/**
 * Sends the response of a successful operation.
 * @param next called with an error of the check of responses
 */
export function sendResponse(
  res: ServerResponse,
  operation: OperationSpec,
  reply: Reply,
  next: NextFunction,
): Promise<void> | undefined {
  const { body, replayed, acknowledgedMs } = reply;
  res.statusCode = operation.successStatus;
  res.setHeader('Cache-Control', operation.cacheControl);
  if (isTextStream(body)) return sendTextStream(res, body);
  if (replayed) res.setHeader('Idempotency-Replayed', 'true');
  if (acknowledgedMs !== undefined) res.setHeader('Server-Timing', `acknowledged;dur=${acknowledgedMs}`);
  if (typeof body === 'object' && body !== null && 'etag' in body)
    res.setHeader('ETag', `"${String(body.etag)}"`);
  const isKnown = operation.surface === 'scim' && body !== undefined && setScimHeaders(res, body);
  if (isKnown) res.statusCode = 304;
  const text = isKnown ? undefined : (JSON.stringify(body) as string | undefined);
  if (text !== undefined) {
    if (operation.surface === 'oauth') setOAuthHeaders(res, operation.cacheControl);
    if (operation.surface !== 'scim') res.setHeader('Content-Type', 'application/json; charset=utf-8');
    // Node sets Content-Length itself, except for HEAD.
    res.setHeader('Content-Length', Buffer.byteLength(text));
  }
  // Defers the write to the end of the tick: a socket write wakes the peer process, which costs more than most of the
  // work here. Of several writes in a row, most find their peer awake.
  setImmediate(() => {
    try {
      res.end(text);
    } catch (error) {
      next(error);
    }
  });
}
