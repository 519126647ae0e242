import type { Knex } from 'knex';

/** What an organization allows in the gateway of its workspaces. What is absent is allowed. */
export const gatewayOfOrganizations0051 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(`
      alter table organization_settings add column gateway jsonb not null default '{}';
      create trigger organization_inline_configs_changed after update on organization_settings
        for each row when (old.gateway -> 'inline_configs' is distinct from new.gateway -> 'inline_configs')
        execute function record_access_change('''gateway_inline '' || $1.organization_id')`);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      drop trigger organization_inline_configs_changed on organization_settings;
      alter table organization_settings drop column gateway`);
  },
};
