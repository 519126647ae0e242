import type { OperationErrors, operations } from '../generated/schema.gen.ts';

/** The operations; the document's webhooks have operationIds as well. */
export type OperationId = Exclude<keyof operations, `webhooks.${string}`>;

/**
 * All properties of an intersection in one flat object, so that editors show fields rather than machinery. Optional
 * properties may also be `undefined`, which is not sent.
 */
type Simplify<T> = T extends unknown
  ? { [Key in keyof T]: NoContent extends Pick<T, Key> ? T[Key] | undefined : T[Key] }
  : never;

type NoContent = Record<never, never>;

/** The parameters of an operation in one place; `unknown`, which adds nothing to an intersection, if there are none. */
type Parameters<Id extends OperationId, Place extends 'path' | 'query' | 'header'> = [
  NonNullable<operations[Id]['parameters'][Place]>,
] extends [never]
  ? unknown
  : NonNullable<operations[Id]['parameters'][Place]>;

/** A CSV file: its text, a file of a browser or of Node, or a stream, which is read before it is sent. */
export type CsvFile = string | Blob | ReadableStream<Uint8Array>;

type Body<Id extends OperationId> = operations[Id] extends { requestBody: { content: infer Content } }
  ? 'text/csv' extends keyof Content
    ? { csv: CsvFile }
    : Content[keyof Content]
  : unknown;

type Fields<Id extends OperationId> = Parameters<Id, 'path'> & Parameters<Id, 'query'> & Body<Id>;

/** The argument of an operation: its path, query and body fields in one object. */
export type OperationArgs<Id extends OperationId> =
  unknown extends Fields<Id> ? Record<string, never> : Simplify<Fields<Id>>;

type Success<Responses> = Responses[Extract<keyof Responses, 200 | 201 | 202 | 204>];

/** The result of an operation. */
export type Result<Id extends OperationId> =
  // biome-ignore lint/suspicious/noConfusingVoidType: it stands for the awaited result of a call that answers nothing.
  Success<operations[Id]['responses']> extends { content: infer Content } ? Content[keyof Content] : void;

/** The error codes of an operation: possible values of `error.code` of an {@link ApiError}. */
export type ErrorCodeOf<Id extends OperationId> = OperationErrors[Id & keyof OperationErrors];

/** A bearer token, or a function that returns the current one and is called once per call. */
export type Token = string | (() => string | Promise<string>);

/** Options of a single call, which override those of the client. */
export interface CallOptions {
  /** Aborts the call: waiting, sending or reading. It then fails with {@link AbortedError}. */
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

interface IdempotencyOptions {
  /** 1 to 255 printable characters. Generated if omitted. Set your own to make a call safe across restarts. */
  idempotencyKey?: string | undefined;
}

interface IfMatchOptions {
  /**
   * The `etag` that you read. The call fails with {@link PreconditionFailedError} if the resource has changed since.
   */
  ifMatch?: string | undefined;
}

type IfHeader<Id extends OperationId, Name extends string, Option> = Name extends keyof Parameters<
  Id,
  'header'
>
  ? Option
  : unknown;

/** The options of an operation: `ifMatch` and `idempotencyKey` exist where the operation supports them. */
export type Options<Id extends OperationId> = CallOptions &
  IfHeader<Id, 'Idempotency-Key', IdempotencyOptions> &
  IfHeader<Id, 'If-Match', IfMatchOptions>;

/** The options of every operation, for code that determines the operation at run time. */
export type AnyOptions = CallOptions & IdempotencyOptions & IfMatchOptions;

/** A pending response. The request has already been sent; await it. */
export interface ApiPromise<T> extends Promise<T> {
  /** Returns the result together with the HTTP response, for its headers. */
  withResponse(): Promise<{ data: T; response: Response }>;
}

/** A pending page. Use `for await` to iterate over its items and those of every following page. */
export interface PagePromise<Page, Item> extends ApiPromise<Page>, AsyncIterable<Item> {
  /** Iterates over this page and every following one. */
  pages(): AsyncIterable<Page>;
}

type PromiseOf<Answer> = Answer extends { data: readonly (infer Item)[]; next_cursor: string | null }
  ? PagePromise<Answer, Item>
  : ApiPromise<Answer>;

/** The argument is optional if no field is required. */
type Input<Id extends OperationId> =
  NoContent extends OperationArgs<Id>
    ? [args?: OperationArgs<Id>, options?: Options<Id>]
    : [args: OperationArgs<Id>, options?: Options<Id>];

/** The client's method for an operation. */
export type Method<Id extends OperationId> = (...input: Input<Id>) => PromiseOf<Result<Id>>;

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
  /** The credential to send. Without one only public operations work. */
  token?: Token | undefined;
  /** URL of the server, with a path prefix if it has one. Default: `http://localhost:3000`. */
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
}
