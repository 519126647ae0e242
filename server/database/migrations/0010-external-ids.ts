import type { Knex } from 'knex';
import { useOwnSchema } from '../own-schema.ts';

/** The tables with an `external_id` and `metadata`, each with its tenant column and the rows whose ids must be unique. */
const TABLES: ReadonlyArray<{ table: string; tenant?: string; among?: string }> = [
  { table: 'organizations' },
  { table: 'workspaces' },
  { table: 'users' },
  { table: 'projects', tenant: 'workspace_id' },
  { table: 'roles', tenant: 'workspace_id' },
  { table: 'members', tenant: 'tenant_id' },
  { table: 'api_keys', tenant: 'tenant_id', among: 'revoked_at is null' },
  { table: 'invitations', tenant: 'tenant_id', among: "status = 'pending'" },
];

const columnsOf = ({ table, tenant, among }: (typeof TABLES)[number]) => `
alter table ${table}
  add column external_id text,
  add column external_id_party text,
  add column metadata jsonb not null default '{}';
create unique index ${table}_external_id_unique
  on ${table} (${[...(tenant === undefined ? [] : [tenant]), 'external_id', 'external_id_party'].join(', ')})
  where ${['external_id is not null', ...(among === undefined ? [] : [among])].join(' and ')};
`;

/**
 * Ids that resources have in other systems, and metadata. An id belongs to the party that set it: the operator, or a tenant.
 */
const sql = `
${TABLES.map(columnsOf).join('')}
-- An organization's id for a workspace ends when the workspace leaves it.
create function clear_external_id() returns trigger language plpgsql as $$
begin
  new.external_id := null;
  new.external_id_party := null;
  return new;
end $$;
create trigger workspaces_external_id_cleared before update of organization_id on workspaces
  for each row when (old.external_id_party = old.organization_id and new.organization_id is distinct from old.organization_id)
  execute function clear_external_id();
${useOwnSchema('clear_external_id()')}`;

export const externalIds0010 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    const dropped = TABLES.map(
      ({ table }) =>
        `alter table ${table} drop column external_id, drop column external_id_party, drop column metadata;`,
    );
    await knex.raw(`
      drop trigger workspaces_external_id_cleared on workspaces;
      drop function clear_external_id;
      ${dropped.join('\n')}`);
  },
};
