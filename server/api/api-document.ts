import { readFileSync } from 'node:fs';
import { CORE_SCHEMA, load } from 'js-yaml';
import { checkContract } from './document-lint.ts';
import type {
  BuiltinRole,
  ErrorCode,
  EventType,
  OperationId,
  OrganizationRole,
  Permission,
  PermissionClass,
  Plan,
  Schemas,
} from './types.ts';

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

export interface OperationSpec {
  id: OperationId;
  method: string;
  path: string;
  successStatus: number;
  audience: readonly Audience[];
  /** Any one of them is enough; the handler refines. Empty when only the audience counts. */
  permissions: readonly Permission[];
  inWorkspace: boolean;
  inOrganization: boolean;
  inProject: boolean;
  /** Path parameter that, when it names the caller, stands in for the role. */
  self: string | undefined;
  reachesArchived: boolean;
  reauthentication: boolean;
  /** People who hold this do it from any address: an allowlist must not keep them from undoing it. */
  anywhere: Permission | undefined;
  /** Whether they first confirm their password where an allowlist excludes them. */
  anywhereReauthenticated: boolean;
  /** Answered only when no replica goes by what was so before. */
  acknowledged: boolean;
  /** Tells of every project, so it is not for keys that are limited to some. */
  spansProjects: boolean;
  plan: Plan | undefined;
  /** `data` is the work of a platform itself, such as a payment; `control` is who may do what there. */
  plane: 'control' | 'data';
  /** What it adds one to, within the limits of the plan. */
  quota: CountedQuota | undefined;
  /** Whether it changes anything, so that it runs in a transaction and once for each Idempotency-Key. */
  changes: boolean;
  /** Absent only when nothing changes. */
  audit: AuditSpec | undefined;
  /** What it may emit. */
  events: readonly EventType[];
  /** The event that tells the answer as it is, so that the handler need not emit it. */
  answerEvent: EventType | undefined;
  /** Whether it takes a password, so that wrong ones count as failed authentication. */
  checksPassword: boolean;
}

export type PermissionDefinition = Schemas['PermissionDefinition'];
export interface ErrorDefinition {
  status: number;
  title: string;
  /** The `detail` of an answer of the server. */
  example: string;
  description: string;
}

export interface Contract {
  /** The text of the document, as it is served. */
  yaml: string;
  document: OpenApiDocument;
  operations: ReadonlyMap<OperationId, OperationSpec>;
  permissions: readonly PermissionDefinition[];
  classOf: ReadonlyMap<Permission, PermissionClass>;
  permissionsOf: ReadonlyMap<BuiltinRole, ReadonlySet<Permission>>;
  /** What a role in an organization permits: there, and in the workspaces that it owns. */
  organizationPermissionsOf: ReadonlyMap<OrganizationRole, ReadonlySet<Permission>>;
  /** What those may who manage the workspace of somebody else. */
  managingPermissions: ReadonlySet<Permission>;
  /** What only owners may that is the organization's in a workspace that one owns. */
  organizationsOwn: ReadonlySet<Permission>;
  /** Permissions in an organization itself, which nothing that belongs to a workspace holds. */
  organizationPermissions: ReadonlySet<Permission>;
  /** Permissions that some operation asks for inside a project. */
  projectPermissions: ReadonlySet<Permission>;
  errors: Readonly<Record<ErrorCode, ErrorDefinition>>;
  plans: Readonly<Record<Plan, PlanLimits>>;
  /** Slugs that no workspace and no organization takes. */
  reservedSlugs: ReadonlySet<string>;
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

const AUDIENCES: readonly string[] = ['public', 'authenticated', 'session', 'operator', 'organization_key'];
export const BUILTIN_ROLES: readonly BuiltinRole[] = ['owner', 'admin', 'manager', 'member', 'viewer'];

export const ORGANIZATION_ROLES: readonly OrganizationRole[] = ['owner', 'admin', 'member'];

/** Built-in roles whose holders reach every project of the workspace without being added. */
export const ALL_PROJECTS: ReadonlySet<string> = new Set<BuiltinRole>(['owner', 'admin', 'manager']);

type Webhook = { post: { tags?: string[]; requestBody: { content: Record<string, MediaType> } } };

/** The schema by reference that an event's data has. */
const dataReference = ({ webhooks }: OpenApiDocument, type: string): string | undefined =>
  webhooks[type]?.post.requestBody.content['application/json']?.schema?.properties?.data?.$ref;

function answerEvent(document: OpenApiDocument, operation: OperationObject): EventType | undefined {
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1];
  const answer = success?.content?.['application/json']?.schema?.$ref;
  const type = operation['x-event']?.find(
    (name) => answer !== undefined && dataReference(document, name) === answer,
  );
  // The rules have checked that it is a webhook of the document.
  return type as EventType | undefined;
}

