import type { Knex } from 'knex';

/** Kept answers of models are sealed under a data key of their workspace, so that deleting the key erases them. */
export const dataKeysOfCachedAnswers0075 = {
  async up(knex: Knex): Promise<void> {
    // The answers can be had again.
    await knex.raw(`
      delete from gateway_cache;
      alter table gateway_cache rename column sealed to content;
      alter table gateway_cache drop column wrapped_key, drop column vault_key_id,
        add column data_key_id text not null,
        add foreign key (workspace_id, data_key_id) references data_keys on delete cascade;
      create index gateway_cache_by_data_key on gateway_cache (workspace_id, data_key_id);
      -- Replicas keep data keys in memory, and what they encrypt.
      create trigger data_keys_deleted after delete on data_keys
        for each row execute function record_access_change('''data_keys '' || $1.tenant_id')`);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      drop trigger data_keys_deleted on data_keys;
      delete from data_keys where kind = 'cached_answers';
      alter table gateway_cache rename column content to sealed;
      alter table gateway_cache drop column data_key_id,
        add column wrapped_key bytea not null, add column vault_key_id text not null;
      create index gateway_cache_by_vault_key on gateway_cache (vault_key_id)`);
  },
};
