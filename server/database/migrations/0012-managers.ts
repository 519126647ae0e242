import type { Knex } from 'knex';

const sql = `
-- Organizations that manage a workspace of somebody else. Nothing is kept for each of their members: whoever is in the
-- organization at the moment of a request has what the grant gives. \`ended_at\` says that it is over for good.
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
create unique index manager_grants_live_unique on manager_grants (workspace_id, organization_id) where ended_at is null;
create index manager_grants_of_organization on manager_grants (organization_id, workspace_id desc);

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

-- Under which grant something was done.
alter table audit_events add column grant_id text, add column grant_organization_id text;
alter table api_keys add foreign key (workspace_id, grant_id) references manager_grants (workspace_id, id);
create index api_keys_of_grant on api_keys (workspace_id, grant_id) where grant_id is not null;

-- Under which grant an invitation was sent last; and under which somebody got at a secret of a key that the workspace has by
-- itself, or changed what it is good for. No foreign keys: what is left of a grant that is purged counts as ended.
alter table invitations add column grant_id text;
create index invitations_of_grant on invitations (workspace_id, grant_id) where grant_id is not null;
alter table credentials add column grant_id text;
create index credentials_of_grant on credentials (grant_id) where grant_id is not null;
`;

export const managers0012 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0012_managers is not undone: it would lose who may manage which workspace.');
  },
};
