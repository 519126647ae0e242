import type { ErrorCode, Permission, Plan, Schemas } from './types.ts';

/** Callers of an operation that requires no permission of a workspace. */
const AUDIENCES = ['public', 'authenticated', 'session', 'operator', 'organization_key'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const isAudience = (name: string): name is Audience => (AUDIENCES as readonly string[]).includes(name);

/** Limits of a plan; `null` means unlimited. */
export interface PlanLimits {
  members: number | null;
  projects: number | null;
  api_keys: number | null;
  webhook_endpoints: number | null;
  open_invitations: number | null;
  requests_per_minute: number | null;
  audit_retention_days: number;
}

/** Quotas that count resources. */
export type CountedQuota = Exclude<keyof PlanLimits, 'requests_per_minute' | 'audit_retention_days'>;

/** The audit entry of an operation. */
export interface AuditSpec {
  action: string;
  /**
   * A path parameter, or a property of the response such as `owner.user_id`, with the id of the affected resource. If
   * the property is in a list, each of its ids has an entry, and an empty list means that nothing happened.
   */
  target: string;
  /** Property of the response with the id of the workspace, for an operation outside any. */
  workspace?: string;
  /** Property of the response with the id of the organization. */
  organization?: string;
  /**
   * Whether it concerns a user rather than a workspace: the entry is then in the log of each of the user's workspaces.
   */
  everywhere?: boolean;
}

export type PermissionDefinition = Schemas['PermissionDefinition'];

export interface ErrorDefinition {
  status: number;
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
  /** Maximum body size in bytes, if 1 MiB is not enough. */
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
  /** Permissions that also allow actions which neither give access nor send data elsewhere. */
  'x-work-permissions': string[];
  'x-errors': Record<ErrorCode, ErrorDefinition>;
  'x-plans': Record<Plan, PlanLimits>;
}

type Webhook = { post: { tags?: string[]; requestBody: { content: Record<string, MediaType> } } };
