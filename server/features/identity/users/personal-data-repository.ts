import type { Knex } from 'knex';

/** Items of each list in an export. */
const MAX_ITEMS = 1000;

const OF_TENANT_SQL = `
  case when w.id is not null then m.tenant_id end as workspace_id, case when w.id is null then m.tenant_id end as organization_id`;

/** The lists of an export, by name. Each statement reads what concerns the user `:userId`, newest first. */
const LISTS = {
  sessions: `
    select id, ip_address, user_agent, created_at, last_used_at, reauthenticated_at, proofs, ended_at
    from sessions where user_id = :userId order by id desc`,
  mailed_links: `
    select purpose, created_at, expires_at, used_at, used_from
    from single_use_tokens where user_id = :userId order by created_at desc`,
  factors: `
    select kind, name, created_at, last_used_at from (
      select 'passkey' as kind, name, created_at, last_used_at from passkeys where user_id = :userId
      union all
      select 'totp', null, confirmed_at, last_used_at from totp_factors
        where user_id = :userId and confirmed_at is not null
      union all
      select 'recovery_code', null, created_at, used_at from recovery_codes where user_id = :userId) factors
    order by created_at desc, kind`,
  identities: `
    select m.id, ${OF_TENANT_SQL}, m.connection_id, m.issuer, m.subject, m.email, m.created_at, m.last_used_at
    from identities m left join workspaces w on w.id = m.tenant_id
    where m.user_id = :userId order by m.id desc`,
  email_changes: `
    select email, created_at, used_at as confirmed_at, old_email, undo_until
    from email_changes where user_id = :userId order by created_at desc`,
  memberships: `
    select ${OF_TENANT_SQL}, coalesce(w.name, o.name) as name, m.role, m.status, m.created_at
    from members m left join workspaces w on w.id = m.tenant_id left join organizations o on o.id = m.tenant_id
    where m.user_id = :userId order by m.tenant_id desc`,
  project_memberships: `
    select p.workspace_id, p.project_id, p.role, p.created_at
    from members m join project_members p on p.workspace_id = m.tenant_id and p.user_id = m.user_id
    where m.user_id = :userId order by p.workspace_id desc, p.project_id desc`,
  api_keys: `
    select id, tenant_id as workspace_id, name, masked, scope, created_at, last_used_at, expires_at, revoked_at
    from api_keys where user_id = :userId order by id desc`,
  notification_preferences: `
    select n.workspace_id, n.digest, n.mentions, n.project_updates
    from members m join notification_preferences n on n.workspace_id = m.tenant_id and n.user_id = m.user_id
    where m.user_id = :userId order by n.workspace_id desc`,
  invitations: `
    select m.id, ${OF_TENANT_SQL}, m.role, m.status, m.created_at
    from users u join invitations m on m.email_key = u.email_key left join workspaces w on w.id = m.tenant_id
    where u.id = :userId and u.email_verified_at is not null order by m.id desc`,
} as const;

type ListName = keyof typeof LISTS;
/** A row as an export has it, with times as text. */
type Item = Record<string, unknown>;

const toItem = (row: Item): Item =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  );

/** Everything that is kept about a person, without secrets and without data about others. */
export const personalDataRepository = (db: Knex) => ({
  /** Returns the lists, and the names of those that have more items. */
  async read(userId: string): Promise<{ lists: Record<ListName, Item[]>; truncated: ListName[] }> {
    const truncated: ListName[] = [];
    const lists: Partial<Record<ListName, Item[]>> = {};
    // The keys of a constant object are its names.
    for (const name of Object.keys(LISTS) as ListName[]) {
      const { rows } = await db.raw<{ rows: Item[] }>(`${LISTS[name]} limit ${MAX_ITEMS + 1}`, { userId });
      if (rows.length > MAX_ITEMS) truncated.push(name);
      lists[name] = rows.slice(0, MAX_ITEMS).map(toItem);
    }
    return { lists: lists as Record<ListName, Item[]>, truncated };
  },
});
