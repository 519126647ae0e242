import { normalizeName } from '../../../api/normalize.ts';
import type { OperationId, PermissionName, Schemas } from '../../../api/types.ts';
import type { SettingsRow } from '../../../database/schema/tables.ts';
import type { WorkspaceState } from './target-repository.ts';

type TemplateContent = Schemas['TemplateContent'];
type Changes = Schemas['TemplateChanges'];

/** A workspace with the permission names that callers use. */
export type NamedWorkspaceState = Omit<WorkspaceState, 'roles'> & {
  roles: Array<Omit<WorkspaceState['roles'][number], 'permissions'> & { permissions: PermissionName[] }>;
};

/** A change as an operation call. */
interface TemplateStep {
  operation: OperationId;
  params: Readonly<Record<string, string>>;
  body: object;
  /** The compared version, so that later changes are not overwritten. */
  ifMatch: string | undefined;
}

/** The differences between a workspace and a template, and the steps that remove them. */
export interface Comparison {
  changes: Changes;
  steps: TemplateStep[];
}

interface ResourceKind {
  create: OperationId;
  update: OperationId;
  /** The path parameter of the update operation that takes the id. */
  parameter: string;
}
const ROLE_KIND: ResourceKind = { create: 'roles.create', update: 'roles.update', parameter: 'role_id' };
const ENDPOINT_KIND: ResourceKind = {
  create: 'webhookEndpoints.create',
  update: 'webhookEndpoints.update',
  parameter: 'endpoint_id',
};
const PROJECT_KIND: ResourceKind = {
  create: 'projects.create',
  update: 'projects.update',
  parameter: 'project',
};

/** Lists are compared as sets: permissions, events, addresses. */
const canonical = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? [...value].sort() : (value ?? null));

/** Returns the fields of `after` that differ in `before`. */
const differingFields = <Item extends object>(before: Item, after: Item): Partial<Item> =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => canonical(value) !== canonical(Reflect.get(before, name)),
    ),
  ) as Partial<Item>; // only contains fields of `after`

interface ExistingResource<Item> {
  id: string;
  version: number;
  item: Item;
}
interface Change<Item> {
  action: 'create' | 'update';
  id: string | null;
  before: Item | null;
  after: Item;
}

function compareItems<Item extends object>(
  { create, update, parameter }: ResourceKind,
  workspace: string,
  desired: readonly Item[],
  find: (item: Item) => ExistingResource<Item> | undefined,
): { changes: Change<Item>[]; steps: TemplateStep[] } {
  const changes: Change<Item>[] = [];
  const steps: TemplateStep[] = [];
  for (const after of desired) {
    const existing = find(after);
    if (existing === undefined) {
      changes.push({ action: 'create', id: null, before: null, after });
      steps.push({ operation: create, params: { workspace }, body: after, ifMatch: undefined });
      continue;
    }
    const { id, version, item: before } = existing;
    const body = differingFields(before, after);
    if (Object.keys(body).length === 0) continue;
    changes.push({ action: 'update', id, before, after: { ...before, ...after } });
    steps.push({
      operation: update,
      params: { workspace, [parameter]: id },
      body,
      ifMatch: String(version),
    });
  }
  return { changes, steps };
}

/** Returns the current values of the settings in the template. */
function currentSettings(
  desired: Schemas['SettingsUpdate'],
  row: Omit<SettingsRow, 'workspace_id' | 'updated_at'>,
) {
  const pick = (names: object) =>
    Object.fromEntries(Object.keys(names).map((name) => [name, Reflect.get(row, name)]));
  const { notifications, ...rest } = desired;
  return {
    ...pick(rest),
    ...(notifications !== undefined && { notifications: pick(notifications) }),
  } as Schemas['SettingsUpdate']; // fields of the row under the names that settings have
}

function compareSettings(
  workspace: string,
  desired: TemplateContent['settings'],
  { settings }: Pick<WorkspaceState, 'settings'>,
) {
  if (desired === undefined) return { change: null, steps: [] };
  const current = currentSettings(desired, settings);
  const after = differingFields(current, desired);
  if (Object.keys(after).length === 0) return { change: null, steps: [] };
  const before = currentSettings(after, settings);
  const step: TemplateStep = {
    operation: 'settings.update',
    params: { workspace },
    body: after,
    ifMatch: String(settings.version),
  };
  return { change: { before, after }, steps: [step] };
}

/** Compares a workspace with a template. */
export function compare(
  { roles, settings, webhook_endpoints, projects }: TemplateContent,
  state: NamedWorkspaceState,
): Comparison {
  const workspace = state.id;
  const existing = <Row extends { id: string; version: number }, Item>(
    row: Row | undefined,
    item: (row: Row) => Item,
  ): ExistingResource<Item> | undefined =>
    row === undefined ? undefined : { id: row.id, version: row.version, item: item(row) };
  const ofRoles = compareItems(ROLE_KIND, workspace, roles ?? [], ({ name }) =>
    existing(
      state.roles.find((row) => row.name_key === normalizeName(name)),
      ({ name, description, permissions, all_projects }) => ({
        name,
        description,
        permissions,
        all_projects,
      }),
    ),
  );
  const ofSettings = compareSettings(workspace, settings, state);
  const ofEndpoints = compareItems(ENDPOINT_KIND, workspace, webhook_endpoints ?? [], ({ url }) =>
    existing(
      state.endpoints.find((row) => row.url === url),
      (row) => ({ url: row.url, description: row.description, events: row.events }),
    ),
  );
  const ofProjects = compareItems(PROJECT_KIND, workspace, projects ?? [], ({ slug }) =>
    existing(
      state.projects.find((row) => row.slug === slug),
      ({ name, environment, description }) => ({ name, slug, environment, description }),
    ),
  );
  return {
    changes: {
      roles: ofRoles.changes,
      settings: ofSettings.change,
      webhook_endpoints: ofEndpoints.changes,
      projects: ofProjects.changes,
    },
    // Settings last, because they may impose requirements on the other steps.
    steps: [...ofRoles.steps, ...ofEndpoints.steps, ...ofProjects.steps, ...ofSettings.steps],
  };
}
