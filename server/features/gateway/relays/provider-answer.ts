import type { IncomingHttpHeaders } from 'node:http';
import type { StreamTap } from '../formats/stream-tap.ts';
import { callProvider, type ProviderCall, type ProviderRequest, type ProviderSink } from './call-provider.ts';
import { headerOf, isEventStream, isPassingType } from './response-headers.ts';

/** An answer that is complete: JSON, or an error of the provider. */
export interface WholeAnswer {
  kind: 'whole';
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A stream whose first content has arrived. */
export interface StreamAnswer {
  kind: 'stream';
  status: number;
  headers: IncomingHttpHeaders;
  /** The status of an error that the stream begins with. */
  errorStatus: number | undefined;
  /** Passes on what has arrived and what follows. */
  pipe(receiver: StreamReceiver): void;
}

/** A call without an answer that can pass on. */
export interface NoAnswer {
  kind: 'none';
  /** The status of the provider, if it sent one. */
  status: number | 'timeout' | 'connection';
  detail: string;
  /** Whether the provider has answered, so that it bills the call. */
  isBilled?: boolean;
}

export type ProviderAnswer = WholeAnswer | StreamAnswer | NoAnswer;

/** Takes a stream. */
export interface StreamReceiver {
  /** @returns whether more may follow at once; otherwise the provider waits for `resume` */
  write(chunk: Buffer): boolean;
  /** The answer is complete. */
  end(): void;
  /** The provider has ended it with an error, which has been written. */
  endFailed(): void;
  /** The provider broke off. */
  fail(detail: string): void;
}

/** A call that is answered by a provider, or by the cache at once. */
export type Answering = Pick<AnsweringCall, 'answered' | 'abort' | 'readOn' | 'resume' | 'wasSent'>;

/** How a stream has ended. */
type StreamEnd = { kind: 'complete' } | { kind: 'failed' } | { kind: 'broken'; detail: string };

/** Milliseconds until there is a connection, and from then until the first content. */
interface Timeouts {
  connect: number;
  answer: number;
}

/** Enough for the largest embeddings that a provider makes of one request. */
const MAX_WHOLE_BYTES = 128 * 1024 * 1024;
/** A provider that sends this much without content is not waited for. */
const MAX_HELD_BYTES = 64 * 1024;

/**
 * A call of a provider. It holds a stream back until its first content, so that an error inside a stream, an empty stream and
 * a stall are still seen before the client gets anything.
 */
export class AnsweringCall implements ProviderSink {
  /** Resolves once the answer is complete, or once its first content has arrived. Never rejects. */
  readonly answered: Promise<ProviderAnswer>;
  readonly #tap: StreamTap;
  /** Absent while the request is handed over, which may fail. */
  readonly #call: ProviderCall | undefined;
  readonly #timeouts: Timeouts;
  readonly #takeMemory: (bytes: number) => void;
  #timer: NodeJS.Timeout;
  #resolve: (answer: ProviderAnswer) => void = () => undefined;
  #isAnswered = false;
  /** Whether the request has gone to the provider. */
  wasSent = false;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #isStream = false;
  #parts: Buffer[] = [];
  #length = 0;
  #maxWhole = MAX_WHOLE_BYTES;
  #receiver: StreamReceiver | undefined;
  #end: StreamEnd | undefined;

