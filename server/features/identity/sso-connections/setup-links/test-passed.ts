import type { Secrets } from '../../../../auth/secrets/secrets.ts';
import type { Database } from '../../../../database/connect.ts';
import type { SsoFlowRow } from '../../../../database/schema/sso-tables.ts';
import { enqueueMails } from '../../../../mail/queue.ts';
import type { CreateRepositories } from '../../../../operations/repositories.ts';
import { writeOutbox } from '../../../../outbox/outbox.ts';
import { toSetupLink } from './serializers.ts';

interface Tools {
  database: Pick<Database, 'knex'>;
  build: CreateRepositories;
  secrets: Secrets;
}

/** Says once, by an event and a mail to the person who made a link, that a test which the link has begun has passed. */
export const announceTest = (
  { database, build, secrets }: Tools,
  {
    tenant_id: tenantId,
    connection_id,
    test_id,
  }: Pick<SsoFlowRow, 'tenant_id' | 'connection_id' | 'test_id'>,
): Promise<void> =>
  database.knex.transaction(async (trx) => {
    const repositories = build(trx);
    const { setupLinks, ssoTests, ssoConnections } = repositories.tenant(tenantId);
    const test = await ssoTests.find(connection_id, test_id ?? '');
    const link = test?.setup_link_id == null ? undefined : await setupLinks.lock(test.setup_link_id);
    const connection = await ssoConnections.find(connection_id);
    const now = new Date();
    if (link === undefined || connection === undefined || link.tested_at !== null) return;
    if (link.ended_at !== null || link.expires_at <= now) return;
    await setupLinks.update(link.id, { tested_at: now });
    const place = (await repositories.tenants.find(tenantId))?.name ?? tenantId;
    const person = await repositories.users.find(link.created_by);
    const tested = { ...link, tested_at: now, updated_at: now, version: link.version + 1 };
    await writeOutbox(trx, {
      audits: [],
      events: [{ tenantId, type: 'sso_setup_link.tested', data: toSetupLink(tested, true, now) }],
    });
    if (person === undefined) return;
    await enqueueMails(trx, secrets, [
      {
        template: 'sso_setup_tested',
        data: { tenant: place, connection: connection.name },
        to: person.email,
        language: person.language ?? 'en',
        tenantId,
      },
    ]);
  });
