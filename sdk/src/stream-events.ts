import { TenantryError } from './errors.ts';

const BLANK_LINE = /\r\n\r\n|\n\n|\r\r/;

/** Returns the data of a frame, or undefined for a comment. */
function dataOf(frame: string): string | undefined {
  const lines = frame.split(/\r\n|\n|\r/).flatMap((line) => /^data: ?(.*)$/.exec(line)?.[1] ?? []);
  return lines.length > 0 ? lines.join('\n') : undefined;
}

/** Splits a stream of text into frames, wherever its chunks end. */
async function* framesOf(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
    // A carriage return at the end may be the first half of a line end.
    const complete = done || !rest.endsWith('\r') ? rest : rest.slice(0, -1);
    const parts = complete.split(BLANK_LINE);
    rest = (parts.pop() ?? '') + rest.slice(complete.length);
    yield* parts;
    if (done) {
      if (rest) yield rest;
      return;
    }
  }
}

/**
 * Reads the events of a streamed answer, parsed. Leaving the loop ends the call.
 * @param stream what `stream()` of a call returns
 * @throws TenantryError whose `cause` is the event, when the answer ends with an error
 * @example
 * ```ts
 * const call = tenantry.chatCompletions.create({ model, messages, stream: true });
 * for await (const event of events(call.stream())) console.log(event);
 * ```
 */
export async function* events<Event = unknown>(
  stream: ReadableStream<Uint8Array> | Promise<ReadableStream<Uint8Array>>,
): AsyncGenerator<Event, void, undefined> {
  const reader = (await stream).getReader();
  try {
    for await (const frame of framesOf(reader)) {
      const data = dataOf(frame);
      if (data === undefined || data === '[DONE]') continue;
      const event = JSON.parse(data);
      if (event?.error)
        throw new TenantryError(event.error.message ?? 'The answer ended with an error.', { cause: event });
      yield event;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
