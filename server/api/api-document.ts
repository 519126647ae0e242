import { readFileSync } from 'node:fs';
import { CORE_SCHEMA, load } from 'js-yaml';
import { lintDocument } from './document-lint.ts';
import type {
  Audience,
  AuditSpec,
  CountedQuota,
  ErrorDefinition,
  OpenApiDocument,
  OperationObject,
  PermissionDefinition,
  PlanLimits,
} from './openapi-types.ts';
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
  selfParameter: string | undefined;
  allowsArchived: boolean;
  reauthentication: boolean;
  /** People who hold this do it from any address: an allowlist must not keep them from undoing it. */
  ipExemptPermission: Permission | undefined;
  /** Whether they first confirm their password where an allowlist excludes them. */
  anywhereReauthenticated: boolean;
  /** Answered only when no replica goes by what was so before. */
  awaitsReplicas: boolean;
  /** Tells of every project, so it is not for keys that are limited to some. */
  requiresAllProjects: boolean;
  plan: Plan | undefined;
  /** `data` is the work of a platform itself, such as a payment; `control` is who may do what there. */
  plane: 'control' | 'data';
  /** What it adds one to, within the limits of the plan. */
  quota: CountedQuota | undefined;
  /** Whether it changes anything, so that it runs in a transaction and once for each Idempotency-Key. */
  isWrite: boolean;
  /** Absent only when nothing changes. */
  audit: AuditSpec | undefined;
  /** What it may emit. */
  events: readonly EventType[];
  /** The event that tells the answer as it is, so that the handler need not emit it. */
  responseEvent: EventType | undefined;
  /** Whether it takes a password, so that wrong ones count as failed authentication. */
  checksPassword: boolean;
}

export interface ApiDocument {
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
  managerPermissions: ReadonlySet<Permission>;
  /** What only owners may that is the organization's in a workspace that one owns. */
  ownerReservedPermissions: ReadonlySet<Permission>;
  /** Permissions in an organization itself, which nothing that belongs to a workspace holds. */
  organizationPermissions: ReadonlySet<Permission>;
  /** Permissions that some operation asks for inside a project. */
  projectPermissions: ReadonlySet<Permission>;
  errors: Readonly<Record<ErrorCode, ErrorDefinition>>;
  plans: Readonly<Record<Plan, PlanLimits>>;
  /** Slugs that no workspace and no organization takes. */
  reservedSlugs: ReadonlySet<string>;
  /** The steps of a decision, in their order. */
  decisionSteps: ReadonlyArray<Schemas['DecisionStep']>;
}

const AUDIENCES: readonly string[] = ['public', 'authenticated', 'session', 'operator', 'organization_key'];
export const BUILTIN_ROLES: readonly BuiltinRole[] = ['owner', 'admin', 'manager', 'member', 'viewer'];

export const ORGANIZATION_ROLES: readonly OrganizationRole[] = ['owner', 'admin', 'member'];

/** Built-in roles whose holders reach every project of the workspace without being added. */
export const ROLES_WITH_ALL_PROJECTS: ReadonlySet<string> = new Set<BuiltinRole>([
  'owner',
  'admin',
  'manager',
]);

/** The schema by reference that an event's data has. */
const dataReference = ({ webhooks }: OpenApiDocument, type: string): string | undefined =>
  webhooks[type]?.post.requestBody.content['application/json']?.schema?.properties?.data?.$ref;

function responseEventOf(document: OpenApiDocument, operation: OperationObject): EventType | undefined {
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1];
  const answer = success?.content?.['application/json']?.schema?.$ref;
  const type = operation['x-event']?.find(
    (name) => answer !== undefined && dataReference(document, name) === answer,
  );
  // The rules have checked that it is a webhook of the document.
  return type as EventType | undefined;
}

function buildOperationSpec(
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
    selfParameter: operation['x-self'],
    allowsArchived: operation['x-archived'] === true,
    reauthentication: operation['x-reauthentication'] === true,
    ipExemptPermission: operation['x-anywhere'],
    anywhereReauthenticated: operation['x-anywhere-reauthenticated'] === true,
    awaitsReplicas: operation['x-acknowledged'] === true,
    requiresAllProjects: operation['x-spans-projects'] === true,
    plan: operation['x-plan'],
    plane: operation['x-plane'] ?? 'control',
    quota: operation['x-quota'],
    isWrite: method !== 'get' && operation['x-safe'] !== true,
    audit: operation['x-audit'],
    // The rules have checked that these are webhooks of the document.
    events: (operation['x-event'] ?? []) as EventType[],
    responseEvent: responseEventOf(document, operation),
    checksPassword: operation['x-errors']?.includes('invalid_credentials') === true,
  };
}

function buildApiDocument(yaml: string, document: OpenApiDocument): ApiDocument {
  const operations = new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => {
        const spec = buildOperationSpec(document, path, method, operation);
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
    managerPermissions: namesOf(({ managing }) => managing),
    ownerReservedPermissions: namesOf((one) => one.class === 'owner' && one.organization_roles.length > 0),
    organizationPermissions: namesOf(({ category }) => category === 'organization'),
    projectPermissions: new Set(
      [...operations.values()]
        .filter(({ inProject }) => inProject)
        .flatMap((operation) => operation.permissions),
    ),
    errors: document['x-errors'],
    plans: document['x-plans'],
    reservedSlugs: new Set(document.components.schemas.ReservedSlug?.enum?.map(String)),
    // The type is generated from this schema.
    decisionSteps: document.components.schemas.DecisionStep?.enum as Array<Schemas['DecisionStep']>,
  };
}

/**
 * Reads the document and holds it against our own rules.
 * @throws ContractError naming every operation that breaks one, so that the server refuses to start.
 */
export function loadApiDocument(file: string | URL, handlerNames: readonly string[]): ApiDocument {
  const yaml = readFileSync(file, 'utf8');
  // JSON's types alone, so that a time stays the text that it is. The shape is what `lintDocument` verifies next.
  const document = load(yaml, { schema: CORE_SCHEMA }) as OpenApiDocument;
  lintDocument(document, handlerNames);
  return buildApiDocument(yaml, document);
}
