import type { OperationErrors, operations } from '../generated/schema.gen.ts';

/** What can be called; the webhooks of the document have operationIds as well. */
export type OperationId = Exclude<keyof operations, `webhooks.${string}`>;

/**
 * Every property of an intersection in one flat object, so that an editor shows fields rather than machinery. What may
 * be left out may also be `undefined`, which is not sent.
 */
type Simplify<T> = T extends unknown
  ? { [Key in keyof T]: NoContent extends Pick<T, Key> ? T[Key] | undefined : T[Key] }
  : never;

type NoContent = Record<never, never>;

/** One place of an operation's parameters; `unknown`, which adds nothing to an intersection, where there is none. */
type Parameters<Id extends OperationId, Place extends 'path' | 'query' | 'header'> = [
  NonNullable<operations[Id]['parameters'][Place]>,
] extends [never]
  ? unknown
  : NonNullable<operations[Id]['parameters'][Place]>;

/** A CSV file: its text, a file of a browser's or Node's, or a stream of it, which is read before it is sent. */
export type CsvFile = string | Blob | ReadableStream<Uint8Array>;

type Body<Id extends OperationId> = operations[Id] extends { requestBody: { content: infer Content } }
  ? 'text/csv' extends keyof Content
    ? { csv: CsvFile }
    : Content[keyof Content]
  : unknown;

type Fields<Id extends OperationId> = Parameters<Id, 'path'> & Parameters<Id, 'query'> & Body<Id>;

/** What an operation takes: its path, query and body fields in one object. */
export type OperationArgs<Id extends OperationId> =
  unknown extends Fields<Id> ? Record<string, never> : Simplify<Fields<Id>>;

type Success<Responses> = Responses[Extract<keyof Responses, 200 | 201 | 202 | 204>];

/** What an operation answers. */
export type Result<Id extends OperationId> =
  // biome-ignore lint/suspicious/noConfusingVoidType: it stands for the awaited result of a call that answers nothing.
  Success<operations[Id]['responses']> extends { content: infer Content } ? Content[keyof Content] : void;

/** The codes of the errors that an operation answers: `error.code` of an {@link ApiError} is one of them. */
export type ErrorCodeOf<Id extends OperationId> = OperationErrors[Id & keyof OperationErrors];

/** A bearer token, or a function that gives the present one and is asked once per call. */
export type Token = string | (() => string | Promise<string>);

/** What can be set for a single call, over what the client was made with. */
export interface CallOptions {
  /** Gives the call up: waiting, sending or reading. It then fails with {@link AbortedError}. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for each attempt; 0 for no limit. */
  timeout?: number | undefined;
  /** How often to try again after a failure that may pass; 0 for never. */
  maxRetries?: number | undefined;
  /** Further headers; `null` leaves one out that would otherwise be sent. */
  headers?: Record<string, string | null> | undefined;
  /** Another credential for this call; `null` for none. */
  token?: Token | null | undefined;
}

interface IdempotencyOptions {
  /** 1 to 255 printable characters. Made up when absent; give your own to make a call safe over a restart. */
  idempotencyKey?: string | undefined;
}

interface IfMatchOptions {
  /** The `etag` that you read. The call fails with {@link PreconditionFailedError} when somebody else was faster. */
  ifMatch?: string | undefined;
}

type IfHeader<Id extends OperationId, Name extends string, Option> = Name extends keyof Parameters<
  Id,
  'header'
>
  ? Option
  : unknown;

/** The options of an operation: `assertIfMatch` and `idempotencyKey` exist where the operation knows them. */
export type Options<Id extends OperationId> = CallOptions &
  IfHeader<Id, 'Idempotency-Key', IdempotencyOptions> &
  IfHeader<Id, 'If-Match', IfMatchOptions>;

/** The options of every operation, for code that learns only at run time which one it serves. */
export type AnyOptions = CallOptions & IdempotencyOptions & IfMatchOptions;

/** The answer to come. The request is on its way already; await it. */
export interface ApiPromise<T> extends Promise<T> {
  /** The answer together with the HTTP response, for its headers. */
  withResponse(): Promise<{ data: T; response: Response }>;
}

/** A page to come and, by `for await`, the items of it and of every page after it. */
export interface PagePromise<Page, Item> extends ApiPromise<Page>, AsyncIterable<Item> {
  /** This page and every one after it. */
  pages(): AsyncIterable<Page>;
}

type PromiseOf<Answer> = Answer extends { data: readonly (infer Item)[]; next_cursor: string | null }
  ? PagePromise<Answer, Item>
  : ApiPromise<Answer>;

/** The arguments may be left out when none is required. */
type Input<Id extends OperationId> =
  NoContent extends OperationArgs<Id>
    ? [args?: OperationArgs<Id>, options?: Options<Id>]
    : [args: OperationArgs<Id>, options?: Options<Id>];

/** The client's method for an operation. */
export type Method<Id extends OperationId> = (...input: Input<Id>) => PromiseOf<Result<Id>>;

/** Which request a hook is told of. */
export interface HookContext {
  /** The operation, such as `projects.create`. */
  operation: string;
  /** 1 for the first attempt. */
  attempt: number;
}

// biome-ignore lint/suspicious/noConfusingVoidType: a hook need not return anything.
type MaybePromiseRequest = Request | void;

export interface Hooks {
  /** Runs before each attempt. May change the request's headers, or return another request to send. */
  onRequest?(request: Request, context: HookContext): MaybePromiseRequest | Promise<MaybePromiseRequest>;
  /** Runs after each attempt that got a response, whatever its status, with a copy that may be read. */
  onResponse?(response: Response, context: HookContext): void | Promise<void>;
}

/** What a `fetch` of your own is given: plain values, which those of every package take. */
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body: string | null;
  redirect: 'error' | 'manual';
  cache?: 'no-store';
  signal: AbortSignal;
}

/** Sends one request. The answer is a standard response, of this runtime or of a package. */
export type Fetch = (
  url: string,
  init: FetchInit,
) => Promise<Pick<Response, 'ok' | 'status' | 'statusText' | 'text'>>;

export interface TenantryOptions {
  /** The credential to send. Without one only public operations work. */
  token?: Token | undefined;
  /** Where the server is, with a path prefix if it has one; `http://localhost:3000` unless given. */
  baseUrl?: string | undefined;
  /** Sends the requests, instead of the runtime's own `fetch`: that of undici or node-fetch, for a proxy. */
  fetch?: Fetch | undefined;
  /** How often to try again after a failure that may pass; 2 unless given. */
  maxRetries?: number | undefined;
  /** Milliseconds for each attempt, 30,000 unless given; 0 for no limit. */
  timeout?: number | undefined;
  /** Headers for every request. */
  headers?: Record<string, string> | undefined;
  /** Your application's name and version, put after the SDK's in `User-Agent`. Browsers send their own instead. */
  userAgent?: string | undefined;
  hooks?: Hooks | undefined;
}
