import type {
  components,
  OperationErrors,
  operations,
  RelayId,
  webhooks,
} from '../../sdk/generated/schema.gen.ts';
import type { TextStream } from './text-stream.ts';

export type Schemas = components['schemas'];
/** What a user has proved in a session. */
export type Proof = Schemas['Proof'];
export type ProofMethodName = Schemas['ProofMethod'];
/** The operations. The document's webhooks have operationIds as well, but clients do not call them. */
export type OperationId = Exclude<keyof operations, `webhooks.${string}`>;
export type { RelayId };
/** One of Tenantry's own permissions. */
export type Permission = Schemas['Permission'];
/** Any permission, of Tenantry or of the application. */
export type PermissionName = Schemas['PermissionName'];
/**
 * A permission as roles and keys store it. Those of the application have the prefix `app.`, which none of Tenantry's own
 * can have: a later version that declares the same name changes nothing that is stored.
 */
export type StoredPermission = Permission | `app.${string}:${string}`;
export type ErrorCode = Schemas['ErrorCode'];
/** The error codes that an operation declares. */
export type ErrorCodeOf<Id extends OperationId> = OperationErrors[Id];
export type PermissionClass = Schemas['PermissionDefinition']['class'];
export type BuiltinRole = Schemas['PermissionDefinition']['roles'][number];
export type OrganizationRole = Schemas['PermissionDefinition']['organization_roles'][number];
export type KeyScope = Schemas['ApiKey']['scope'];

/** A file is one field of the input. */
type RequestBody<T> = T extends { content: { 'text/csv': string } }
  ? { csv: string }
  : T extends { content: { 'application/x-www-form-urlencoded': infer Form } }
    ? Form
    : Json<T>;
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;
/** The answer of an operation that follows SCIM. */
type Scim<T> = T extends { content: { 'application/scim+json': infer Body } } ? Body : undefined;
/** JSON is typed; any other content is text that is sent while it is produced. */
type ResponseBody<T> = T extends { content: infer Content }
  ? 'application/json' extends keyof Content
    ? Json<T>
    : 'application/scim+json' extends keyof Content
      ? Scim<T>
      : TextStream<Extract<keyof Content, string>>
  : undefined;
type OrEmpty<T> = [T] extends [never] ? Record<never, never> : T;
type OperationParameters<Id extends OperationId, Where extends 'path' | 'query'> = OrEmpty<
  NonNullable<operations[Id]['parameters'][Where]>
>;
type Success = 200 | 201 | 202 | 204;

/** The input of an operation: its path, query and body. */
export interface OperationInput<Id extends OperationId> {
  params: OperationParameters<Id, 'path'>;
  query: OperationParameters<Id, 'query'>;
  body: RequestBody<NonNullable<operations[Id]['requestBody']>>;
}

/** The body of an operation's only 2xx response; `undefined` for a 204, a stream for content other than JSON. */
export type OperationResult<Id extends OperationId> = ResponseBody<
  operations[Id]['responses'][Extract<keyof operations[Id]['responses'], Success>]
>;

/** Event types, as the `webhooks` section of the document declares them. */
export type EventType = keyof webhooks;
/** The data of an event by its type. */
export type EventData<Type extends EventType> =
  webhooks[Type]['post']['requestBody']['content']['application/json']['data'];
