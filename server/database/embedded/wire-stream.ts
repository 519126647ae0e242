import { Duplex } from 'node:stream';

type Send = (bytes: Uint8Array<ArrayBuffer>) => void;

const terminate = 'X'.charCodeAt(0);

/**
 * The stream over which pg speaks to the embedded engine, in place of a socket. The engine executes its input
 * immediately and cannot wait for the rest of a message, so only whole messages pass. Terminate is dropped, because it
 * would end the engine's only session.
 */
export class WireStream extends Duplex {
  readonly #open: (stream: WireStream) => Promise<Send>;
  #send: Send | undefined;
  #pending: Buffer = Buffer.alloc(0);
  #started = false;

  constructor(open: (stream: WireStream) => Promise<Send>) {
    super();
    this.#open = open;
  }

  /** pg passes a port and a host, which are ignored. */
  connect(): this {
    this.#open(this).then(
      (send) => {
        this.#send = send;
        this.emit('connect');
      },
      (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    return this;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#take(chunk);
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#take(Buffer.concat(chunks.map(({ chunk }) => chunk)));
    done();
  }

  override _read(): void {
    // Responses are pushed when they arrive: one session sends one query at a time and waits for it.
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  #take(chunk: Buffer): void {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    const whole: Buffer[] = [];
    for (let message = this.#next(); message; message = this.#next()) {
      if (message[0] !== terminate) whole.push(message);
    }
    if (whole.length === 0) return;
    // A copy with its own buffer, which can be transferred to the thread instead of cloned.
    const bytes = new Uint8Array(whole.reduce((size, message) => size + message.length, 0));
    let offset = 0;
    for (const message of whole) {
      bytes.set(message, offset);
      offset += message.length;
    }
    this.#send?.(bytes);
  }

  /** Removes the next whole message from the buffer. Only the first message of a session lacks a type byte. */
  #next(): Buffer | undefined {
    const header = this.#started ? 1 : 0;
    if (this.#pending.length < header + 4) return undefined;
    const size = header + this.#pending.readUInt32BE(header);
    if (this.#pending.length < size) return undefined;
    const message = this.#pending.subarray(0, size);
    this.#pending = this.#pending.subarray(size);
    this.#started = true;
    return message;
  }

  // Remaining socket methods that pg calls.
  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}
