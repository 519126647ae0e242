import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TextStream } from '../api/text-stream.ts';
import { errorCodeOf } from '../database/errors.ts';

async function* prepend(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/**
 * Sends a text in pieces, no faster than the client reads. An error before the first piece yields a problem response. A
 * later error closes the connection, so that the client does not take a part for the whole.
 */
export async function sendTextStream(
  res: ServerResponse,
  { type, filename, chunks, signal }: TextStream,
): Promise<void> {
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    const first = await iterator.next();
    res.setHeader('Content-Type', type === 'text/csv' ? 'text/csv; charset=utf-8' : type);
    // A proxy would otherwise hold events back.
    if (type === 'text/event-stream') res.setHeader('X-Accel-Buffering', 'no');
    if (filename !== undefined) res.setHeader('Content-Disposition', `attachment; filename="${filename}"`);
    if (first.done || res.req.method === 'HEAD') res.end();
    else await pipeline(Readable.from(prepend(first.value, iterator)), res, { signal });
  } catch (error) {
    // The client has disconnected, or was disconnected, so there is nothing left to send.
    if (errorCodeOf(error) !== 'ERR_STREAM_PREMATURE_CLOSE' && !signal?.aborted) throw error;
  } finally {
    await iterator.return?.();
  }
}
