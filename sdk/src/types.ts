/**
 * A CSV file: its text or bytes, a file of a browser or of Node, or a stream, such as that of `fs.createReadStream`. A
 * stream is read before it is sent, so that the request can be repeated.
 */
export type CsvFile =
  | string
  | Blob
  | ArrayBuffer
  | Uint8Array
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array | string>;

/** A bearer token, or a function that returns the current one and is called once per call. */
export type Token = string | (() => string | Promise<string>);

/** Options of a single call, which override those of the client. */
export interface CallOptions {
  /** Aborts the call: waiting, sending or reading. It then fails with an `AbortedError`. */
  signal?: AbortSignal | undefined;
  /** Milliseconds per attempt; 0 for no limit. */
  timeout?: number | undefined;
  /** Maximum number of retries after a temporary failure; 0 for none. */
  maxRetries?: number | undefined;
  /** Additional headers; `null` removes one that would otherwise be sent. */
  headers?: Record<string, string | null> | undefined;
  /** Another credential for this call; `null` for none. */
  token?: Token | null | undefined;
}

/** Options of a request that may change something. */
export interface IdempotentOptions extends CallOptions {
  /** 1 to 255 printable characters. Generated if omitted. Set your own to make a call safe across restarts. */
  idempotencyKey?: string | undefined;
}

/** Options of a change. */
export interface ConditionalOptions extends CallOptions {
  /**
   * The `etag` that you read. The call fails with a `PreconditionFailedError` if the resource has changed since.
   */
  ifMatch?: string | undefined;
}

/** The options of every operation, for code that determines the operation at run time. */
export interface AnyOptions extends IdempotentOptions, ConditionalOptions {}

/** The argument of an operation without fields. */
export type NoParams = Record<string, never>;

/** A pending response. The request has already been sent; await it. */
export interface ApiPromise<T> extends Promise<T> {
  /** Returns the result together with the HTTP response, for its headers. */
  withResponse(): Promise<{ data: T; response: Response }>;
  /** Returns the HTTP response as received, its body unread, if it is a success. Call it in place of `await`. */
  asResponse(): Promise<Response>;
}

/** A page of a list. */
export type Page<List> = List & PageMethods<List>;

export interface PageMethods<List> {
  /** Whether there is a page after this one. */
  hasNextPage(): boolean;
  /** Fetches the next page, with the same filters. Fails if there is none. */
  getNextPage(): Promise<Page<List>>;
}

/** A pending page. Use `for await` to iterate over its items and those of every following page. */
export interface PagePromise<List, Item> extends ApiPromise<Page<List>>, AsyncIterable<Item> {
  /** Iterates over this page and every following one. */
  pages(): AsyncIterable<Page<List>>;
  /** Returns the first `limit` items, and fetches no page after them. */
  toArray(options: { limit: number }): Promise<Item[]>;
}

/** A pending text. */
export interface TextPromise extends ApiPromise<string> {
  /**
   * Returns the text as a stream, in constant memory. The `timeout` applies to each chunk. Call it in place of `await`.
   */
  stream(): Promise<ReadableStream<Uint8Array>>;
}

/** A pending answer that is a stream of events, if the caller asks for one with `stream: true`. */
export interface EventsPromise<T> extends ApiPromise<T> {
  /**
   * Returns the events as they arrive, which `events` of `@tenantry/sdk/openai` parses. The `timeout` applies to each chunk. Call it in
   * place of `await`.
   */
  stream(): Promise<ReadableStream<Uint8Array>>;
}

/** The promise of every method, for code that determines the operation at run time. */
export type ListPromise<List, Item> = PagePromise<List, Item> & Pick<TextPromise, 'stream'>;

export type PromiseOf<Answer> = Answer extends { data: readonly (infer Item)[]; next_cursor: string | null }
  ? PagePromise<Answer, Item>
  : [Answer] extends [string]
    ? TextPromise
    : ApiPromise<Answer>;

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type QueryScalar = string | number | boolean | null | undefined;
export type QueryValue = QueryScalar | readonly QueryScalar[];

/** The query, body and options of a call by method and path. */
export interface RequestInput extends AnyOptions {
  query?: Record<string, QueryValue> | undefined;
  /** Sent as JSON. */
  body?: unknown;
}

/** The request that a hook is called for. */
export interface HookContext {
  /** The operation, such as `projects.create`. */
  operation: string;
  /** 1 for the first attempt. */
  attempt: number;
}

// biome-ignore lint/suspicious/noConfusingVoidType: a hook need not return anything.
type MaybePromiseRequest = Request | void;

export interface Hooks {
  /** Runs before each attempt. It may change the request's headers, or return another request to send. */
  onRequest?(request: Request, context: HookContext): MaybePromiseRequest | Promise<MaybePromiseRequest>;
  /** Runs after each attempt with a response, whatever its status, with a readable copy. */
  onResponse?(response: Response, context: HookContext): void | Promise<void>;
}

/** The input of a custom `fetch`: plain values, which every package accepts. */
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body: string | null;
  redirect: 'error' | 'manual';
  cache?: 'no-store';
  signal: AbortSignal;
}

/** Sends one request. The result is a standard response, of this runtime or of a package. */
export type Fetch = (
  url: string,
  init: FetchInit,
) => Promise<Pick<Response, 'ok' | 'status' | 'statusText' | 'text'>>;

export interface TenantryOptions {
  /**
   * The credential to send. Default: the environment variable `TENANTRY_TOKEN`. Without one, or with `null`, only public
   * operations work.
   */
  token?: Token | null | undefined;
  /** URL of the server, with a path prefix if it has one. Default: the environment variable `TENANTRY_BASE_URL`. */
  baseUrl?: string | undefined;
  /** Sends the requests instead of the runtime's own `fetch`: that of undici or node-fetch, for example for a proxy. */
  fetch?: Fetch | undefined;
  /** Maximum number of retries after a temporary failure. Default: 2. */
  maxRetries?: number | undefined;
  /** Milliseconds per attempt; 0 for no limit. Default: 30,000. */
  timeout?: number | undefined;
  /** Headers for every request. */
  headers?: Record<string, string> | undefined;
  /** Your application's name and version, appended to the SDK's in `User-Agent`. Browsers send their own instead. */
  userAgent?: string | undefined;
  hooks?: Hooks | undefined;
  /** Receives the log. Default: `console`. No entry contains a credential or a body. */
  logger?: Logger | undefined;
  /**
   * `warn`: retries. `info`: also each response. `debug`: also each request. Default: the environment variable
   * `TENANTRY_LOG`, or `off`.
   */
  logLevel?: LogLevel | undefined;
  /**
   * Service, organization, application and operator keys are refused in a browser, where all visitors could read them.
   * Set this to allow them regardless.
   */
  dangerouslyAllowBrowser?: boolean | undefined;
}

export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug';

/** Receives log entries: `console`, or the logger of a package, such as pino. */
export interface Logger {
  error(message: string, details?: unknown): void;
  warn(message: string, details?: unknown): void;
  info(message: string, details?: unknown): void;
  debug(message: string, details?: unknown): void;
}
