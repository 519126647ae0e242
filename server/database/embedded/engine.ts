import type { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { projectPath } from '../../project-path.ts';
import { DatabaseUnavailableError, sqlstate } from '../errors.ts';
import { WireStream } from './wire-stream.ts';

export interface EngineOptions {
  /** Folder of the database files. */
  folder: string;
  durable: boolean;
  /** A longer query terminates its worker thread; 0 for no limit. */
  queryTimeoutMs: number;
  idleInTransactionTimeoutMs: number;
}

type Message =
  | { kind: 'ready' | 'closed' }
  | { kind: 'opened'; session: number }
  | { kind: 'answer'; session: number; bytes: Uint8Array; done: boolean };

interface WorkerSession {
  id: number;
  stream: WireStream;
  opened: () => void;
  outstanding: number;
  timer?: NodeJS.Timeout;
}

const idle = 'I'.charCodeAt(0);

/**
 * The worker thread, its single session, and the limits that PGlite does not enforce itself: queries that never end and
 * transactions that are left open. A lost thread is replaced at the next connection, and the database recovers as after
 * a crash.
 */
export class EmbeddedEngine {
  readonly #options: EngineOptions;
  #worker: Promise<Worker> | undefined;
  #liveWorker: Worker | undefined;
  #exited: Promise<void> = Promise.resolve();
  #isFresh = true;
  #session: WorkerSession | undefined;
  #sessions = 0;
  #closed = false;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  /** Starts the thread, or waits until it has started; rejects when the files cannot be opened. */
  async start(): Promise<void> {
    await this.#running();
  }

  /** Returns a stream for a PostgreSQL client. It takes the session over from the previous stream. */
  connect(): Duplex {
    return new WireStream((stream) => this.#open(stream));
  }

  /** Shuts the database down cleanly, so that the next start needs no recovery. */
  async close(): Promise<void> {
    this.#closed = true;
    const worker = await this.#worker?.catch(() => undefined);
    worker?.postMessage({ kind: 'close' });
    const overdue = setTimeout(() => void worker?.terminate(), 10_000);
    await this.#exited;
    clearTimeout(overdue);
  }

  #running(): Promise<Worker> {
    if (this.#closed) return Promise.reject(new DatabaseUnavailableError('The embedded database is closed.'));
    this.#worker ??= this.#spawnWorker();
    return this.#worker;
  }

  async #spawnWorker(): Promise<Worker> {
    await this.#exited; // two threads on the same files would damage them
    const { folder, durable } = this.#options;
    // Without execArgv: the flags of this process do not apply to the thread.
    const worker = new Worker(projectPath('server/database/embedded/worker.js'), {
      workerData: { folder, durable },
      execArgv: [],
      name: 'embedded-postgresql',
    });
    this.#liveWorker = worker;
    this.#isFresh = true;
    this.#exited = new Promise((resolve) => worker.once('exit', () => resolve()));
    return new Promise((resolve, reject) => {
      const lost = (cause?: unknown) => reject(this.#handleWorkerExit(worker, cause));
      worker.on('error', lost);
      worker.on('exit', () => lost());
      worker.on('message', (message: Message) => {
        if (message.kind === 'ready') resolve(worker);
        else this.#receive(message);
      });
    });
  }

  /**
   * Handles a thread that has exited, or must be terminated: rejects what waits for it. The next connection starts a
   * new thread.
   */
  #handleWorkerExit(worker: Worker, cause: unknown): DatabaseUnavailableError {
    const reason = cause instanceof Error ? cause.message : 'its thread ended';
    const error =
      cause instanceof DatabaseUnavailableError
        ? cause
        : new DatabaseUnavailableError(`The embedded database in ${this.#options.folder} stopped: ${reason}`);
    if (this.#liveWorker === worker) {
      this.#liveWorker = undefined;
      this.#worker = undefined;
      this.#fail(error);
    }
    return error;
  }

  async #open(stream: WireStream): Promise<(bytes: Uint8Array<ArrayBuffer>) => void> {
    const worker = await this.#running();
    const id = ++this.#sessions;
    const first = this.#isFresh;
    this.#isFresh = false;
    await new Promise<void>((opened, failed) => {
      this.#fail(new DatabaseUnavailableError('Another client took over the session.'));
      this.#session = { id, stream, opened, outstanding: 0 };
      stream.once('close', () => {
        failed(new DatabaseUnavailableError('The stream was closed.'));
        if (this.#session?.id === id) this.#clearTimeout();
      });
      worker.postMessage({ kind: 'open', session: id, first });
      // A query of the previous session may still be running, so the timeout starts now.
      this.#watchQuery(worker);
    });
    return (bytes) => this.#send(worker, id, bytes);
  }

  #send(worker: Worker, id: number, bytes: Uint8Array<ArrayBuffer>): void {
    const session = this.#session;
    if (session?.id !== id) return;
    session.outstanding += 1;
    worker.postMessage({ kind: 'batch', session: id, bytes }, [bytes.buffer]);
    this.#watchQuery(worker);
  }

  #watchQuery(worker: Worker): void {
    this.#startTimeout(this.#options.queryTimeoutMs, () => {
      const text = `canceling statement: it ran longer than ${this.#options.queryTimeoutMs} ms`;
      this.#handleWorkerExit(worker, new DatabaseUnavailableError(text, sqlstate.queryCanceled));
      void worker.terminate();
    });
  }

  #receive(message: Message): void {
    const session = this.#session;
    if (!session || !('session' in message) || message.session !== session.id) return;
    if (message.kind === 'opened') {
      this.#clearTimeout();
      session.opened();
      return;
    }
    if (message.bytes.length > 0) session.stream.push(Buffer.from(message.bytes.buffer));
    if (!message.done) return;
    session.outstanding -= 1;
    if (session.outstanding > 0) return;
    this.#clearTimeout();
    // A response ends with ReadyForQuery, whose last byte says whether a transaction is open.
    if (message.bytes.at(-1) !== idle) this.#watchIdle();
  }

  #watchIdle(): void {
    this.#startTimeout(this.#options.idleInTransactionTimeoutMs, () => {
      const text = 'terminating connection: a transaction was left idle';
      this.#fail(new DatabaseUnavailableError(text, sqlstate.idleInTransactionTimeout));
    });
  }

  #startTimeout(milliseconds: number, expire: () => void): void {
    this.#clearTimeout();
    if (this.#session && milliseconds > 0) this.#session.timer = setTimeout(expire, milliseconds).unref();
  }

  #clearTimeout(): void {
    clearTimeout(this.#session?.timer);
  }

  #fail(error: Error): void {
    this.#clearTimeout();
    this.#session?.stream.destroy(error);
    this.#session = undefined;
  }
}
