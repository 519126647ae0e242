import type { ErrorCode, Permission, Schemas } from './types.ts';

/** Callers of an operation that requires no permission of a workspace. */
const AUDIENCES = [
  'public',
  'authenticated',
  'session',
  'operator',
  'organization_key',
  'workspace_key',
  'access_token',
  'directory',
  'setup_link',
] as const;
export type Audience = (typeof AUDIENCES)[number];

export const isAudience = (name: string): name is Audience => (AUDIENCES as readonly string[]).includes(name);

/** A limit that a feature declares, which plans set. */
export interface PlanLimitDefinition {
  /** `count` limits how many of a resource there are. */
  unit: 'count' | 'requests' | 'days';
  description: string;
  minimum?: number;
  maximum?: number;
  /** Whether `null`, for no limit, is allowed; by default it is. */
  unlimited?: false;
  /** The values of the plans that an installation begins with. */
  defaults: Readonly<Record<string, number | null>>;
}

/** Quotas that count resources. */
export type CountedQuota = Exclude<Schemas['QuotaResource'], 'requests_per_minute'>;

/** The audit entry of an operation. */
export interface AuditSpec {
  /** Of each item in a list, it may name a property, as in `approval.{outcome}`. */
  action: string;
  /**
   * A path parameter, or a property of the response such as `owner.user_id`, with the id of the affected resource. If
   * the property is in a list, each of its ids has an entry, and an empty list means that nothing happened.
   */
  target: string;
  /** The action when the response has a `pending_change`: nothing is done before that is approved. */
  pending?: string;
  /** Fields of the body that only prove something, and change nothing. */
  unchanged?: string[];
  /** Fields with personal data, at any depth, of whose texts an entry has only the last four characters. */
  masks?: string[];
  /** Fields of the body that an entry leaves out, since they may hold what their operation refuses only in part. */
  omits?: string[];
  /** Whether entries leave out the name and address of the actor, who is gone after it. */
  anonymous?: boolean;
  /** Property of the response with the id of the workspace, for an operation outside any. */
  workspace?: string;
  /** Property of the response with the id of the organization. */
  organization?: string;
  /**
   * Whether it concerns a user rather than a workspace: the entry is then in the log of each of the user's workspaces.
   */
  everywhere?: boolean;
}

/** The media type of a form, in which OAuth takes its parameters. */
export const FORM_TYPE = 'application/x-www-form-urlencoded';

export type PermissionDefinition = Schemas['PermissionDefinition'];
/** The definition of one of Tenantry's own permissions. */
export type OwnPermissionDefinition = Omit<PermissionDefinition, 'application' | 'project_scoped'> & {
  name: Permission;
};

export interface ErrorDefinition {
  status: number;
  /** The status in answers of public operations, where it differs. */
  public_status?: number;
  title: string;
  /** A `detail` that the server returns. */
  example: string;
  description: string;
}

/** The parts of an operation object that rules and code read. */
export interface OperationObject {
  operationId: string;
  tags?: string[];
  summary?: string;
  description?: string;
  security?: object[];
  parameters?: Array<Partial<ParameterObject> & Referable>;
  requestBody?: RequestBodyObject;
  responses: Record<string, ResponseObject>;
  'x-permission': string | string[];
  'x-application-key'?: Schemas['ApplicationKeyPermission'];
  'x-self'?: string;
  /** Whether a session may call it whose proofs reach one tenant alone: it shows and does only what they reach. */
  'x-any-proof'?: boolean;
  'x-archived'?: boolean;
  'x-reauthentication'?: boolean;
  'x-anywhere'?: Permission;
  'x-anywhere-reauthenticated'?: boolean;
  'x-acknowledged'?: boolean;
  'x-spans-projects'?: boolean;
  /** A limit that the plan must not set to 0. */
  'x-plan'?: CountedQuota;
  'x-plane'?: 'data';
  /** `credential` if it works in the workspace of the key that calls it, since its path names none. */
  'x-workspace'?: 'credential';
  /** Whose wire format it relays: the answer is that of a provider, as JSON or as a stream of events. */
  'x-relay'?: 'openai' | 'anthropic';
  /** The standard that it follows instead of the conventions of this API. Clients of their own call it, and no SDK of ours. */
  'x-surface'?: 'oauth' | 'scim';
  /** Seconds for which anyone may keep its answer, which has nothing of a tenant. */
  'x-cache-seconds'?: number;
  'x-quota'?: CountedQuota;
  /** Whether its permissions count in the tenants of the caller, where the path names none. The handler finds them. */
  'x-in-own-tenants'?: boolean;
  /** The operation has a rate limit of its own, so many times that of a credential. */
  'x-own-rate-limit-factor'?: number;
  'x-safe'?: boolean;
  /** Whether access tokens are refused, because it creates a key, a token or a rotation. */
  'x-refuses-access-tokens'?: boolean;
  /** Whether sessions are refused, because it is for programs. */
  'x-refuses-sessions'?: boolean;
  /** Fields of the body that take any string, also one that no database can store. */
  'x-any-text'?: string[];
  /** Maximum body size in bytes, if 1 MiB is not enough. */
  'x-body-limit'?: number;
  /** `false` if its rows are a record of their own, one for each request. */
  'x-audit'?: AuditSpec | false;
  'x-event'?: string[];
  /** Events of other resources that it may lead to. */
  'x-further-events'?: string[];
  'x-errors'?: string[];
}

