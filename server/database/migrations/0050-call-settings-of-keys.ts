import type { Knex } from 'knex';

/** A key may fix metadata of its calls of models, and limit what is recorded of them. Replicas keep both in memory. */
export const callSettingsOfKeys0050 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(`
      alter table api_keys
        add column call_metadata jsonb not null default '{}',
        add column call_log text check (call_log in ('metadata', 'redacted', 'full'));
      create index api_keys_with_call_settings on api_keys (tenant_id)
        where call_log is not null or call_metadata <> '{}';
      create trigger api_key_call_settings_made after insert on api_keys
        for each row when (new.call_log is not null or new.call_metadata <> '{}')
        execute function record_access_change('''gateway_keys '' || $1.tenant_id');
      create trigger api_key_call_settings_changed after update on api_keys
        for each row when ((old.call_log, old.call_metadata) is distinct from (new.call_log, new.call_metadata))
        execute function record_access_change('''gateway_keys '' || $1.tenant_id')`);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      drop trigger api_key_call_settings_changed on api_keys;
      drop trigger api_key_call_settings_made on api_keys;
      alter table api_keys drop column call_log, drop column call_metadata`);
  },
};
