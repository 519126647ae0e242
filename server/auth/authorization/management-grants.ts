import { timeOf } from '../../database/pg/result-types.ts';

/** A grant by which an organization manages a workspace, as an input of decisions. Ended grants are left out. */
export interface GrantFacts {
  id: string;
  organizationId: string;
  paused: boolean;
  expiresAt: Date | null;
}

/** Something created under a grant applies only while the grant is active. */
export interface UnderGrant {
  /** Absent without a grant; `null` when the grant has ended. */
  under?: GrantFacts | null;
}

/** A grant as JSON from the database. */
export interface GrantJson {
  id: string;
  organization_id: string;
  paused: boolean;
  expires_at: string | null;
}

export const toGrantFacts = ({ id, organization_id, paused, expires_at }: GrantJson): GrantFacts => ({
  id,
  organizationId: organization_id,
  paused,
  expiresAt: expires_at === null ? null : timeOf(expires_at),
});

/** Returns the grant under which a row was created. */
export const underGrant = (id: string | null, grant: GrantJson | null): UnderGrant =>
  id === null ? {} : { under: grant && toGrantFacts(grant) };

/** Whether a grant is active at a given time. */
export const isActive = (
  { paused, expiresAt }: Pick<GrantFacts, 'paused' | 'expiresAt'>,
  now: Date,
): boolean => !paused && (expiresAt === null || expiresAt > now);

/**
 * SQL: whether the grantor of the grant `g` is still entitled to grant it: an owner of the workspace `w`, or of the
 * organization that owns it. The operator always is.
 */
export const GRANTOR_ENTITLED_SQL = `(g.granted_by is null or exists (
    select from members b
    where b.tenant_id = coalesce(w.organization_id, w.id) and b.user_id = g.granted_by
      and b.role = 'owner' and b.status = 'active'))`;

/** SQL: whether the grant `g` on the workspace `w` is active now. */
export const GRANT_ACTIVE_SQL = `(g.ended_at is null and not g.paused and (g.expires_at is null or g.expires_at > now()) and ${GRANTOR_ENTITLED_SQL})`;

/**
 * SQL: the grant under which something in the workspace `w` was created, as JSON, by the alias of its table. `null`
 * when the grant has ended.
 */
export const grantOf = (alias: string): string => `(
      select to_jsonb(g) from manager_grants g
        join organizations go on go.id = g.organization_id and go.archived_at is null
      where g.workspace_id = w.id and g.id = ${alias}.grant_id and g.ended_at is null and ${GRANTOR_ENTITLED_SQL})`;

/**
 * SQL: whether a row, given by its table alias, applies now: it was created without a grant, or its grant is active.
 */
export const isGrantActiveNow = (
  alias: string,
  owner: 'tenant_id' | 'workspace_id' = 'tenant_id',
): string => `(${alias}.grant_id is null or exists (
    select from manager_grants g
      join workspaces w on w.id = g.workspace_id
      join organizations go on go.id = g.organization_id and go.archived_at is null
    where g.workspace_id = ${alias}.${owner} and g.id = ${alias}.grant_id and ${GRANT_ACTIVE_SQL}))`;
