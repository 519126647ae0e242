import { lintDocument } from './document-lint.ts';
import { type LocatedOperation, operationsIn } from './openapi-document.ts';
import {
  type Audience,
  type AuditSpec,
  type CountedQuota,
  type ErrorDefinition,
  isAudience,
  type OpenApiDocument,
  type OperationObject,
  type OwnPermissionDefinition,
  type PermissionDefinition,
} from './openapi-types.ts';
import { seededPlans, type VerifiedPlan } from './plans.ts';
import { readDocument } from './read-document.ts';
import type {
  BuiltinRole,
  ErrorCode,
  EventType,
  OperationId,
  OrganizationRole,
  Permission,
  PermissionClass,
  PermissionName,
  Schemas,
  StoredPermission,
} from './types.ts';

export interface OperationSpec {
  id: OperationId;
  method: string;
  path: string;
  successStatus: number;
  audience: readonly Audience[];
  /** Any one of them is sufficient; the handler may check more. Empty if only the audience counts. */
  permissions: readonly Permission[];
  /** The permission with which an application key may call it; empty if none does. */
  applicationKeyPermissions: ReadonlyArray<Schemas['ApplicationKeyPermission']>;
  /** Whether it creates a key, a token or a rotation, which no access token does. */
  refusesAccessTokens: boolean;
  /** Whether a session may call it whose proofs reach one tenant alone. */
  allowsAnyProof: boolean;
  /** Whether it is for programs, which hold keys. */
  refusesSessions: boolean;
  inWorkspace: boolean;
  /** Whether the workspace is that of the key that calls it. */
  inWorkspaceOfCredential: boolean;
  inOrganization: boolean;
  inProject: boolean;
  /** Path parameter that replaces the role if it names the caller. */
  selfParameter: string | undefined;
  allowsArchived: boolean;
  reauthentication: boolean;
  /** Users with this permission may call it from any address, so that an allowlist cannot keep them from undoing it. */
  ipExemptPermission: Permission | undefined;
  /** Whether users whom an allowlist excludes must first confirm their password. */
  anywhereReauthenticated: boolean;
  /** Whether the response is delayed until no replica serves stale authorization data. */
  awaitsReplicas: boolean;
  /** Whether it covers all projects, and therefore refuses keys that are limited to some. */
  requiresAllProjects: boolean;
  /** The limit that the plan must not set to 0. */
  plan: CountedQuota | undefined;
  /** `data` is the work of a platform itself, such as a payment; `control` is the administration of access. */
  plane: 'control' | 'data';
  /** The quota that it counts against. */
  quota: CountedQuota | undefined;
  /** Whose wire format it relays, if the answer is that of a provider. */
  relay: OperationObject['x-relay'];
  /** The standard that it follows instead of the conventions of this API. */
  surface: OperationObject['x-surface'];
  /** `Cache-Control` of its answer. */
  cacheControl: string;
  /** Whether it changes anything here, so that it runs in a transaction, once per Idempotency-Key. */
  isWrite: boolean;
  /** It has a rate limit of its own, so many times that of a credential. */
  ownRateLimitFactor: number | undefined;
  /** Absent only if nothing changes, or if the rows are a record of their own. */
  audit: AuditSpec | undefined;
  /** Events that it may emit. */
  events: readonly EventType[];
  /** Events of other resources that it may lead to. */
  furtherEvents: readonly EventType[];
  /** The event whose data is the response, which the handler need not emit. */
  responseEvent: EventType | undefined;
  /** Whether it takes a password, so that wrong ones count as failed authentication. */
  checksPassword: boolean;
}

export interface ApiDocument {
  /** The text of the document, as it is served. */
  yaml: string;
  document: OpenApiDocument;
  operations: ReadonlyMap<OperationId, OperationSpec>;
  /** All permissions: Tenantry's own, and with a catalogue those of the application. */
  permissions: readonly PermissionDefinition[];
  /** Names of the permissions of the application. */
  applicationPermissions: ReadonlySet<PermissionName>;
  /** Those of them that are decided in a project, or for all projects at once. */
  projectScopedPermissions: ReadonlySet<PermissionName>;
  /** Resources that no permission of the application may have. */
  reservedResources: ReadonlySet<string>;
  classOf: ReadonlyMap<PermissionName, PermissionClass>;
  /** How roles and keys store the permissions, by the names that callers use. */
  storedPermission: ReadonlyMap<PermissionName, StoredPermission>;
  permissionsOf: ReadonlyMap<BuiltinRole, ReadonlySet<PermissionName>>;
  /** Permissions of an organization role: in the organization, and in the workspaces that it owns. */
  organizationPermissionsOf: ReadonlyMap<OrganizationRole, ReadonlySet<PermissionName>>;
  /** Permissions of managing organizations in a workspace. */
  managerPermissions: ReadonlySet<PermissionName>;
  /**
   * Owner-only permissions that belong to the organization (not to workspace owners) in organization-owned workspaces.
   */
  ownerReservedPermissions: ReadonlySet<PermissionName>;
  /** Permissions in an organization itself, which no member or key of a workspace has. */
  organizationPermissions: ReadonlySet<PermissionName>;
  /** Permissions that some operation requires inside a project. */
  projectPermissions: ReadonlySet<PermissionName>;
  errors: Readonly<Record<ErrorCode, ErrorDefinition>>;
  /** The plans by name: those of the installation, or before they are loaded those that it begins with. */
  plans: ReadonlyMap<string, VerifiedPlan>;
  /** Slugs that are reserved for workspaces and organizations. */
  reservedSlugs: ReadonlySet<string>;
  /** The steps of a decision in order. */
  decisionSteps: ReadonlyArray<Schemas['DecisionStep']>;
}

