import type { ServerResponse } from 'node:http';
import type { Reply } from './idempotency.ts';
import type { OperationSpec } from './spec.ts';
import { isTextStream, sendTextStream } from './text-stream.ts';

/** Sends the answer of an operation that was done. */
export async function send(res: ServerResponse, operation: OperationSpec, reply: Reply): Promise<void> {
  const { body, replayed, acknowledgedMs } = reply;
  res.statusCode = operation.successStatus;
  res.setHeader('Cache-Control', 'no-store');
  if (isTextStream(body)) return sendTextStream(res, body);
  if (replayed) res.setHeader('Idempotency-Replayed', 'true');
  if (acknowledgedMs !== undefined) res.setHeader('Server-Timing', `acknowledged;dur=${acknowledgedMs}`);
  if (typeof body === 'object' && body !== null && 'etag' in body)
    res.setHeader('ETag', `"${String(body.etag)}"`);
  if (body === undefined) {
    res.end();
    return;
  }
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  // In one piece, of which Node tells the length.
  res.end(JSON.stringify(body));
}
