import { Worker } from 'node:worker_threads';
import { refuser } from '../../../../api/problem.ts';
import { SsoFailure, type SsoReason } from '../sso-failure.ts';
import type { SamlSubject } from './read-assertion.ts';
import type { SamlVerification } from './verify-response.ts';
import type { SamlJob } from './worker.ts';

type Answer = { subject: SamlSubject } | { reason: SsoReason; message: string };

interface WaitingJob {
  job: SamlJob;
  settle(answer: Answer): void;
}

export interface ResponseVerifierOptions {
  /** Responses that wait for the thread. Default: 64. */
  queue?: number;
  /** How long one response may take. Default: 5 seconds. */
  timeoutMs?: number;
}

/** The thread that sources are run in needs their loader, and a built server has none. */
const isSource = import.meta.url.endsWith('.ts');
const WORKER = new URL(isSource ? './worker.ts' : './saml-worker.js', import.meta.url);

const RETRY_SECONDS = 2;

/**
 * Verifies SAML responses one after another in a thread of its own, which starts with the first one. A response that
 * takes too long ends the thread, and is refused.
 */
export class ResponseVerifier {
  readonly #queue: WaitingJob[] = [];
  readonly #maxWaiting: number;
  readonly #timeoutMs: number;
  #worker: Worker | undefined;
  #isBusy = false;

  constructor({ queue = 64, timeoutMs = 5_000 }: ResponseVerifierOptions = {}) {
    this.#maxWaiting = queue;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * @throws SsoFailure when the response signs nobody in
   * @throws unavailable when too many responses wait
   */
  async verify(encoded: string, verification: SamlVerification): Promise<SamlSubject> {
    if (this.#queue.length >= this.#maxWaiting) {
      throw refuser.refuse('unavailable', 'Too many sign-ins are being checked. Try again in a moment.', {
        retryAfter: RETRY_SECONDS,
      });
    }
    const answer = await new Promise<Answer>((settle) => {
      this.#queue.push({ job: { encoded, verification }, settle });
      this.#next();
    });
    if ('subject' in answer) return answer.subject;
    throw new SsoFailure(answer.reason, answer.message);
  }

  async stop(): Promise<void> {
    for (const { settle } of this.#queue.splice(0)) settle(STOPPED);
    await this.#end();
  }

  #next(): void {
    const next = this.#isBusy ? undefined : this.#queue.shift();
    if (next === undefined) return;
    this.#isBusy = true;
    const worker = this.#start();
    const finish = (answer: Answer) => {
      clearTimeout(timer);
      worker.off('message', finish);
      worker.off('error', fail);
      next.settle(answer);
      this.#isBusy = false;
      this.#next();
    };
    const fail = () => {
      void this.#end();
      finish(UNREADABLE);
    };
    const timer = setTimeout(fail, this.#timeoutMs);
    worker.on('message', finish);
    worker.on('error', fail);
    worker.postMessage(next.job);
  }

  #start(): Worker {
    this.#worker ??= new Worker(WORKER, {
      execArgv: isSource ? ['--import', 'tsx'] : [],
      resourceLimits: { maxOldGenerationSizeMb: 128 },
      env: {},
    });
    return this.#worker;
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

const UNREADABLE: Answer = {
  reason: 'malformed_response',
  message: 'The response cannot be read, or takes too long to read.',
};
const STOPPED: Answer = {
  reason: 'malformed_response',
  message: 'The server is stopping. Start the sign-in again.',
};
