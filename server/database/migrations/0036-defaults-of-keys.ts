import type { Knex } from 'knex';

/** A key may have a config by which its calls are routed that name none. It cannot be deleted while the key is live. */
export const defaultsOfKeys0036 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(`
      alter table api_keys add column default_config_id text;
      create index api_keys_of_default_config on api_keys (tenant_id, default_config_id)
        where default_config_id is not null;
      create trigger api_key_default_config_changed after update on api_keys
        for each row when (old.default_config_id is distinct from new.default_config_id)
        execute function record_access_change('$1.id')`);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      drop trigger api_key_default_config_changed on api_keys;
      alter table api_keys drop column default_config_id`);
  },
};
