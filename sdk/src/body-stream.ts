import { ConnectionError, TenantryError, TimeoutError } from './errors.ts';

/** What the body of a response offers: a standard stream, or that of a package such as node-fetch. */
type Body = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

interface ChunkReader {
  next(): Promise<{ done?: boolean | undefined; value?: Uint8Array | undefined }>;
  cancel(reason: unknown): unknown;
}

function readerOf(body: Body): ChunkReader {
  if ('getReader' in body) {
    const reader = body.getReader();
    return { next: () => reader.read(), cancel: (reason) => reader.cancel(reason) };
  }
  const iterator = body[Symbol.asyncIterator]();
  return { next: () => iterator.next(), cancel: () => iterator.return?.() };
}

/**
 * Returns the body as a stream that reads a chunk when one is wanted, so that memory stays constant. A broken
 * connection is a ConnectionError, and a server that sends nothing for `timeout` a TimeoutError.
 */
export function streamOf(response: Response, timeout: number): ReadableStream<Uint8Array> {
  const body = response.body as Body | null;
  if (!body) throw new TenantryError('The response has no body.');
  const reader = readerOf(body);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const chunk = await inTime(reader, timeout);
        if (chunk.done || !chunk.value) controller.close();
        else controller.enqueue(chunk.value);
      },
      cancel: async (reason) => {
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

async function inTime(reader: ChunkReader, timeout: number): ReturnType<ChunkReader['next']> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    if (timeout > 0 && timeout < 2 ** 31)
      timer = setTimeout(() => {
        const error = new TimeoutError(`The server sent nothing for ${timeout} ms.`, 1);
        reject(error);
        reader.cancel(error);
      }, timeout);
  });
  try {
    return await Promise.race([reader.next(), late]);
  } catch (cause) {
    throw cause instanceof TenantryError
      ? cause
      : new ConnectionError('The connection broke inside the body.', 1, { cause });
  } finally {
    clearTimeout(timer);
  }
}
