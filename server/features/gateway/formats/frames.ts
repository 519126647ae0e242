/** The longest frame of a stream that the gateway reads: 1 MiB and what surrounds it. A longer one fails the stream. */
export const MAX_FRAME_BYTES = 1_048_576 + 4_096;

class FrameTooLargeError extends Error {
  constructor() {
    super(`The provider sent an event of more than ${MAX_FRAME_BYTES} bytes.`);
  }
}

const LF = 0x0a;
const CR = 0x0d;
const NOTHING = Buffer.alloc(0);

/** Returns where the frame that a position lies in ends, after its blank line, or -1 if it goes on beyond the bytes. */
function endOfFrame(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(LF, from); at !== -1; at = bytes.indexOf(LF, at + 1)) {
    const next = bytes[at + 1];
    if (next === LF) return at + 2;
    if (next === CR && bytes[at + 2] === LF) return at + 3;
  }
  return -1;
}

/**
 * Splits a stream of server-sent events into frames: an event with the blank line that ends it. It works on bytes, so neither a
 * character nor a line end that is cut between two chunks matters. Lines end with LF or CRLF.
 */
export class FrameSplitter {
  #held = NOTHING;
  #length = 0;

  /** Returns the frames that a chunk completes. They share its memory where they can. */
  push(chunk: Buffer): Buffer[] {
    const isContinued = this.#length > 0;
    const searchFrom = Math.max(0, this.#length - 2);
    const bytes = isContinued ? this.#append(chunk) : chunk;
    const frames: Buffer[] = [];
    let start = 0;
    for (let end = endOfFrame(bytes, searchFrom); end !== -1; end = endOfFrame(bytes, end)) {
      const frame = bytes.subarray(start, end);
      frames.push(isContinued ? Buffer.from(frame) : frame);
      start = end;
    }
    this.#hold(bytes.subarray(start));
    return frames;
  }

  /** What has come after the last complete frame. */
  get waiting(): Buffer {
    return this.#held.subarray(0, this.#length);
  }

  /** Returns what came after the last complete frame. A provider may end without the last blank line. */
  rest(): Buffer {
    const rest = Buffer.from(this.#held.subarray(0, this.#length));
    this.#length = 0;
    return rest;
  }

  #append(chunk: Buffer): Buffer {
    const length = this.#length + chunk.length;
    if (length > this.#held.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(length, this.#held.length * 2, 1_024));
      this.#held.copy(larger, 0, 0, this.#length);
      this.#held = larger;
    }
    chunk.copy(this.#held, this.#length);
    this.#length = length;
    return this.#held.subarray(0, length);
  }

  #hold(rest: Buffer): void {
    if (rest.length > MAX_FRAME_BYTES) throw new FrameTooLargeError();
    this.#length = 0;
    if (rest.length === 0) this.#held = NOTHING;
    else this.#append(rest);
  }
}

export interface ServerSentEvent {
  event: string | undefined;
  data: string;
}

/** Reads the fields of a frame. Returns undefined for one without data, such as a comment. */
export function readFrame(frame: Buffer): ServerSentEvent | undefined {
  const data: string[] = [];
  let event: string | undefined;
  for (const line of frame.toString('utf8').split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const field = line.charCodeAt(0) === 0xfeff ? line.slice(1, colon) : line.slice(0, colon);
    if (field !== 'data' && field !== 'event') continue;
    const end = line.endsWith('\r') ? line.length - 1 : line.length;
    const value = line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1, end);
    if (field === 'data') data.push(value);
    else event = value;
  }
  return data.length === 0
    ? undefined
    : { event, data: data.length === 1 ? (data[0] ?? '') : data.join('\n') };
}
