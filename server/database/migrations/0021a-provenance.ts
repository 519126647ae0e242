import type { Knex } from 'knex';

/** Tables of which each row outlives the request that made it. `grant_id` is for what can be made in a managed workspace. */
const MADE = ['members', 'project_members', 'roles', 'projects', 'webhook_endpoints'];
const MADE_BEFORE = ['webhook_endpoints', 'api_keys', 'invitations', 'install_links', 'templates'];

/** No foreign key: what is left of a grant that is purged counts as ended. */
const columnsOf = (table: string): string[] => [
  ...(MADE_BEFORE.includes(table) ? [] : ['add column created_by text']),
  'add column created_with text',
  ...(MADE.includes(table) ? ['add column grant_id text'] : []),
];

const sql = `
-- Who made it (a user or a key), with which session or key, and under which grant when it could not have been made without.
${[...new Set([...MADE, ...MADE_BEFORE])].map((table) => `alter table ${table} ${columnsOf(table).join(', ')};`).join('\n')}
${MADE.map((table) => `create index ${table}_of_grant on ${table} (workspace_id, grant_id) where grant_id is not null;`).join('\n')}
-- The grant under which the signing secret was read.
alter table webhook_endpoints add column secret_grant_id text;
create index invitations_made_with on invitations (workspace_id, created_with) where status = 'pending';

-- Values that were changed under a grant which has not ended: what they were before, and what they were made.
create table grant_changes (
  workspace_id text not null references workspaces on delete cascade,
  resource text not null,
  id text not null,
  field text not null,
  grant_id text not null,
  before jsonb,
  after jsonb,
  primary key (workspace_id, resource, id, field)
);

-- Grants whose time is over, for the job that ends what was made under them.
create index manager_grants_by_end on manager_grants (expires_at) where ended_at is null;

-- What counts only as long as a grant does counts for good when somebody gives it anew without one.
create trigger members_grant_decided_from after update of grant_id on members
  for each row when (old.grant_id is distinct from new.grant_id)
  execute function note_access_change('$1.workspace_id || '' '' || $1.user_id');
create trigger project_members_grant_decided_from after update of grant_id on project_members
  for each row when (old.grant_id is distinct from new.grant_id)
  execute function note_access_change('$1.workspace_id || '' '' || $1.user_id');
`;

export const provenance0021 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0021a_provenance is not undone: it would lose what ends with which grant.');
  },
};
