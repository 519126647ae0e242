import type { components, OperationErrors, operations, webhooks } from '../../sdk/generated/schema.gen.ts';
import type { Context } from '../operations/handler-context.ts';
import type { TextStream } from './text-stream.ts';

export type Schemas = components['schemas'];
/** What callers call. The document's webhooks have operationIds as well, but nobody calls them. */
export type OperationId = Exclude<keyof operations, `webhooks.${string}`>;
export type Permission = Schemas['Permission'];
export type ErrorCode = Schemas['ErrorCode'];
/** The codes that an operation declares. */
export type ErrorCodeOf<Id extends OperationId> = OperationErrors[Id];
export type PermissionClass = Schemas['PermissionDefinition']['class'];
export type BuiltinRole = Schemas['PermissionDefinition']['roles'][number];
export type OrganizationRole = Schemas['PermissionDefinition']['organization_roles'][number];
export type KeyScope = Schemas['ApiKey']['scope'];
export type Plan = Schemas['Workspace']['plan'];

/** A file is one field of the input. */
type Sent<T> = T extends { content: { 'text/csv': string } } ? { csv: string } : Json<T>;
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;
/** JSON as what it is; any other content as text that is sent as it is made. */
type Answer<T> = T extends { content: infer Content }
  ? 'application/json' extends keyof Content
    ? Json<T>
    : TextStream<Extract<keyof Content, string>>
  : undefined;
type Present<T> = [T] extends [never] ? Record<never, never> : T;
type Parameters<Id extends OperationId, Where extends 'path' | 'query'> = Present<
  NonNullable<operations[Id]['parameters'][Where]>
>;
type Success = 200 | 201 | 204;

/** What an operation takes, as its path, query and body say. */
export interface Input<Id extends OperationId> {
  params: Parameters<Id, 'path'>;
  query: Parameters<Id, 'query'>;
  body: Sent<NonNullable<operations[Id]['requestBody']>>;
}

/** The body of an operation's only 2xx answer; `undefined` for a 204, a stream for what is not JSON. */
export type Result<Id extends OperationId> = Answer<
  operations[Id]['responses'][Extract<keyof operations[Id]['responses'], Success>]
>;

/** The context of an operation, which refuses with the codes that the operation declares. */
type ContextOf<Id extends OperationId> = Context<ErrorCodeOf<Id>>;

/** What an operation does in its transaction. */
export type Work<Id extends OperationId> = (context: ContextOf<Id>) => Promise<Result<Id>>;

/**
 * A handler whose slow part, such as hashing a password or reading a file, comes before the transaction, so that no
 * connection and no lock waits for it. `prepare` may read, and changes nothing; what it returns runs in the transaction,
 * again when the transaction is repeated.
 */
export interface PreparingHandler<Id extends OperationId> {
  prepare(input: Input<Id>, context: ContextOf<Id>): Promise<Work<Id>>;
}

export type Handler<Id extends OperationId> =
  | ((input: Input<Id>, context: ContextOf<Id>) => Promise<Result<Id>>)
  | PreparingHandler<Id>;

/** One handler for each operation of the document: what is missing does not compile. */
export type Handlers = { readonly [Id in OperationId]: Handler<Id> };

/** What can happen in a workspace, as the `webhooks` section of the document declares it. */
export type EventType = keyof webhooks;
/** What an event of a type tells. */
export type EventData<Type extends EventType> =
  webhooks[Type]['post']['requestBody']['content']['application/json']['data'];
