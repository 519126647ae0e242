import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';

/** A request to a provider. */
export interface ProviderRequest {
  /** What sends it, over connections that stay open. It follows no redirects. */
  dispatcher: Dispatcher;
  url: URL;
  headers: Record<string, string>;
  body: Buffer;
  /** Milliseconds between two pieces of the answer. */
  idleTimeout: number;
  /** Takes memory for an answer that is read whole. @throws ProblemError when there is none */
  takeMemory(bytes: number): void;
}

/** Takes the answer as it arrives. Nothing is called after the end or an error. */
export interface ProviderSink {
  /** There is a connection. */
  onSent(): void;
  onStart(status: number, headers: IncomingHttpHeaders): void;
  onData(chunk: Buffer): void;
  onEnd(): void;
  onError(error: Error): void;
}

/** A request in progress. */
export interface ProviderCall {
  /** Ends it: the provider sees that the connection closes. */
  abort(): void;
  pause(): void;
  resume(): void;
}

const ABORTED = new Error('The gateway ended the call.');

/** Passes what the client library reports to the sink: callbacks cost less than a stream and its promises. */
class SinkHandler implements Dispatcher.DispatchHandler, ProviderCall {
  readonly #sink: ProviderSink;
  #controller: Dispatcher.DispatchController | undefined;
  #isOver = false;

  constructor(sink: ProviderSink) {
    this.#sink = sink;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#isOver) controller.abort(ABORTED);
    else this.#sink.onSent();
  }
  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status >= 200 && !this.#isOver) this.#sink.onStart(status, headers);
  }
  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#isOver) this.#sink.onData(chunk);
  }
  onResponseEnd(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#sink.onEnd();
  }
  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#sink.onError(error);
  }

  abort(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#controller?.abort(ABORTED);
  }
  pause(): void {
    if (!this.#isOver) this.#controller?.pause();
  }
  resume(): void {
    if (!this.#isOver) this.#controller?.resume();
  }
}

/** Sends a request to a provider. */
export function callProvider(
  { dispatcher, url, headers, body, idleTimeout }: ProviderRequest,
  sink: ProviderSink,
): ProviderCall {
  const handler = new SinkHandler(sink);
  dispatcher.dispatch(
    {
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'POST',
      headers,
      body,
      // The call has a time limit of its own, until the first content.
      headersTimeout: 0,
      bodyTimeout: idleTimeout,
    },
    handler,
  );
  return handler;
}
