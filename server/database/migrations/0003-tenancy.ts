import type { Knex } from 'knex';

/**
 * Organizations, workspaces and their contents. The tenant column comes first in every primary and foreign key, so that
 * no row can reference one of another tenant.
 */
const sql = `
create table organizations (
  id text primary key references tenants on delete cascade,
  slug text not null,
  name text not null,
  archived_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index organizations_archived on organizations (archived_at) where archived_at is not null;
create trigger organizations_access_changed after delete or update of archived_at on organizations
  for each row execute function record_access_change('$1.id');

-- Current and former slugs, in a namespace separate from those of workspaces.
create table organization_slugs (
  slug text constraint organization_slugs_unique primary key,
  organization_id text not null references organizations on delete cascade,
  used_at timestamptz not null default now()
);
create index organization_slugs_of_organization on organization_slugs (organization_id);
create trigger organization_slugs_access_changed after delete on organization_slugs
  for each row execute function record_access_change('$1.organization_id');
create trigger organization_slugs_released after delete on organization_slugs
  for each row execute function remember_released_slug('$1.slug');
create trigger organization_slugs_taken after insert on organization_slugs
  for each row when (was_released(('organization_slugs ' || new.slug))) execute function record_access_change('$1.organization_id');

-- Policies of an organization for itself and for the workspaces that it owns. For keys and secrets older than an age
-- limit, age is measured from the day the limit was set. Secrets that had expired before stay expired.
create table organization_settings (
  organization_id text primary key references organizations on delete cascade,
  managers_see_keys boolean not null default true,
  managers_manage_keys boolean not null default true,
  managers_own_keys boolean not null default true,
  members_own_keys boolean not null default true,
  require_reauthentication_for_keys boolean not null default false,
  ip_allowlist text[] not null default '{}',
  max_key_lifetime_days integer,
  max_key_lifetime_since timestamptz(3),
  key_rotation_days integer,
  key_rotation_since timestamptz(3),
  secrets_expired_before timestamptz(3),
  version integer not null default 1,
  updated_at timestamptz(3) not null default now()
);
create trigger organization_settings_access_changed after update on organization_settings
  for each row execute function record_access_change('$1.organization_id');

create table workspaces (
  id text primary key references tenants on delete cascade,
  slug text not null,
  name text not null,
  plan text not null default 'enterprise',
  archived_at timestamptz(3),
  organization_id text references organizations on delete set null,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index workspaces_archived on workspaces (archived_at) where archived_at is not null;
create index workspaces_of_organization on workspaces (organization_id, id desc) where organization_id is not null;
create trigger workspace_owner_access_changed after update of organization_id on workspaces
  for each row execute function record_access_change('$1.id');
create trigger workspaces_access_changed after delete or update of archived_at, plan on workspaces
  for each row execute function record_access_change('$1.id');
create trigger workspaces_reauthentication_changed after update of organization_id, archived_at on workspaces
  for each row execute function record_access_change('''organizations''');

-- Current and former slugs. A former slug keeps resolving, so no other workspace can take it.
create table workspace_slugs (
  slug text constraint workspace_slugs_unique primary key,
  workspace_id text not null references workspaces on delete cascade,
  used_at timestamptz not null default now()
);
create index workspace_slugs_of_workspace on workspace_slugs (workspace_id);
create trigger workspace_slugs_access_changed after delete on workspace_slugs
  for each row execute function record_access_change('$1.workspace_id');
create trigger workspace_slugs_released after delete on workspace_slugs
  for each row execute function remember_released_slug('$1.slug');
create trigger workspace_slugs_taken after insert on workspace_slugs
  for each row when (was_released(('workspace_slugs ' || new.slug))) execute function record_access_change('$1.workspace_id');

create table workspace_settings (
  workspace_id text primary key references workspaces on delete cascade,
  timezone text not null default 'UTC',
  language text not null default 'en',
  session_idle_minutes integer not null default 10080,
  require_reauthentication boolean not null default false,
  ip_allowlist text[] not null default '{}',
  digest text not null default 'weekly',
  mentions boolean not null default true,
  project_updates boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz(3) not null default now()
);
create trigger settings_reauthentication_changed after update of require_reauthentication on workspace_settings
  for each row when (old.require_reauthentication <> new.require_reauthentication)
  execute function record_access_change('''organizations''');
create trigger workspace_settings_access_changed after update of ip_allowlist,
    require_reauthentication, session_idle_minutes on workspace_settings
  for each row execute function record_access_change('$1.workspace_id');

create table workspace_billing (
  workspace_id text primary key references workspaces on delete cascade,
  contact_name text not null,
  contact_email text not null,
  company text,
  address text,
  tax_id text,
  updated_at timestamptz(3) not null default now()
);

-- Proposals to move a workspace into an organization.
create table workspace_moves (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  organization_id text not null references organizations on delete cascade,
  status text not null default 'pending',
  proposed_by text,
  decided_by text,
  decided_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);
create index workspace_moves_of_organization on workspace_moves (organization_id, id desc);
create unique index workspace_moves_pending_unique on workspace_moves (workspace_id) where status = 'pending';

create table roles (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  name text not null,
  name_key text not null,
  description text,
  permissions text[] not null,
  created_by text,
  created_with text,
  grant_id text,
  all_projects boolean not null default false,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  constraint roles_name_unique unique (workspace_id, name_key)
);
create index roles_of_grant on roles (workspace_id, grant_id) where grant_id is not null;
create trigger roles_access_changed after delete or update of permissions, all_projects on roles
  for each row execute function record_access_change('$1.workspace_id');

-- A role is a built-in name or the id of a custom role. The generated column carries the foreign key of the latter,
-- so that a role in use cannot be deleted, even by a concurrent transaction.
create table members (
  tenant_id text not null references tenants on delete cascade,
  user_id text not null references users on delete cascade,
  role text not null,
  custom_role_id text generated always as ( case when (role ~~ 'rol\\_%') then role else null::text end) stored,
  status text not null default 'active',
  deactivated_at timestamptz(3),
  created_by text,
  created_with text,
  grant_id text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, user_id),
  constraint members_role_exists foreign key (tenant_id, custom_role_id) references roles
);
create index members_by_joining on members (tenant_id, created_at desc, user_id desc);
create index members_by_role on members (tenant_id, role);
create index members_of_grant on members (tenant_id, grant_id) where grant_id is not null;
create index members_of_user on members (user_id, tenant_id desc);
create trigger members_access_changed after insert or delete or update of role, custom_role_id, status on members
  for each row execute function record_access_change('$1.user_id, $1.tenant_id || '' '' || $1.user_id');
create trigger members_grant_access_changed after update of grant_id on members
  for each row when (old.grant_id is distinct from new.grant_id)
  execute function record_access_change('$1.tenant_id || '' '' || $1.user_id');
create trigger owner_added_access_changed after insert on members
  for each row when (new.role = 'owner')
  execute function record_access_change('$1.tenant_id');
create trigger owner_changed_access_changed after update of role, status on members
  for each row when ((old.role = 'owner') or (new.role = 'owner'))
  execute function record_access_change('$1.tenant_id');
create trigger owner_removed_access_changed after delete on members
  for each row when (old.role = 'owner')
  execute function record_access_change('$1.tenant_id');

create table departures (
  tenant_id text not null references tenants on delete cascade,
  user_id text not null references users on delete cascade,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, user_id)
);

create table projects (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  slug text not null,
  name text not null,
  environment text not null,
  description text,
  archived_at timestamptz(3),
  created_by text,
  created_with text,
  grant_id text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);
create index projects_archived on projects (archived_at) where archived_at is not null;
create index projects_of_grant on projects (workspace_id, grant_id) where grant_id is not null;
create trigger projects_access_changed after delete or update of archived_at on projects
  for each row execute function record_access_change('$1.id');

create table project_slugs (
  workspace_id text not null,
  slug text not null,
  project_id text not null,
  used_at timestamptz not null default now(),
  constraint project_slugs_unique primary key (workspace_id, slug),
  foreign key (workspace_id, project_id) references projects on delete cascade
);
create index project_slugs_of_project on project_slugs (workspace_id, project_id);
create trigger project_slugs_access_changed after delete on project_slugs
  for each row execute function record_access_change('$1.project_id');
create trigger project_slugs_released after delete on project_slugs
  for each row execute function remember_released_slug('$1.workspace_id || '' '' || $1.slug');
create trigger project_slugs_taken after insert on project_slugs
  for each row when (was_released(((('project_slugs ' || new.workspace_id) || ' ') || new.slug))) execute function record_access_change('$1.project_id');

create table project_members (
  workspace_id text not null,
  project_id text not null,
  user_id text not null,
  role text,
  custom_role_id text generated always as ( case when (role ~~ 'rol\\_%') then role else null::text end) stored,
  created_by text,
  created_with text,
  grant_id text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, project_id, user_id),
  constraint project_members_role_exists foreign key (workspace_id, custom_role_id) references roles,
  foreign key (workspace_id, project_id) references projects on delete cascade,
  foreign key (workspace_id, user_id) references members on delete cascade
);
create index project_members_by_joining on project_members (workspace_id, project_id, created_at desc, user_id desc);
create index project_members_by_role on project_members (workspace_id, custom_role_id);
create index project_members_of_grant on project_members (workspace_id, grant_id) where grant_id is not null;
create index project_members_of_user on project_members (workspace_id, user_id, project_id);
create trigger project_members_access_changed after insert or delete or update of role,
    custom_role_id on project_members
  for each row execute function record_access_change('$1.workspace_id || '' '' || $1.user_id');
create trigger project_members_grant_access_changed after update of grant_id on project_members
  for each row when (old.grant_id is distinct from new.grant_id)
  execute function record_access_change('$1.workspace_id || '' '' || $1.user_id');

-- Notification preferences of a member, where they differ from the workspace defaults; null means no difference.
create table notification_preferences (
  workspace_id text not null,
  user_id text not null,
  digest text,
  mentions boolean,
  project_updates boolean,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, user_id),
  foreign key (workspace_id, user_id) references members on delete cascade
);

-- The last day, in its own time zone, for which the digests of a workspace were written.
create table digest_runs (
  workspace_id text primary key references workspaces on delete cascade,
  last_day date not null
);
`;

export const tenancy0003 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0003_tenancy creates the schema; to undo it, drop the database.');
  },
};