/** An object in whose place the document may have a reference to a component of the same type. */
export interface Referable {
  $ref?: string;
}

export interface ParameterObject {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: SchemaObject;
  explode?: boolean;
  /** Whether this last parameter of a path takes all that is left of it, also slashes that are not encoded. */
  'x-rest-of-path'?: boolean;
  example?: unknown;
  examples?: Record<string, ExampleObject>;
}

interface RequestBodyObject extends Referable {
  description?: string;
  required?: boolean;
  content: Record<string, MediaType>;
}

interface ResponseObject extends Referable {
  description?: string;
  headers?: object;
  content?: Record<string, MediaType>;
}

interface ExampleObject extends Referable {
  value?: unknown;
}

export interface MediaType {
  schema?: SchemaObject;
  example?: unknown;
  examples?: Record<string, ExampleObject>;
}

export interface SchemaObject extends Referable {
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
  pattern?: string;
  /** The type of the SDK for a text that the server accepts in more forms than the compiler should. */
  'x-sdk-type'?: string;
  /** `upstream` if a provider defines the other properties, which pass through as they are; `scim` or `oauth` if a standard does. */
  'x-open'?: 'upstream' | 'scim' | 'oauth';
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  properties?: Record<string, SchemaObject>;
  items?: SchemaObject;
  required?: string[];
  additionalProperties?: boolean | SchemaObject;
  allOf?: SchemaObject[];
  anyOf?: SchemaObject[];
  oneOf?: SchemaObject[];
  [keyword: string]: unknown;
}

export interface OpenApiDocument {
  openapi: string;
  info: { version: string; title: string; summary?: string; description?: string };
  tags?: Array<{ name: string; description?: string }>;
  'x-tagGroups'?: Array<{ name: string; tags: string[] }>;
  servers?: Array<{ url: string; description?: string }>;
  security?: object[];
  /** Operations by path and method. Paths have no parameters of their own. */
  paths: Record<string, Record<string, OperationObject>>;
  webhooks: Record<string, Webhook>;
  components: {
    schemas: Record<string, SchemaObject>;
    parameters: Record<string, ParameterObject>;
    responses: Record<string, ResponseObject>;
    headers?: Record<string, object>;
    securitySchemes?: Record<string, object>;
  };
  'x-permissions': OwnPermissionDefinition[];
  /** Resources that Tenantry has or will have, which the application's permissions cannot. */
  'x-reserved-resources': string[];
  /** Permissions that also allow actions which neither give access nor send data elsewhere. */
  'x-work-permissions': string[];
  'x-errors': Record<ErrorCode, ErrorDefinition>;
  /** The number of digits of the minor unit by the ISO 4217 code of a currency. */
  'x-currencies': Readonly<Record<string, number>>;
  'x-plan-limits': Record<keyof Schemas['PlanLimits'], PlanLimitDefinition>;
}

type Webhook = {
  post: { tags?: string[]; summary?: string; requestBody: { content: Record<string, MediaType> } };
};
