import type { Schemas } from '../../../api/types.ts';

export type CreatedResource = Schemas['CreatedThings'][number]['resource'];

/** What happens to a resource when its origin ends: it ends as well, or the receipt lists it. */
type Ending = 'ends' | 'named';

/** A kind of resource that outlives the request that creates it. */
export interface Resource {
  table: string;
  /** SQL over a row `t`: its id and its name. */
  id: string;
  name: string;
  /** SQL: whether it still grants or does anything. */
  live: string;
  /** SQL: whether it belongs to the creator personally, and shares their fate. */
  own?: string;
  /** The column of the creator. */
  by: string;
  /** The column of the tenant. */
  tenant: 'tenant_id' | 'workspace_id' | 'organization_id';
  /** When the grant ends under which it was created; `null` for resources of organizations, which have no grants. */
  grant: Ending | null;
  /** When the key ends with which it was created. */
  key: Ending;
  /** When the user who created it is removed or deactivated. */
  person: Ending;
}

const OF_TENANT = {
  tenant: 'tenant_id',
  by: 'created_by',
  grant: 'ends',
  key: 'named',
  person: 'named',
} as const;
const OF_WORKSPACE = { ...OF_TENANT, tenant: 'workspace_id' } as const;
const OF_ORGANIZATION = { ...OF_TENANT, grant: null } as const;

/** Every kind of resource with a creator, and what happens to it. A test compares this with the tables. */
export const RESOURCES: Readonly<Record<CreatedResource, Resource>> = {
  api_key: {
    ...OF_TENANT,
    table: 'api_keys',
    id: 't.id',
    name: 't.name',
    live: 't.revoked_at is null and (t.expires_at is null or t.expires_at > now())',
    own: 't.user_id = t.created_by',
  },
  invitation: {
    ...OF_TENANT,
    table: 'invitations',
    id: 't.id',
    name: 't.email',
    live: "t.status = 'pending' and t.expires_at > now()",
    by: 'invited_by',
    key: 'ends',
    person: 'ends',
  },
  member: {
    ...OF_TENANT,
    table: 'members',
    id: 't.user_id',
    name: '(select u.name from users u where u.id = t.user_id)',
    live: 'true',
    own: 't.user_id = t.created_by',
  },
  project_member: {
    ...OF_WORKSPACE,
    table: 'project_members',
    id: "t.project_id || '/' || t.user_id",
    name: '(select u.name from users u where u.id = t.user_id)',
    live: 'true',
    own: 't.user_id = t.created_by',
  },
  role: {
    ...OF_WORKSPACE,
    table: 'roles',
    id: 't.id',
    name: 't.name',
    live: 'true',
    grant: 'named',
  },
  project: {
    ...OF_WORKSPACE,
    table: 'projects',
    id: 't.id',
    name: 't.name',
    live: 't.archived_at is null',
    grant: 'named',
  },
  webhook_endpoint: {
    ...OF_TENANT,
    table: 'webhook_endpoints',
    id: 't.id',
    name: 't.url',
    live: 't.enabled',
  },
  virtual_key: {
    ...OF_WORKSPACE,
    table: 'virtual_keys',
    id: 't.id',
    name: 't.slug',
    live: 't.disabled_at is null',
  },
  install_link: {
    ...OF_ORGANIZATION,
    table: 'install_links',
    id: 't.id',
    name: 't.hash',
    live: 't.archived_at is null and (t.expires_at is null or t.expires_at > now())',
  },
  template: {
    ...OF_ORGANIZATION,
    table: 'templates',
    tenant: 'organization_id',
    id: 't.id',
    name: 't.name',
    live: 'true',
  },
};
