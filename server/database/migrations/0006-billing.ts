import type { Knex } from 'knex';

const sql = `
create table workspace_billing (
  workspace_id text primary key references workspaces on delete cascade,
  contact_name text not null,
  contact_email text not null,
  company text,
  address text,
  tax_id text,
  updated_at timestamptz(3) not null default now()
);
`;

export const billing0006 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0006_billing is not undone: it would lose who pays.');
  },
};
