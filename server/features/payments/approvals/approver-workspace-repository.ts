import type { Knex } from 'knex';

const WITH_APPROVALS_SQL = `
  select w.id
  from members m join workspaces w on w.id = m.tenant_id or w.organization_id = m.tenant_id
  where m.user_id = any(:userIds) and m.status = 'active' and w.archived_at is null
    and (cast(:organizationId as text) is null or :organizationId in (m.tenant_id, w.organization_id))
    and (exists (select from approval_rules r where r.workspace_id = w.id and r.enabled)
      or exists (select from approvals a where a.workspace_id = w.id and a.status = 'pending'))
  group by w.id order by w.id limit :limit`;

/** Workspaces in which people may approve, as members or through the organization that owns them. */
export const approverWorkspaceRepository = (db: Knex) => ({
  /** Returns the ids of those with rules in use or approvals that wait, in one organization or in all tenants. */
  async withApprovals(
    userIds: readonly string[],
    organizationId: string | null,
    limit: number,
  ): Promise<string[]> {
    const { rows } = await db.raw<{ rows: Array<{ id: string }> }>(WITH_APPROVALS_SQL, {
      userIds,
      organizationId,
      limit,
    } as never); // Knex's type of bindings omits null and arrays
    return rows.map(({ id }) => id);
  },
});