function operationOf(
  document: OpenApiDocument,
  path: string,
  method: string,
  operation: OperationObject,
): OperationSpec {
  const declared = [operation['x-permission']].flat();
  return {
    // The rules have checked that the document and the generated types have the same operations.
    id: operation.operationId as OperationId,
    method,
    path,
    successStatus: Number(Object.keys(operation.responses).find((status) => status.startsWith('2'))),
    audience: declared.filter((name): name is Audience => AUDIENCES.includes(name)),
    permissions: declared.filter((name): name is Permission => !AUDIENCES.includes(name)),
    inWorkspace: path.includes('{workspace}'),
    inOrganization: path.includes('{organization}'),
    inProject: path.includes('{project}'),
    self: operation['x-self'],
    reachesArchived: operation['x-archived'] === true,
    reauthentication: operation['x-reauthentication'] === true,
    anywhere: operation['x-anywhere'],
    anywhereReauthenticated: operation['x-anywhere-reauthenticated'] === true,
    acknowledged: operation['x-acknowledged'] === true,
    spansProjects: operation['x-spans-projects'] === true,
    plan: operation['x-plan'],
    plane: operation['x-plane'] ?? 'control',
    quota: operation['x-quota'],
    changes: method !== 'get' && operation['x-safe'] !== true,
    audit: operation['x-audit'],
    // The rules have checked that these are webhooks of the document.
    events: (operation['x-event'] ?? []) as EventType[],
    answerEvent: answerEvent(document, operation),
    checksPassword: operation['x-errors']?.includes('invalid_credentials') === true,
  };
}

function contractOf(yaml: string, document: OpenApiDocument): Contract {
  const operations = new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => {
        const spec = operationOf(document, path, method, operation);
        return [spec.id, spec] as const;
      }),
    ),
  );
  const permissions = document['x-permissions'];
  const namesOf = (isMeant: (permission: PermissionDefinition) => boolean) =>
    new Set(permissions.filter(isMeant).map(({ name }) => name));
  return {
    yaml,
    document,
    operations,
    permissions,
    classOf: new Map(permissions.map((permission) => [permission.name, permission.class])),
    permissionsOf: new Map(BUILTIN_ROLES.map((role) => [role, namesOf(({ roles }) => roles.includes(role))])),
    organizationPermissionsOf: new Map(
      ORGANIZATION_ROLES.map((role) => [role, namesOf((one) => one.organization_roles.includes(role))]),
    ),
    managingPermissions: namesOf(({ managing }) => managing),
    organizationsOwn: namesOf((one) => one.class === 'owner' && one.organization_roles.length > 0),
    organizationPermissions: namesOf(({ category }) => category === 'organization'),
    projectPermissions: new Set(
      [...operations.values()]
        .filter(({ inProject }) => inProject)
        .flatMap((operation) => operation.permissions),
    ),
    errors: document['x-errors'],
    plans: document['x-plans'],
    reservedSlugs: new Set(document.components.schemas.ReservedSlug?.enum?.map(String)),
  };
}

/**
 * Reads the document and holds it against our own rules.
 * @throws ContractError naming every operation that breaks one, so that the server refuses to start.
 */
export function loadContract(file: string | URL, handlerNames: readonly string[]): Contract {
  const yaml = readFileSync(file, 'utf8');
  // JSON's types alone, so that a time stays the text that it is. The shape is what `checkContract` verifies next.
  const document = load(yaml, { schema: CORE_SCHEMA }) as OpenApiDocument;
  checkContract(document, handlerNames);
  return contractOf(yaml, document);
}
