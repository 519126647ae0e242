import type { ServerResponse } from 'node:http';
import type { ProblemError } from '../../../api/problem.ts';
import type { AnswerCost, CacheCopy } from './cache-copy.ts';
import type { Answering, StreamAnswer, StreamReceiver, WholeAnswer } from './provider-answer.ts';
import { headersToClient } from './response-headers.ts';
import type { AnswerCopy } from './run-once.ts';
import type { Scrubber, StreamScrubber } from './scrub.ts';
import type { Translation } from './translation.ts';

/** Headers of every relayed answer. A proxy must neither keep it nor hold events back. */
const OWN_HEADERS = { 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' };

/** Headers that the gateway adds to an answer. */
export type AddedHeaders = Readonly<Record<string, string>>;

/** What an answer passes through on its way to the client. */
interface Passage {
  scrub: Scrubber;
  /** Turns it into what the client understands. */
  translation: Translation | undefined;
  /** Copies it for repetitions of the request. */
  copy: AnswerCopy | undefined;
  /** Copies it for equal calls. */
  cached: CacheCopy | undefined;
  /** Says what the answer has cost, when it is complete. */
  cost(): AnswerCost;
  /** Called before a part of a stream passes, as the provider sent it. */
  onPass(part: Buffer): void;
  /** Whether the call has ended meanwhile. */
  isOver(): boolean;
  /** Returns the events with which an answer ends that may not be written further. */
  cut(): string;
}

/** Passes a complete answer back as it came, but for secrets in it. It is kept before the client has it. */
export async function passWhole(
  res: ServerResponse,
  { status, headers, body }: WholeAnswer,
  { scrub, copy, translation, cached, cost, isOver }: Passage,
): Promise<void> {
  const said = translation === undefined ? body : translation.whole(status, body);
  const passing = status >= 400 ? scrub.error(said) : scrub.bytes(said);
  const type = translation && { 'Content-Type': 'application/json' };
  const head = {
    ...headersToClient(headers, scrub),
    ...type,
    ...OWN_HEADERS,
    'Content-Length': String(passing.length),
  };
  if (copy !== undefined) {
    copy.start(status, head);
    copy.add(passing);
    await copy.complete();
    if (isOver()) return;
  }
  res.writeHead(status, head);
  res.end(passing);
  cached?.start(status, head['Content-Type']);
  cached?.add(passing);
  cached?.complete(cost);
}

/**
 * Returns the event with which a stream ends that has begun and cannot go on. Clients of OpenAI and of Anthropic read it as an
 * error; the end of a complete stream does not follow.
 */
const errorEvent = (code: string, message: string): string => {
  const error = { type: code, code, message, param: null };
  return `\n\nevent: error\ndata: ${JSON.stringify({ ...error, type: 'error', error })}\n\n`;
};

/** A stream on its way to the client. */
export class PassingStream implements StreamReceiver {
  readonly #res: ServerResponse;
  readonly #passage: Passage;
  readonly #scrub: StreamScrubber;
  #isOver = false;

  constructor(res: ServerResponse, passage: Passage) {
    this.#res = res;
    this.#passage = passage;
    this.#scrub = passage.scrub.stream();
  }

  /** Sends the head and passes the stream on, no faster than the client reads. */
  start(answer: StreamAnswer, call: Answering): void {
    const res = this.#res;
    const head = { ...headersToClient(answer.headers, this.#passage.scrub), ...OWN_HEADERS };
    this.#passage.copy?.start(answer.status, head);
    this.#passage.cached?.start(answer.status, head['Content-Type']);
    res.writeHead(answer.status, head);
    res.on('drain', () => call.resume());
    answer.pipe(this);
  }

  write(chunk: Buffer): boolean {
    if (this.#isOver) return true;
    const { onPass, translation } = this.#passage;
    onPass(chunk);
    return this.#send(this.#scrub.push(translation === undefined ? chunk : translation.push(chunk)));
  }

  #send(passing: Buffer): boolean {
    if (passing.length === 0) return true;
    this.#passage.copy?.add(passing);
    this.#passage.cached?.add(passing);
    return this.#res.write(passing);
  }

  /** Ends a stream that is complete. It is kept before the client sees its end. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { translation, copy, cached, cost } = this.#passage;
    if (translation !== undefined) this.#send(this.#scrub.push(translation.end()));
    this.#send(this.#scrub.end());
    cached?.complete(cost);
    if (copy === undefined) this.#res.end();
    else void copy.complete().then(() => this.#res.end());
  }

  /** Ends a stream that the provider has ended with an error. Nothing of it is kept. */
  endFailed(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#send(this.#scrub.end());
    this.#res.end();
  }

  fail(detail: string): void {
    this.#finish(errorEvent('upstream_unavailable', detail));
  }

  /** Ends the stream because the call may no longer go on. An answer that no budget has room for is also shorter than it was meant. */
  stop({ code, detail }: Pick<ProblemError, 'code' | 'detail'>): void {
    if (code === 'budget_exhausted' && !this.#isOver)
      this.#send(this.#scrub.push(Buffer.from(this.#passage.cut())));
    this.#finish(errorEvent(code, detail));
  }

  #finish(last?: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#res.end(last);
  }
}
