import type { Knex } from 'knex';

// A person asks for their own data across all tenants, and the tables are ordered by tenant.
const sql = `
create index api_keys_of_person on api_keys (user_id) where user_id is not null;
create index invitations_to_address on invitations (email_key);
`;

export const personalData0047 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop index api_keys_of_person; drop index invitations_to_address');
  },
};
