import { once } from 'node:events';
import type { Response } from 'express';

/** A success that is text rather than JSON, sent as it is made: however long it is, memory holds one piece. */
export interface TextStream<Type extends string = string> {
  /** One of the content types that the document declares for the answer. */
  type: Type;
  /** What a browser saves it as. */
  filename?: string;
  chunks: AsyncIterable<string>;
}

/** The body of an answer that is to be streamed. An answer as JSON has no such member: its schema would be open. */
export const isTextStream = (body: unknown): body is TextStream =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in Object(Reflect.get(body, 'chunks'));

/** Resolves when the connection takes more, or is gone. */
const drained = (res: Response) => Promise.race([once(res, 'drain'), once(res, 'close')]);

/**
 * Sends the text piece by piece, no faster than the client reads. What fails before the first piece can still be
 * answered as a problem; after it, the connection is cut, so that nobody takes a part for the whole.
 */
export async function sendTextStream(res: Response, { type, filename, chunks }: TextStream): Promise<void> {
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    let next = await iterator.next();
    res.set('Content-Type', type === 'text/csv' ? 'text/csv; charset=utf-8' : type);
    if (filename !== undefined) res.set('Content-Disposition', `attachment; filename="${filename}"`);
    for (; !next.done && !res.closed && res.req.method !== 'HEAD'; next = await iterator.next()) {
      if (next.value !== '' && !res.write(next.value) && !res.closed) await drained(res);
    }
    res.end();
  } finally {
    await iterator.return?.();
  }
}
