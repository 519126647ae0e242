import type { Knex } from 'knex';

/**
 * Who knew or changed a key is known for as long as its tenant, also when the key is deleted with the account of its user:
 * approvals of what the key requested still exclude these people.
 */
export const insidersOfDeletedKeys0066 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(`
      alter table key_insiders drop constraint key_insiders_tenant_id_key_id_fkey,
        add foreign key (tenant_id) references tenants on delete cascade`);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      delete from key_insiders i where not exists (select from api_keys k where k.tenant_id = i.tenant_id and k.id = i.key_id);
      alter table key_insiders drop constraint key_insiders_tenant_id_fkey,
        add foreign key (tenant_id, key_id) references api_keys on delete cascade`);
  },
};
