import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { codeOf } from '../database/sqlstate.ts';

/** A success that is text rather than JSON, sent as it is made: however long it is, memory holds one piece. */
export interface TextStream<Type extends string = string> {
  /** One of the content types that the document declares for the answer. */
  type: Type;
  /** What a browser saves it as. */
  filename?: string;
  chunks: AsyncIterable<string>;
}

/** Whether a body is to be streamed. An answer as JSON has no such member: its schema would be open. */
export const isTextStream = (body: unknown): body is TextStream =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in Object(Reflect.get(body, 'chunks'));

async function* startingWith(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/**
 * Sends the text piece by piece, no faster than the client reads. What fails before the first piece is still answered as
 * a problem; after it, the connection is cut, so that nobody takes a part for the whole.
 */
export async function sendTextStream(
  res: ServerResponse,
  { type, filename, chunks }: TextStream,
): Promise<void> {
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    const first = await iterator.next();
    res.setHeader('Content-Type', type === 'text/csv' ? 'text/csv; charset=utf-8' : type);
    if (filename !== undefined) res.setHeader('Content-Disposition', `attachment; filename="${filename}"`);
    if (first.done || res.req.method === 'HEAD') res.end();
    else await pipeline(Readable.from(startingWith(first.value, iterator)), res);
  } catch (error) {
    // The client has gone away: nobody is left to tell.
    if (codeOf(error) !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  } finally {
    await iterator.return?.();
  }
}
