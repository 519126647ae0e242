import type { Knex } from 'knex';
import { tenantIdFields } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import type {
  ChangedResource,
  GrantChangeRow,
  MemberRow,
  ProjectMemberRow,
} from '../../../database/schema/tables.ts';
import type { VirtualKeyRow } from '../../../database/schema/virtual-keys.ts';
import type { WebhookEndpointRow } from '../../../database/schema/webhook-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { type CreatedResource, RESOURCES, type Resource } from './resources.ts';

export type CreatedThings = Schemas['CreatedThings'];

/** The creator to search by: a user, a key or a grant. */
export type Maker = { person: string } | { key: string } | { grant: string };

const SHOWN = 100;

/**
 * SQL: whether the row was created by this creator and survives their removal; `undefined` for kinds of which none
 * does.
 */
function madeBy({ by, own, grant, key, person }: Resource, maker: Maker): string | undefined {
  if ('grant' in maker) return grant === 'named' ? 't.grant_id = :maker' : undefined;
  if ('key' in maker) return key === 'named' ? 't.created_with = :maker' : undefined;
  if (person === 'ends') return undefined;
  return own === undefined ? `t.${by} = :maker` : `t.${by} = :maker and (${own}) is not true`;
}

const partOf = (name: string, resource: Resource, condition: string, tenantSql: string): string => `
  (select '${name}' as resource, ${resource.id} as id, ${resource.name} as name, t.${resource.tenant} as tenant_id,
    count(*) over ()::int as count
  from ${resource.table} t where t.${resource.tenant} ${tenantSql} and ${condition} and ${resource.live}
  order by t.created_at desc limit ${SHOWN})`;

interface CreatedRow {
  resource: CreatedResource;
  id: string;
  name: string;
  tenant_id: string;
  count: number;
}

/** Finds everything a creator created that still exists, by kind. `place` is SQL that restricts the tenant. */
async function findCreated(
  db: Knex,
  maker: Maker,
  tenantSql: string,
  bindings: Knex.ValueDict,
): Promise<CreatedThings> {
  // Object.entries loses the literal types.
  const entries = Object.entries(RESOURCES) as Array<[CreatedResource, Resource]>;
  const parts = entries.flatMap(([name, resource]) => {
    const condition = madeBy(resource, maker);
    return condition === undefined ? [] : [partOf(name, resource, condition, tenantSql)];
  });
  const [id] = Object.values(maker);
  const { rows } = await db.raw<{ rows: CreatedRow[] }>(parts.join('\n  union all'), {
    ...bindings,
    maker: id,
  });
  return entries.flatMap(([resource]) => {
    const found = rows.filter((row) => row.resource === resource);
    const [first] = found;
    if (first === undefined) return [];
    const items = found.map(({ id: itemId, name, tenant_id }) => ({
      id: itemId,
      name,
      workspace_id: tenantIdFields(tenant_id).workspace_id,
    }));
    return [{ resource, count: first.count, items }];
  });
}

const OF_ORGANIZATION = `in (
    select :organizationId union all select id from workspaces where organization_id = :organizationId
    union all select workspace_id from manager_grants where organization_id = :organizationId and ended_at is null)`;

/** Returns what a user created in an organization, and in the workspaces that it owns or manages. */
export const createdInOrganization = (db: Knex) => (organizationId: string, person: string) =>
  findCreated(db, { person }, OF_ORGANIZATION, { organizationId });

/** Resources of one tenant by provenance. */
export const provenanceRepository = (scope: TenantScope) => {
  const { db, tenantId } = scope;
  const changes = () => scope.rows('grant_changes');

  return {
    created: (maker: Maker): Promise<CreatedThings> => findCreated(db, maker, '= :tenantId', { tenantId }),

    /** Returns the users who joined under a grant. */
    membersUnder: (grantId: string): Promise<MemberRow[]> =>
      scope.rows('members').where({ grant_id: grantId }).orderBy('user_id').forUpdate().select('*'),

    /** Removes the users from projects who were added to them under a grant. */
    removeFromProjects: (grantId: string): Promise<ProjectMemberRow[]> =>
      scope.rows('project_members').where({ grant_id: grantId }).delete().returning('*'),

    /** Returns the enabled endpoints whose URL was set under a grant. */
    endpointsUnder: (grantId: string): Promise<WebhookEndpointRow[]> =>
      scope.rows('webhook_endpoints').where({ grant_id: grantId, enabled: true }).orderBy('id').select('*'),

    /** Returns the virtual keys in use whose secret or destination was set under a grant. */
    virtualKeysUnder: (grantId: string): Promise<VirtualKeyRow[]> =>
      scope.rows('virtual_keys').where({ grant_id: grantId, disabled_at: null }).orderBy('id').select('*'),

    /** Returns the remaining endpoints whose secret was read under a grant. */
    exposedEndpoints: (grantId: string): Promise<Array<Pick<WebhookEndpointRow, 'id' | 'url'>>> =>
      scope
        .rows('webhook_endpoints')
        .where({ secret_grant_id: grantId, enabled: true })
        .orderBy('id')
        .select('id', 'url'),

    /** Records a value changed under a grant. The value before the first such change is kept. */
    async note(row: Omit<GrantChangeRow, 'workspace_id'>): Promise<void> {
      const [before, after] = [JSON.stringify(row.before), JSON.stringify(row.after)];
      await db('grant_changes')
        .insert({ ...row, before, after, workspace_id: tenantId })
        .onConflict(['workspace_id', 'resource', 'id', 'field'])
        .merge({ after, grant_id: row.grant_id });
    },

    /** Deletes the records of changed values, which were set again without a grant. */
    async forget(resource: ChangedResource, id: string, fields: readonly string[]): Promise<void> {
      await changes()
        .where({ resource, id })
        .whereIn('field', [...fields])
        .delete();
    },

    /** Returns and deletes the records of values changed under the grant. */
    takeChanges: (grantId: string): Promise<GrantChangeRow[]> =>
      changes().where({ grant_id: grantId }).delete().returning('*'),

    /** Restores a value, unless it has been changed since. @returns whether it was restored */
    async restore({ resource, id, field, before, after }: GrantChangeRow): Promise<boolean> {
      const { table, owner, where } = VALUES[resource];
      const { rows } = await db.raw<{ rows: unknown[] }>(
        `update ${table} set ${field} = (jsonb_populate_record(null::${table}, :value::jsonb)).${field},
           version = version + 1, updated_at = now()
         where ${owner} = :tenantId and ${where} and to_jsonb(${table}.${field}) = :after::jsonb
         returning version`,
        {
          tenantId,
          ...keysOf(id),
          value: JSON.stringify({ [field]: before }),
          after: JSON.stringify(after),
        },
      );
      return rows.length > 0;
    },
  };
};

/** A project membership is identified by the project and the user. */
const keysOf = (id: string) => {
  const [first = '', second = ''] = id.split('/');
  return { first, second };
};

/** The table of each resource's values. Field names come from the code, never from a request. */
const VALUES: Readonly<Record<ChangedResource, { table: string; owner: string; where: string }>> = {
  settings: { table: 'workspace_settings', owner: 'workspace_id', where: ':first::text is not null' },
  member: { table: 'members', owner: 'tenant_id', where: 'user_id = :first' },
  role: { table: 'roles', owner: 'workspace_id', where: 'id = :first' },
  project_member: {
    table: 'project_members',
    owner: 'workspace_id',
    where: 'project_id = :first and user_id = :second',
  },
};