  constructor(request: ProviderRequest, timeouts: Timeouts, tap: StreamTap) {
    this.#tap = tap;
    this.#timeouts = timeouts;
    this.#takeMemory = request.takeMemory;
    this.answered = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    this.#timer = setTimeout(() => {
      this.#none(
        'connection',
        `The provider accepted no connection within ${timeouts.connect / 1000} seconds.`,
      );
    }, timeouts.connect);
    this.#call = callProvider(request, this);
  }

  /** Ends the call: nothing is received any more. */
  abort(): void {
    this.#receiver = undefined;
    this.#call?.abort();
    this.#answer({ kind: 'none', status: 'connection', detail: 'The gateway ended the call.' });
  }

  resume(): void {
    this.#call?.resume();
  }

  /** Goes on after the client has left, with an answer that is no longer than this. */
  readOn(maxWhole: number): void {
    this.#maxWhole = maxWhole;
  }

  onSent(): void {
    this.wasSent = true;
    if (this.#isAnswered) return;
    const { answer } = this.#timeouts;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#none('timeout', `The provider sent no content within ${answer / 1000} seconds.`);
    }, answer);
  }

  onStart(status: number, headers: IncomingHttpHeaders): void {
    const type = headerOf(headers, 'content-type');
    this.#status = status;
    this.#headers = headers;
    this.#isStream = status < 300 && isEventStream(type);
    if (status >= 300 && status < 400)
      this.#none(status, 'The provider redirects, which the gateway never follows.');
    else if (!isPassingType(type) || headers['content-encoding'] !== undefined)
      this.#none(status, `The provider answered ${status} with something that is no answer of a model.`);
  }

  onData(chunk: Buffer): void {
    if (this.#isAnswered && !this.#isStream) return;
    const passing = this.#isStream ? this.#tap.push(chunk) : chunk;
    if (this.#receiver !== undefined) {
      if (passing.length > 0 && !this.#receiver.write(passing)) this.#call?.pause();
      return;
    }
    this.#parts.push(passing);
    this.#length += passing.length;
    if (!this.#isStream) {
      this.#holdWhole(chunk.length);
      return;
    }
    if (this.#tap.hasContent || this.#tap.errorFrame !== undefined || this.#length > MAX_HELD_BYTES)
      this.#stream();
    // Arrived after the first content, before the client is written to.
    if (this.#length > MAX_HELD_BYTES) this.#call?.pause();
  }

  /** Takes memory for a part of an answer that is no stream. */
  #holdWhole(bytes: number): void {
    const refuse = (detail: string) => this.#none(this.#status, detail, { isBilled: this.#status < 300 });
    if (this.#length > this.#maxWhole) refuse('The answer of the provider is too large.');
    else
      try {
        this.#takeMemory(bytes);
      } catch {
        refuse('The other answers that are being read leave no memory for this one.');
      }
  }

  onEnd(): void {
    if (this.#isStream) this.#endStream(this.#tap.end());
    else this.#answer({ kind: 'whole', ...this.#head, body: Buffer.concat(this.#parts, this.#length) });
  }

  #endStream(rest: Buffer): void {
    this.#end = this.#endSaid;
    if (this.#receiver !== undefined) {
      if (rest.length > 0) this.#receiver.write(rest);
      endReceiver(this.#receiver, this.#end);
      return;
    }
    this.#parts.push(rest);
    if (this.#tap.isFinished) this.#stream();
    else this.#none(this.#status, 'The provider ended its stream before it had begun.');
  }

  /** How the stream has ended, as far as its events say it: a connection also closes when a provider breaks down. */
  get #endSaid(): StreamEnd {
    if (this.#tap.errorFrame !== undefined) return { kind: 'failed' };
    if (this.#tap.isFinished) return { kind: 'complete' };
    return { kind: 'broken', detail: 'The provider ended its stream before the answer was complete.' };
  }

  onError(error: Error): void {
    const isIdle = 'code' in error && error.code === 'UND_ERR_BODY_TIMEOUT';
    const detail = isIdle ? 'The provider stopped sending.' : 'The connection to the provider broke.';
    this.#end = { kind: 'broken', detail };
    if (this.#receiver !== undefined) this.#receiver.fail(detail);
    else this.#none(isIdle ? 'timeout' : 'connection', isIdle ? detail : 'The provider cannot be reached.');
  }

  get #head() {
    return { status: this.#status, headers: this.#headers };
  }

  #answer(answer: ProviderAnswer): void {
    if (this.#isAnswered) return;
    this.#isAnswered = true;
    clearTimeout(this.#timer);
    this.#resolve(answer);
  }

  #none(status: NoAnswer['status'], detail: string, more: Pick<NoAnswer, 'isBilled'> = {}): void {
    if (this.#isAnswered) return;
    this.#parts = [];
    this.#answer({ kind: 'none', status, detail, ...more });
    this.abort();
  }

  #stream(): void {
    const errorStatus = this.#tap.hasContent ? undefined : this.#tap.errorFrame?.status;
    this.#answer({ kind: 'stream', ...this.#head, errorStatus, pipe: (receiver) => this.#pipe(receiver) });
  }

  #pipe(receiver: StreamReceiver): void {
    const held = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#receiver = receiver;
    const isOpen = held.length === 0 || receiver.write(held);
    if (this.#end !== undefined) endReceiver(receiver, this.#end);
    else if (isOpen) this.#call?.resume();
  }
}

function endReceiver(receiver: StreamReceiver, end: StreamEnd): void {
  if (end.kind === 'complete') receiver.end();
  else if (end.kind === 'failed') receiver.endFailed();
  else receiver.fail(end.detail);
}
