import { Duplex } from 'node:stream';

type Send = (bytes: Uint8Array<ArrayBuffer>) => void;

const terminate = 'X'.charCodeAt(0);

/**
 * The stream over which pg speaks to the embedded engine, standing in for a socket. The engine runs what it is
 * given at once and cannot wait for the rest of a message, so only whole messages go through; and Terminate
 * goes no further, because it would end the engine's only session.
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

  /** Called by pg with a port and a host, which mean nothing here. */
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
    // Answers are pushed when they come: one session asks, and waits, for one answer at a time.
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
    // A copy with a buffer of its own, so that it can be handed to the thread instead of cloned.
    const bytes = new Uint8Array(whole.reduce((size, message) => size + message.length, 0));
    let offset = 0;
    for (const message of whole) {
      bytes.set(message, offset);
      offset += message.length;
    }
    this.#send?.(bytes);
  }

  /** Cuts the next whole message off; the first of a session is the only one without a type byte. */
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

  // The rest of a socket that pg calls.
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
