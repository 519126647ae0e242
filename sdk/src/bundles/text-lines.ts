/** What a bundle can be read from. */
export type BundleSource =
  | string
  | Uint8Array
  | ReadableStream<Uint8Array>
  | AsyncIterable<string | Uint8Array>;

/** A line of text; `text` is undefined if it is not UTF-8. */
export interface TextLine {
  number: number;
  text: string | undefined;
}

/** Lines that are read together. */
const BATCH = 1000;
const LINE_FEED = 10;

async function* readStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}

async function* chunksOf(source: BundleSource): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  if (typeof source === 'string') yield encoder.encode(source);
  else if (source instanceof Uint8Array) yield source;
  // Not every runtime can iterate over a stream.
  else if ('getReader' in source) yield* readStream(source);
  else for await (const chunk of source) yield typeof chunk === 'string' ? encoder.encode(chunk) : chunk;
}

/** Puts the pieces of a line together. */
function join(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return only;
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Decodes lines. Bytes that are not UTF-8 are not replaced, so that each change of a byte changes the text. */
function createDecoder(): (bytes: Uint8Array) => TextLine {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
  let number = 0;
  return (bytes) => {
    number += 1;
    try {
      return { number, text: decoder.decode(bytes) };
    } catch {
      return { number, text: undefined };
    }
  };
}

/** Yields the lines of a bundle in batches, and returns the text after the last line feed, which must be empty. */
export async function* readLines(source: BundleSource): AsyncGenerator<TextLine[], TextLine> {
  const decode = createDecoder();
  let pieces: Uint8Array[] = [];
  let batch: TextLine[] = [];
  for await (const chunk of chunksOf(source)) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      pieces.push(chunk.subarray(from, end));
      batch.push(decode(join(pieces)));
      pieces = [];
      from = end + 1;
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    // The owner of a chunk may reuse it.
    if (from < chunk.length) pieces.push(chunk.slice(from));
  }
  yield batch;
  return decode(join(pieces));
}
