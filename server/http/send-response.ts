import type { ServerResponse } from 'node:http';
import { setImmediate as turnOfLoop } from 'node:timers/promises';
import type { OperationSpec } from '../api/api-document.ts';
import { isTextStream } from '../api/text-stream.ts';
import type { Reply } from '../operations/idempotency.ts';
import { sendTextStream } from './send-text-stream.ts';

/** Sends the answer of an operation that was done. */
export async function sendResponse(
  res: ServerResponse,
  operation: OperationSpec,
  reply: Reply,
): Promise<void> {
  const { body, replayed, acknowledgedMs } = reply;
  res.statusCode = operation.successStatus;
  res.setHeader('Cache-Control', 'no-store');
  if (isTextStream(body)) return sendTextStream(res, body);
  if (replayed) res.setHeader('Idempotency-Replayed', 'true');
  if (acknowledgedMs !== undefined) res.setHeader('Server-Timing', `acknowledged;dur=${acknowledgedMs}`);
  if (typeof body === 'object' && body !== null && 'etag' in body)
    res.setHeader('ETag', `"${String(body.etag)}"`);
  const text = JSON.stringify(body) as string | undefined;
  if (text !== undefined) {
    res.setHeader('Content-Type', 'application/json; charset=utf-8');
    // Node tells it, too, but not to a HEAD.
    res.setHeader('Content-Length', Buffer.byteLength(text));
  }
  // When what came in together has been dealt with: a write wakes its reader, which costs more than most of what is done
  // here, and of several in a row most find theirs awake.
  await turnOfLoop();
  res.end(text);
}
