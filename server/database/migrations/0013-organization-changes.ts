import type { Knex } from 'knex';

/** Further changes that count, as in 0009: `condition` narrows them to rows that matter. */
const WATCHED: ReadonlyArray<
  readonly [name: string, table: string, changes: string, subjects: string, condition?: string]
> = [
  ['organizations', 'organizations', 'update of archived_at or delete', '$1.id'],
  ['organization_settings', 'organization_settings', 'update', '$1.organization_id'],
  ['workspace_owner', 'workspaces', 'update of organization_id', '$1.id'],
  [
    'manager_grants',
    'manager_grants',
    'insert or update of granted_by, paused, expires_at, ended_at or delete',
    '$1.workspace_id',
  ],
  // A grant counts as long as who gave it is an owner. So what owners become is told to everybody there.
  ['owner_added', 'members', 'insert', '$1.workspace_id', "new.role = 'owner'"],
  [
    'owner_changed',
    'members',
    'update of role, status',
    '$1.workspace_id',
    "old.role = 'owner' or new.role = 'owner'",
  ],
  ['owner_removed', 'members', 'delete', '$1.workspace_id', "old.role = 'owner'"],
  // Sessions end by the shortest idle time of the workspaces of their user, which they are not remembered under.
  [
    'session_idle',
    'workspace_settings',
    'update of session_idle_minutes',
    "'sessions'",
    'new.session_idle_minutes < old.session_idle_minutes',
  ],
  [
    'session_idle_restored',
    'workspaces',
    'update of archived_at',
    "'sessions'",
    'old.archived_at is not null and new.archived_at is null',
  ],
];

const sql = WATCHED.map(
  ([name, table, changes, subjects, condition]) => `
create trigger ${name}_decided_from after ${changes} on ${table}
  for each row ${condition === undefined ? '' : `when (${condition}) `}execute function note_access_change('${subjects.replaceAll("'", "''")}');`,
).join('');

export const organizationChanges0013 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0013_organization_changes is not undone: replicas that remember would go on doing so.');
  },
};
