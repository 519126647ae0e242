import type { components, OperationErrors, operations, webhooks } from '../../sdk/generated/schema.gen.ts';
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
type RequestBody<T> = T extends { content: { 'text/csv': string } } ? { csv: string } : Json<T>;
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;
/** JSON as what it is; any other content as text that is sent as it is made. */
type ResponseBody<T> = T extends { content: infer Content }
  ? 'application/json' extends keyof Content
    ? Json<T>
    : TextStream<Extract<keyof Content, string>>
  : undefined;
type OrEmpty<T> = [T] extends [never] ? Record<never, never> : T;
type OperationParameters<Id extends OperationId, Where extends 'path' | 'query'> = OrEmpty<
  NonNullable<operations[Id]['parameters'][Where]>
>;
type Success = 200 | 201 | 204;

/** What an operation takes, as its path, query and body say. */
export interface OperationInput<Id extends OperationId> {
  params: OperationParameters<Id, 'path'>;
  query: OperationParameters<Id, 'query'>;
  body: RequestBody<NonNullable<operations[Id]['requestBody']>>;
}

/** The body of an operation's only 2xx answer; `undefined` for a 204, a stream for what is not JSON. */
export type OperationResult<Id extends OperationId> = ResponseBody<
  operations[Id]['responses'][Extract<keyof operations[Id]['responses'], Success>]
>;

/** What can happen in a workspace, as the `webhooks` section of the document declares it. */
export type EventType = keyof webhooks;
/** What an event of a type tells. */
export type EventData<Type extends EventType> =
  webhooks[Type]['post']['requestBody']['content']['application/json']['data'];
