import type { Knex } from 'knex';

/**
 * What decisions are made from, by table: which changes count, and what they are about. Replicas remember what they have
 * looked up under the same subjects: ids, and `<workspace> <user>` for what somebody is in a workspace.
 */
const WATCHED: ReadonlyArray<readonly [table: string, changes: string, subjects: string]> = [
  ['credentials', 'update of ended_at, ends_at, previous or delete', '$1.subject_id'],
  ['sessions', 'update of reauthenticated_at or delete', '$1.id'],
  [
    'api_keys',
    `update of name, scope, permissions, project_ids, ip_allowlist, rate_limit_requests, rate_limit_seconds,
      expires_at, revoked_at, rotation_ends_at or delete`,
    '$1.id',
  ],
  [
    'members',
    'insert or update of role, custom_role_id, status or delete',
    "$1.user_id, $1.workspace_id || ' ' || $1.user_id",
  ],
  ['roles', 'update of permissions or delete', '$1.workspace_id'],
  [
    'project_members',
    'insert or update of role, custom_role_id or delete',
    "$1.workspace_id || ' ' || $1.user_id",
  ],
  ['projects', 'update of archived_at or delete', '$1.id'],
  ['workspaces', 'update of archived_at, plan or delete', '$1.id'],
  [
    'workspace_settings',
    'update of ip_allowlist, require_reauthentication, session_idle_minutes',
    '$1.workspace_id',
  ],
];

const sql = `
-- The changes that a decision may depend on, by the transaction that made them. Unlogged: what is lost with the server is
-- lost together with every connection, and whoever connects anew remembers nothing.
create unlogged table access_changes (
  transaction xid8 not null default pg_current_xact_id(),
  subjects text[] not null,
  created_at timestamptz not null default clock_timestamp()
);
create index access_changes_by_transaction on access_changes (transaction);
create index access_changes_by_time on access_changes (created_at);

-- The servers that remember anything, and when each last said that it knows all changes.
create unlogged table replicas (
  id text primary key,
  seen_at timestamptz not null default clock_timestamp()
);

create function note_access_change() returns trigger language plpgsql as $$
declare
  subjects text[];
begin
  execute format('select array[%s]', tg_argv[0]) into subjects using coalesce(new, old);
  insert into access_changes (subjects) values (subjects);
  perform pg_notify('tenantry_access', array_to_string(subjects, ','));
  return null;
end
$$;
${WATCHED.map(
  ([table, changes, subjects]) => `
create trigger ${table}_decided_from after ${changes} on ${table}
  for each row execute function note_access_change('${subjects.replaceAll("'", "''")}');`,
).join('')}
`;

export const accessChanges0009 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0009_access_changes is not undone: replicas that remember would go on doing so.');
  },
};
