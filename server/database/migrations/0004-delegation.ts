import type { Knex } from 'knex';
import { useOwnSchema } from '../own-schema.ts';

/**
 * Ways to gain access to a workspace (management grants, access requests, invitations, install links), and the
 * templates that an organization applies to the workspaces it manages.
 */
const sql = `
-- Grants by which organizations manage a workspace that they do not own. There is no row per member: every current
-- member of the organization has the access of the grant. \`ended_at\` marks a grant that has ended permanently.
create table manager_grants (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  organization_id text not null references organizations on delete cascade,
  granted_by text,
  expires_at timestamptz(3),
  paused boolean not null default false,
  revoked_at timestamptz(3),
  revoked_by text,
  ended_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);
-- Expired grants, for the job that revokes what was created under them.
create index manager_grants_by_end on manager_grants (expires_at) where ended_at is null;
create unique index manager_grants_live_unique on manager_grants (workspace_id, organization_id)
  where ended_at is null;
create index manager_grants_of_organization on manager_grants (organization_id, workspace_id desc);
create trigger grants_reauthentication_changed after insert or delete or update of granted_by,
    paused, expires_at, ended_at on manager_grants
  for each row execute function record_access_change('''organizations''');
create trigger manager_grants_access_changed after insert or delete or update of granted_by,
    paused, expires_at, ended_at on manager_grants
  for each row execute function record_access_change('$1.workspace_id');

-- The same as isGrantActiveNow() for a single row. PostgreSQL opens the tables only when it is called.
create function is_grant_active(tenant_id text, grant_id text) returns boolean
language plpgsql stable as $$
begin
  return exists (
    select from manager_grants g
      join workspaces w on w.id = g.workspace_id
      join organizations o on o.id = g.organization_id and o.archived_at is null
    where g.workspace_id = is_grant_active.tenant_id and g.id = is_grant_active.grant_id
      and g.ended_at is null and not g.paused and (g.expires_at is null or g.expires_at > now())
      and (g.granted_by is null or exists (
        select from members b
        where b.tenant_id = coalesce(w.organization_id, w.id) and b.user_id = g.granted_by
          and b.role = 'owner' and b.status = 'active')));
end
$$;

create table access_requests (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  organization_id text not null references organizations on delete cascade,
  status text not null default 'pending',
  reason text,
  expires_at timestamptz(3),
  requested_by text,
  decided_by text,
  decided_at timestamptz(3),
  grant_id text,
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);
create unique index access_requests_pending_unique on access_requests (workspace_id, organization_id)
  where status = 'pending';

-- Values that were changed under a grant that has not ended: the old and the new value.
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

create table imports (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  created_by text,
  row_count integer not null,
  counts jsonb not null,
  undone_at timestamptz(3),
  cancelled integer,
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);

-- An expired invitation stays 'pending' here until it is next used; its status is computed when it is read.
create table invitations (
  tenant_id text not null references tenants on delete cascade,
  id text not null,
  email text not null,
  email_key text not null,
  role text not null,
  -- A role of an open invitation cannot be deleted, even by a concurrent transaction.
  custom_role_id text generated always as ( case when ((status = 'pending') and (role ~~ 'rol\\_%')) then role else null::text end) stored,
  project_ids text[] not null default '{}',
  first_name text,
  last_name text,
  status text not null default 'pending',
  invited_by text,
  import_id text,
  sends integer not null default 1,
  expires_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  accepted_by text,
  cancelled_at timestamptz(3),
  -- The grant under which an invitation was last sent, or under which a caller saw a secret of a workspace key or
  -- changed its permissions. No foreign keys: references to a purged grant count as ended.
  grant_id text,
  created_with text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  constraint invitations_role_exists foreign key (tenant_id, custom_role_id) references roles,
  foreign key (tenant_id, import_id) references imports
);
create index invitations_by_role on invitations (tenant_id, custom_role_id) where custom_role_id is not null;
create index invitations_made_with on invitations (tenant_id, created_with) where status = 'pending';
create index invitations_of_grant on invitations (tenant_id, grant_id) where grant_id is not null;
create index invitations_of_import on invitations (tenant_id, import_id) where import_id is not null;
create index invitations_of_inviter on invitations (tenant_id, invited_by) where status = 'pending';
create index invitations_open on invitations (tenant_id, expires_at) where status = 'pending';
create unique index invitations_pending_unique on invitations (tenant_id, email_key) where status = 'pending';

create table invitation_tokens (
  hash bytea primary key,
  tenant_id text not null,
  invitation_id text not null,
  foreign key (tenant_id, invitation_id) references invitations on delete cascade
);
create index invitation_tokens_of_invitation on invitation_tokens (tenant_id, invitation_id);

-- Maps the hash in the URL of a link to its organization, because the URL does not name the organization.
create table install_link_hashes (
  hash text primary key,
  tenant_id text not null references organizations on delete cascade
);

-- Links by which workspace owners give access to an organization: \`workspace_id\` is the organization, as a tenant.
-- Addresses are stored and compared in lower case. The status is computed when it is read.
create table install_links (
  tenant_id text not null references organizations on delete cascade,
  id text not null,
  hash text not null references install_link_hashes on delete cascade,
  allowed_emails text[] not null default '{}',
  notes text,
  max_uses integer,
  used_count integer not null default 0,
  expires_at timestamptz(3),
  archived_at timestamptz(3),
  created_by text,
  created_with text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);
create unique index install_links_by_hash on install_links (hash);

-- Configuration that an organization keeps in sync across workspaces.
create table templates (
  organization_id text not null references organizations on delete cascade,
  id text not null,
  name text not null,
  name_key text not null,
  description text,
  content jsonb not null,
  created_by text,
  created_with text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (organization_id, id)
);
create unique index templates_name_unique on templates (organization_id, name_key);

-- A template as it was applied, and who applied it. The template may be changed or deleted during the run, and the
-- report remains.
create table template_runs (
  organization_id text not null references organizations on delete cascade,
  id text not null,
  template_id text not null,
  template_name text not null,
  template_version integer not null,
  content jsonb not null,
  credential_id text,
  secret_ends_at timestamptz(3),
  started_by text,
  address text not null,
  user_agent text,
  last_attempt_at timestamptz,
  finished_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (organization_id, id)
);
create index template_runs_turned on template_runs (organization_id, last_attempt_at);
create unique index template_runs_unfinished_unique on template_runs (organization_id, template_id)
  where finished_at is null;

-- One row per workspace. Pending rows are the remaining work, however often the server is killed. Scheduling is fair:
-- the least recently served organization, run and workspace come first.
create table template_run_results (
  organization_id text not null,
  run_id text not null,
  workspace_id text not null references workspaces on delete cascade,
  digest text not null,
  status text not null default 'pending',
  problem jsonb,
  changes jsonb,
  attempted_at timestamptz,
  finished_at timestamptz(3),
  primary key (organization_id, run_id, workspace_id),
  foreign key (organization_id, run_id) references template_runs on delete cascade
);
create index template_run_results_of_workspace on template_run_results (workspace_id);
create index template_run_results_pending on template_run_results (organization_id, run_id, attempted_at nulls first, workspace_id)
  where status = 'pending';
${useOwnSchema('is_grant_active(text, text)')}`;

export const delegation0004 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0004_delegation creates the schema; to undo it, drop the database.');
  },
};
