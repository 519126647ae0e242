import { KEY_STATUS_SQL, type KeyUsage, keyUsageColumns } from '../../../database/key-usage.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import type { Joined } from '../../../database/schema/joined.ts';
import type { OptionalSealedSecret } from '../../../database/schema/sealed-secrets.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import type { ExternalIdFilter } from '../../tenancy/external-ids/service.ts';

/** A key with the use of its previous secret. */
export type ApiKeyWithUsage = ApiKeyRow & KeyUsage;

type Changes = Partial<
  Pick<
    ApiKeyRow,
    | 'name'
    | 'description'
    | 'scope'
    | 'permissions'
    | 'project_ids'
    | 'ip_allowlist'
    | 'rate_limit_requests'
    | 'rate_limit_seconds'
    | 'expires_at'
    | 'revoked_at'
    | 'masked'
    | 'rotated_at'
    | 'rotation_ends_at'
    | 'previous_masked'
    | 'rotation_schedule'
    | 'rotation_every_days'
    | 'rotation_transition_seconds'
    | 'next_rotation_at'
    | 'rotation_notice_stage'
    | 'default_config_id'
    | 'audiences'
    | 'call_metadata'
    | 'call_log'
    | keyof OptionalSealedSecret
    | keyof Joined
  >
>;

export interface ApiKeyFilters {
  kind?: ApiKeyRow['kind'] | undefined;
  status?: string | undefined;
  userId?: string | undefined;
  externalId: ExternalIdFilter;
}

const USES = 'previous_secret_uses u where u.tenant_id = api_keys.tenant_id and u.key_id = api_keys.id';

const CREATED_BY_NON_MEMBERS_SQL = `
  with recursive theirs as (
    select k.id from api_keys k
    where k.tenant_id = :id and k.kind = 'service' and k.created_by is not null
      and not exists (select from members m
        where m.tenant_id = :id and m.user_id = k.created_by and m.status = 'active')
      and not exists (select from api_keys maker where maker.tenant_id = :id and maker.id = k.created_by)
    union
    select k.id from theirs join api_keys k on k.tenant_id = :id and k.created_by = theirs.id
  )
  select * from api_keys where tenant_id = :id and id in (select id from theirs) and revoked_at is null order by id`;

/** Keys create keys: the first of the chain was created by a user, or by the operator. */
const MAKER_SQL = `
  select (
    with recursive chain as (
      select k.created_by, 1 as length from api_keys k where k.tenant_id = :tenant and k.id = :id
      union all
      select k.created_by, c.length + 1 from chain c join api_keys k on k.tenant_id = :tenant and k.id = c.created_by)
    select created_by from chain order by length desc limit 1) as maker`;

export const apiKeyRepository = (scope: TenantScope) => {
  const withUses = () =>
    scope.rows('api_keys').select<ApiKeyWithUsage[]>('api_keys.*', ...keyUsageColumns(scope.db, USES));

  return {
    find: (id: string): Promise<ApiKeyWithUsage | undefined> => withUses().where({ id }).first(),

    findAll: (ids: readonly string[]): Promise<ApiKeyWithUsage[]> =>
      withUses()
        .whereIn('id', [...ids])
        .orderBy('id'),

    /** Returns the user who created a key, directly or through other keys; `null` for the operator. */
    async findMaker(id: string): Promise<string | null> {
      const { rows } = await scope.db.raw<{ rows: Array<{ maker: string | null }> }>(MAKER_SQL, {
        tenant: scope.tenantId,
        id,
      });
      return rows[0]?.maker ?? null;
    },

    /** Returns the key, locked until the transaction ends. */
    lock: (id: string): Promise<ApiKeyRow | undefined> =>
      scope.rows('api_keys').where({ id }).forUpdate().first(),

    list(
      { kind, status, userId, externalId = {} }: ApiKeyFilters,
      page: PageRequest,
    ): Promise<ApiKeyWithUsage[]> {
      const query = withUses().where(externalId);
      if (kind !== undefined) query.where({ kind });
      if (userId !== undefined) query.where({ user_id: userId });
      if (status !== undefined) query.whereRaw(`(${KEY_STATUS_SQL}) = ?`, [status]);
      return applyKeyset(query, ['id'], page);
    },

    /** Returns the unrevoked user keys of a user. */
    unrevokedOf: (userId: string): Promise<ApiKeyRow[]> =>
      scope.rows('api_keys').where({ user_id: userId }).whereNull('revoked_at').orderBy('id').select('*'),

    /** Returns the active service keys that a user created. */
    liveServiceKeysBy: (userId: string): Promise<ApiKeyRow[]> =>
      scope
        .rows('api_keys')
        .where({ kind: 'service', created_by: userId })
        .whereNull('revoked_at')
        .whereRaw('(expires_at is null or expires_at > now())')
        .orderBy('id')
        .select('*'),

    /** Returns the active service keys created by a user outside the workspace, directly or with another key. */
    async serviceKeysOfOutsiders(): Promise<ApiKeyRow[]> {
      const { rows } = await scope.db.raw<{ rows: ApiKeyRow[] }>(CREATED_BY_NON_MEMBERS_SQL, {
        id: scope.tenantId,
      });
      return rows;
    },

    async insert(
      row: Pick<ApiKeyRow, 'id' | 'kind' | 'name' | 'scope' | 'masked'> & Partial<ApiKeyRow>,
    ): Promise<void> {
      await scope.insert('api_keys', row);
    },

    async update(id: string, changes: Changes): Promise<void> {
      await scope
        .rows('api_keys')
        .where({ id })
        .update({ ...changes, ...incrementVersion(scope.db) });
    },

    /** Deletes the recorded uses when another secret becomes the previous one. */
    async forgetUses(id: string): Promise<void> {
      await scope.rows('previous_secret_uses').where({ key_id: id }).delete();
    },
  };
};
