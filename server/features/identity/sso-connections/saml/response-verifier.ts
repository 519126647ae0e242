import { Worker } from 'node:worker_threads';
import { serviceUnavailable } from '../../../../api/problem.ts';
import { SsoFailure } from '../sso-failure.ts';
import type { IdpMetadata } from './metadata.ts';
import type { SamlSubject } from './read-assertion.ts';
import type { SamlVerification } from './verify-response.ts';
import type { SamlAnswer, SamlJob } from './worker.ts';

interface WaitingJob {
  job: SamlJob;
  settle(answer: SamlAnswer): void;
}

export interface ResponseVerifierOptions {
  /** Responses that wait for the thread. Default: 64. */
  queue?: number;
  /** How long one response may take. Default: 5 seconds. */
  timeoutMs?: number;
}

/** A built server has one file for the thread. Sources need their loader first, which only a script can register. */
const isSource = import.meta.url.endsWith('.ts');
const WORKER = new URL(isSource ? './worker.ts' : './saml-worker.js', import.meta.url);
const WITH_LOADER = `import('tsx/esm/api').then(({ register }) => (register(), import('${WORKER.href}')))`;

const RETRY_SECONDS = 2;

/**
 * Verifies SAML responses and reads metadata one after another in a thread of its own, which starts with the first one.
 * A response that takes too long ends the thread, and is refused.
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
   * @throws SsoFailure when the response signs no one in
   * @throws unavailable when too many responses wait
   */
  async verify(encoded: string, verification: SamlVerification): Promise<SamlSubject> {
    if (this.#queue.length >= this.#maxWaiting) throw serviceUnavailable(RETRY_SECONDS);
    const answer = await this.#run({ encoded, verification });
    if ('subject' in answer) return answer.subject;
    throw failureOf(answer);
  }

  /**
   * Reads the metadata of an identity provider.
   * @throws SsoFailure when they are not readable
   * @throws unavailable when too many jobs wait
   */
  async readMetadata(metadata: string): Promise<IdpMetadata> {
    if (this.#queue.length >= this.#maxWaiting) throw serviceUnavailable(RETRY_SECONDS);
    const answer = await this.#run({ metadata });
    if ('metadata' in answer) return answer.metadata;
    throw failureOf(answer);
  }

  #run(job: SamlJob): Promise<SamlAnswer> {
    return new Promise((settle) => {
      this.#queue.push({ job, settle });
      this.#next();
    });
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
    const finish = (answer: SamlAnswer) => {
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
    this.#worker ??= new Worker(isSource ? WITH_LOADER : WORKER, {
      eval: isSource,
      execArgv: [],
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

const failureOf = (answer: SamlAnswer): SsoFailure =>
  'reason' in answer
    ? new SsoFailure(answer.reason, answer.message)
    : new SsoFailure('malformed_response', 'The answer of the thread is one to another job.');

const UNREADABLE: SamlAnswer = {
  reason: 'malformed_response',
  message: 'The response cannot be read, or takes too long to read.',
};
const STOPPED: SamlAnswer = {
  reason: 'malformed_response',
  message: 'The server is stopping. Start the sign-in again.',
};
