import { builtinRolesIn, organizationRolesIn } from '../../api/api-document.ts';
import { SCOPE_CLASSES } from '../../api/key-scopes.ts';
import type { OpenApiDocument, OwnPermissionDefinition } from '../../api/openapi-types.ts';
import type { DocsOperation } from './document.ts';
import { blocks, code, table } from './markdown.ts';

/** Describes who may call an operation, from the same facts that the server decides by. */
export function renderAccess(document: OpenApiDocument, operation: DocsOperation): string {
  const declared = operation['x-permission'] ?? 'authenticated';
  const notes = [
    operation['x-application-key'] &&
      `An application key needs its permission ${code(operation['x-application-key'])}.`,
    operation['x-refuses-sessions'] && 'Sessions are refused, whatever their user may do.',
    operation['x-self'] && `Callers need no role if ${code(operation['x-self'])} is their own id.`,
    operation['x-archived'] && 'It works on an archived workspace or project, too.',
    operation['x-anywhere'] &&
      `A signed-in person who holds ${code(operation['x-anywhere'])} may call it from any address, whatever allowlists say${
        operation['x-anywhere-reauthenticated'] ? ', once they have confirmed their password' : ''
      }.`,
    operation['x-reauthentication'] &&
      `Where the workspace requires it, the session must be freshly authenticated (${code('reauthentication_required')} otherwise).`,
  ].filter(Boolean);
  return [describeRequirement(document, declared), ...notes].join(' ');
}

const CREDENTIALS: Record<string, string> = {
  public: 'no credential',
  authenticated: 'any valid credential',
  session: 'a session, that is, a signed-in user',
  operator: 'the operator key',
  organization_key: 'an organization key',
  workspace_key: 'a user key or a service key',
  access_token: 'an access token made from a session',
  directory: 'the token of a directory',
  setup_link: 'a set-up link',
};

function describeRequirement(document: OpenApiDocument, declared: string | string[]): string {
  const needs = [declared].flat().map((name) => CREDENTIALS[name] ?? describeHolders(document, name));
  return needs.length === 1 ? `Needs ${needs[0]}.` : `Needs one of these:\n\n- ${needs.join('\n- ')}\n\n`;
}

function describeHolders(document: OpenApiDocument, name: string): string {
  const entry = document['x-permissions'].find((permission) => permission.name === name);
  if (!entry) return code(name);
  const scopes = scopesOf(entry);
  const keys = scopes.length > 0 ? `key scopes: ${scopes.join(', ')}` : 'not available to API keys';
  const roles = [
    ...when('workspace roles', entry.roles),
    ...when('organization roles', entry.organization_roles),
    keys,
  ];
  return `the permission ${code(name)} (class ${entry.class}; ${roles.join('; ')})`;
}

const when = (title: string, names: string[]): string[] =>
  names.length > 0 ? [`${title}: ${names.join(', ')}`] : [];

function scopesOf(permission: OwnPermissionDefinition): string[] {
  return Object.entries(SCOPE_CLASSES).flatMap(([scope, classes]) =>
    classes.includes(permission.class) ? [scope] : [],
  );
}

/** Renders the matrix of permissions and built-in roles, of workspaces and of organizations. */
export function renderPermissions(document: OpenApiDocument): string {
  const roles = builtinRolesIn(document);
  const organizationRoles = organizationRolesIn(document);
  const marks = (columns: readonly string[], held: readonly string[]) =>
    columns.map((role) => (held.includes(role) ? '✓' : ''));
  const rows = document['x-permissions'].map((permission) => [
    code(permission.name),
    permission.class,
    ...marks(roles, permission.roles),
    ...marks(organizationRoles, permission.organization_roles),
    scopesOf(permission).join(', ') || 'none',
    permission.description,
  ]);
  const titles = [...roles, ...organizationRoles.map((role) => `organization ${role}`)];
  return blocks(
    '# Permissions',
    'What each built-in role may do, and which scopes of an API key hold the permission. The roles of an organization hold it in the organization itself, and in the workspaces that it owns. A key of scope `custom` lists its permissions; no key reaches the class `owner`.',
    table(['Permission', 'Class', ...titles, 'Key scopes', 'Meaning'], rows),
  );
}