/** Built-in roles that cover every project of the workspace without a project membership. */
export const ROLES_WITH_ALL_PROJECTS: ReadonlySet<string> = new Set<BuiltinRole>([
  'owner',
  'admin',
  'manager',
]);

const rolesIn = ({ components }: OpenApiDocument, property: 'roles' | 'organization_roles'): unknown[] =>
  components.schemas.PermissionDefinition?.properties?.[property]?.items?.enum ?? [];

// The enumerations of the document are those of the generated types.
/** Returns the built-in roles of workspaces, the highest first. */
export const builtinRolesIn = (document: OpenApiDocument) => rolesIn(document, 'roles') as BuiltinRole[];
/** Returns the roles of organizations, the highest first. */
export const organizationRolesIn = (document: OpenApiDocument) =>
  rolesIn(document, 'organization_roles') as OrganizationRole[];

/** Returns the reference of the schema of an event's data. */
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
  { path, method, operation }: LocatedOperation,
): OperationSpec {
  const declared = [operation['x-permission']].flat();
  return {
    // The rules have checked that the document and the generated types have the same operations.
    id: operation.operationId as OperationId,
    method,
    path,
    successStatus: Number(Object.keys(operation.responses).find((status) => status.startsWith('2'))),
    audience: declared.filter(isAudience),
    permissions: declared.filter((name): name is Permission => !isAudience(name)),
    applicationKeyPermissions: [operation['x-application-key'] ?? []].flat(),
    refusesAccessTokens: operation['x-refuses-access-tokens'] === true,
    refusesSessions: operation['x-refuses-sessions'] === true,
    allowsAnyProof: operation['x-any-proof'] === true,
    inWorkspace: path.includes('{workspace}') || operation['x-workspace'] === 'credential',
    inWorkspaceOfCredential: operation['x-workspace'] === 'credential',
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
    ownRateLimitFactor: operation['x-own-rate-limit-factor'],
    relay: operation['x-relay'],
    surface: operation['x-surface'],
    cacheControl:
      operation['x-cache-seconds'] === undefined
        ? 'no-store'
        : `public, max-age=${operation['x-cache-seconds']}`,
    isWrite: method !== 'get' && operation['x-safe'] !== true && operation['x-relay'] === undefined,
    audit: operation['x-audit'] || undefined,
    // The rules have checked that these are webhooks of the document.
    events: (operation['x-event'] ?? []) as EventType[],
    furtherEvents: (operation['x-further-events'] ?? []) as EventType[],
    responseEvent: responseEventOf(document, operation),
    checksPassword: operation['x-errors']?.includes('invalid_credentials') === true,
  };
}

function buildApiDocument(yaml: string, document: OpenApiDocument): ApiDocument {
  const operations = new Map(
    operationsIn(document).map((located) => {
      const spec = buildOperationSpec(document, located);
      return [spec.id, spec] as const;
    }),
  );
  const permissions = document['x-permissions'];
  const namesOf = (isMeant: (permission: OwnPermissionDefinition) => boolean) =>
    new Set(permissions.filter(isMeant).map(({ name }) => name));
  return {
    yaml,
    document,
    operations,
    permissions: permissions.map((one) => ({ ...one, application: false, project_scoped: false })),
    applicationPermissions: new Set(),
    projectScopedPermissions: new Set(),
    reservedResources: new Set(document['x-reserved-resources']),
    storedPermission: new Map(permissions.map(({ name }) => [name, name])),
    classOf: new Map(permissions.map((permission) => [permission.name, permission.class])),
    permissionsOf: new Map(
      builtinRolesIn(document).map((role) => [role, namesOf(({ roles }) => roles.includes(role))]),
    ),
    organizationPermissionsOf: new Map(
      organizationRolesIn(document).map((role) => [
        role,
        namesOf((one) => one.organization_roles.includes(role)),
      ]),
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
    plans: seededPlans(document['x-plan-limits']),
    reservedSlugs: new Set(document.components.schemas.ReservedSlug?.enum?.map(String)),
    // The type is generated from this schema.
    decisionSteps: document.components.schemas.DecisionStep?.enum as Array<Schemas['DecisionStep']>,
  };
}

/**
 * Reads the document and checks it against Tenantry's own rules.
 * @throws DocumentError naming every operation that violates one, so that the server does not start
 */
export function loadApiDocument(file: string | URL, handlerNames: readonly string[]): ApiDocument {
  const { yaml, document } = readDocument(file);
  lintDocument(document, handlerNames);
  return buildApiDocument(yaml, document);
}
