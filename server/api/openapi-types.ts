import type { ErrorCode, Permission, Plan, Schemas } from './types.ts';

/** Who may call an operation when no permission of a workspace is asked for. */
export type Audience = 'public' | 'authenticated' | 'session' | 'operator' | 'organization_key';

/** What a plan allows: `null` is any number. */
export interface PlanLimits {
  members: number | null;
  projects: number | null;
  api_keys: number | null;
  webhook_endpoints: number | null;
  open_invitations: number | null;
  requests_per_minute: number | null;
  audit_retention_days: number;
}

/** What is counted when one more is added. */
export type CountedQuota = Exclude<keyof PlanLimits, 'requests_per_minute' | 'audit_retention_days'>;

/** What the audit log says of an operation. */
export interface AuditSpec {
  action: string;
  /**
   * A path parameter, or a property of the answer such as `owner.user_id`, that holds the id of what was acted on. Where
   * the property is in a list, each of its ids has an entry, and an empty list says that nothing happened.
   */
  target: string;
  /** Property of the answer with the id of the workspace, for an operation outside any. */
  workspace?: string;
  /** The same for an organization. */
  organization?: string;
  /** It concerns a person, not a workspace: it is in the log of each of their workspaces. */
  everywhere?: boolean;
}

export type PermissionDefinition = Schemas['PermissionDefinition'];

export interface ErrorDefinition {
  status: number;
  title: string;
  /** The `detail` of an answer of the server. */
  example: string;
  description: string;
}

/** The parts of an operation object that our own rules and code read. */
export interface OperationObject {
  operationId: string;
  tags?: string[];
  summary?: string;
  description?: string;
  security?: object[];
  parameters?: Array<{
    $ref?: string;
    name?: string;
    in?: string;
    required?: boolean;
    schema?: SchemaObject;
  }>;
  requestBody?: { required?: boolean; content: Record<string, MediaType> };
  responses: Record<string, { $ref?: string; headers?: object; content?: Record<string, MediaType> }>;
  'x-permission': string | string[];
  'x-self'?: string;
  'x-archived'?: boolean;
  'x-reauthentication'?: boolean;
  'x-anywhere'?: Permission;
  'x-anywhere-reauthenticated'?: boolean;
  'x-acknowledged'?: boolean;
  'x-spans-projects'?: boolean;
  'x-plan'?: Plan;
  'x-plane'?: 'data';
  'x-quota'?: CountedQuota;
  'x-safe'?: boolean;
  /** Bytes that a body may have, when 1 MiB is not enough. */
  'x-body-limit'?: number;
  'x-audit'?: AuditSpec;
  'x-event'?: string[];
  'x-errors'?: string[];
}

export interface MediaType {
  schema?: SchemaObject;
  example?: unknown;
}

export interface SchemaObject {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, SchemaObject>;
  items?: SchemaObject;
  required?: string[];
  additionalProperties?: boolean | SchemaObject;
  [keyword: string]: unknown;
}

export interface OpenApiDocument {
  openapi: string;
  info: { version: string; title: string };
  tags?: Array<{ name: string }>;
  paths: Record<string, Record<string, OperationObject>>;
  webhooks: Record<string, Webhook>;
  components: {
    schemas: Record<string, SchemaObject>;
    parameters: Record<string, { name: string; in: string; required?: boolean; schema: SchemaObject }>;
    responses: Record<string, { description?: string; headers?: object; content: Record<string, MediaType> }>;
    headers?: Record<string, object>;
  };
  'x-permissions': PermissionDefinition[];
  'x-errors': Record<ErrorCode, ErrorDefinition>;
  'x-plans': Record<Plan, PlanLimits>;
}

type Webhook = { post: { tags?: string[]; requestBody: { content: Record<string, MediaType> } } };
