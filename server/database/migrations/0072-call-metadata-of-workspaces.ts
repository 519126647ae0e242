import type { Knex } from 'knex';

/** A workspace may fix metadata of all calls of models. Replicas keep it in memory with what keys fix. */
export const callMetadataOfWorkspaces0072 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(`
      alter table workspace_settings add column call_metadata jsonb not null default '{}';
      create trigger workspace_call_metadata_changed after update on workspace_settings
        for each row when (old.call_metadata is distinct from new.call_metadata)
        execute function record_access_change('''gateway_keys '' || $1.workspace_id')`);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      drop trigger workspace_call_metadata_changed on workspace_settings;
      alter table workspace_settings drop column call_metadata`);
  },
};
