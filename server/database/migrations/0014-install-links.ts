import type { Knex } from 'knex';

const sql = `
-- Whose the hash in the address of a link is: whoever follows one does not name an organization.
create table install_link_hashes (
  hash text primary key,
  workspace_id text not null references organizations on delete cascade
);

-- Links by which owners of workspaces let an organization in: \`workspace_id\` is the organization, as a tenant. Addresses
-- are compared in lower case, and kept so. The status is computed where it is read.
create table install_links (
  workspace_id text not null references organizations on delete cascade,
  id text not null,
  hash text not null references install_link_hashes on delete cascade,
  allowed_emails text[] not null default '{}',
  notes text,
  max_uses integer,
  used_count integer not null default 0,
  expires_at timestamptz(3),
  archived_at timestamptz(3),
  created_by text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);
create unique index install_links_by_hash on install_links (hash);
`;

export const installLinks0014 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0014_install_links is not undone: it would lose the links that people were given.');
  },
};
