import type { Knex } from 'knex';

/**
 * A workspace has one endpoint for a URL, so that one event is one request. Endpoints that share one already stay as
 * they are until their URL is changed.
 */
export const webhookUrls0022 = {
  up: async (knex: Knex) => {
    await knex.raw(`
alter table webhook_endpoints add column shares_url boolean not null default false;
update webhook_endpoints e set shares_url = true
  where exists (select from webhook_endpoints o where o.workspace_id = e.workspace_id and o.url = e.url and o.id < e.id);
create unique index webhook_endpoints_url_unique on webhook_endpoints (workspace_id, md5(url)) where not shares_url;
`);
  },
  down: async (knex: Knex) => {
    await knex.raw(`
drop index webhook_endpoints_url_unique;
alter table webhook_endpoints drop column shares_url;
`);
  },
};
