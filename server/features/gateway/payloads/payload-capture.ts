import type { PayloadMemory } from './payload-memory.ts';
import type { LogLevel } from './policies.ts';
import { Side } from './side.ts';

/** A call whose request and answer are recorded. */
export interface CapturedCall {
  tenantId: string;
  logId: string;
  level: Exclude<LogLevel, 'metadata'>;
  admittedAt: Date;
  /** Removes the secret of the virtual key. */
  scrub(bytes: Buffer): Buffer;
}

/** The request and the answer of a call that has ended. */
export interface CapturedPayload extends CapturedCall {
  request: Side;
  /** Absent without an answer. */
  answer: Side | undefined;
  isStream: boolean;
}

interface Tools {
  memory: PayloadMemory;
  store(payload: CapturedPayload): void;
  /** Called instead of `store` when there was no memory. */
  onLost(): void;
}

/** Records the request and the answer of a call while it runs, and has them stored when it ends. */
export class PayloadCapture {
  readonly #tools: Tools;
  readonly #call: CapturedCall;
  readonly #request: Side;
  #answer: Side | undefined;
  #isStream = false;
  #isOver = false;

  constructor(tools: Tools, call: CapturedCall, request: Buffer) {
    this.#tools = tools;
    this.#call = call;
    this.#request = new Side(tools.memory);
    if (!this.#request.add(request)) this.#lose();
  }

  /** Notes a piece of a stream that passes to the client. */
  add(part: Buffer): void {
    this.#isStream = true;
    this.#note(part);
  }

  /** Notes a complete answer. It ends the call. */
  answered(body: Buffer): void {
    this.#note(body);
    this.end();
  }

  /** Has stored what there is. Only the first call counts. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const [request, answer, isStream] = [this.#request, this.#answer, this.#isStream];
    this.#tools.store({ ...this.#call, request, answer, isStream });
  }

  #note(part: Buffer): void {
    if (this.#isOver) return;
    this.#answer ??= new Side(this.#tools.memory);
    if (!this.#answer.add(part)) this.#lose();
  }

  #lose(): void {
    this.#isOver = true;
    this.#request.release();
    this.#answer?.release();
    this.#tools.onLost();
  }
}
