import type { Knex } from 'knex';

/**
 * Organizations beside workspaces. Both are tenants: what the two have alike (members, invitations, keys, secrets, the
 * audit log, webhooks) is in the same tables, whose `workspace_id` is the id of a tenant from here on, of either kind. The
 * directory `tenants` is what their foreign keys point to; ids say by their prefix which kind they are of.
 */
const SHARED = [
  'members',
  'invitations',
  'api_keys',
  'credentials',
  'mails',
  'audit_events',
  'audit_unsealed',
  'audit_heads',
  'audit_seals',
  'audit_checkpoints',
  'audit_exports',
  'events',
  'webhook_endpoints',
];

const redirect = (table: string) => `
alter table ${table} drop constraint ${table}_workspace_id_fkey,
  add constraint ${table}_workspace_id_fkey foreign key (workspace_id) references tenants on delete cascade;`;

const sql = `
create table tenants (
  id text primary key
);
insert into tenants (id) select id from workspaces;

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

-- Present and former slugs, as those of workspaces; the two do not get in each other's way.
create table organization_slugs (
  slug text constraint organization_slugs_unique primary key,
  organization_id text not null references organizations on delete cascade
);
create index organization_slugs_of_organization on organization_slugs (organization_id);

-- Rules of an organization for itself and for the workspaces that it owns. A limit to the age of keys and secrets counts
-- from when it was set, for those that are older; secrets that were over before stay so.
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
  key_rotation_over timestamptz(3),
  version integer not null default 1,
  updated_at timestamptz(3) not null default now()
);

-- A workspace that is nobody's goes on by itself.
alter table workspaces
  add constraint workspaces_id_fkey foreign key (id) references tenants on delete cascade,
  add column organization_id text references organizations on delete set null;
create index workspaces_of_organization on workspaces (organization_id, id desc) where organization_id is not null;

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
create unique index workspace_moves_pending_unique on workspace_moves (workspace_id) where status = 'pending';
create index workspace_moves_of_organization on workspace_moves (organization_id, id desc);
${SHARED.map(redirect).join('')}
`;

export const organizations0010 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0010_organizations is not undone: it would lose who belongs to which organization.');
  },
};
