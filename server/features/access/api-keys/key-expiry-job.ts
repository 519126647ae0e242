import type { ApiDocument } from '../../../api/api-document.ts';
import type { Schemas } from '../../../api/types.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { Database } from '../../../database/connect.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { enqueueMails, type Mail } from '../../../mail/queue.ts';
import type { CreateRepositories } from '../../../operations/repositories.ts';
import { writeOutbox } from '../../../outbox/outbox.ts';
import { revocationScopeOfJob } from '../../tenancy/provenance/revocation-scope.ts';
import { cancelSentWith } from '../../tenancy/provenance/revoke-keys.ts';
import { keyExpiryRepository } from './key-expiry-repository.ts';
import { toApiKey } from './serializers.ts';

type Build = CreateRepositories;

/** Queues a mail to the owners and admins, and to the user of the key. */
async function queueExpiryMails(
  trx: Database['knex'],
  { build, secrets }: { build: Build; secrets: Secrets },
  tenantId: string,
  { name, user_id, expires_at }: Schemas['ApiKey'],
): Promise<void> {
  const { tenants, tenant } = build(trx);
  const found = await tenants.find(tenantId);
  const concerned = user_id === null ? [] : [user_id];
  const recipients = await tenant(tenantId).notifications.recipients(concerned);
  const mails = recipients.map(
    ({ email, language }): Mail => ({
      template: 'api_key_expiring',
      data: { workspace: found?.name ?? tenantId, key: name, expiresAt: expires_at ?? '' },
      to: email,
      language,
      tenantId,
    }),
  );
  await enqueueMails(trx, secrets, mails);
}

/** Sends notices about keys that expire soon, and about keys that have expired. */
export const createKeyExpiryJob = (
  contract: ApiDocument,
  { knex }: Database,
  secrets: Secrets,
  build: Build,
): Job => ({
  name: 'key-expiry',
  everySeconds: 30,
  run: () =>
    knex.transaction(async (trx) => {
      const marks = keyExpiryRepository(trx);
      const expiring = await marks.markExpiring();
      for (const row of expiring.keys) {
        const key = toApiKey(row, { contract, secrets, now: new Date() });
        await writeOutbox(trx, {
          events: [{ tenantId: row.tenant_id, type: 'api_key.expiring', data: key }],
        });
        await queueExpiryMails(trx, { build, secrets }, row.tenant_id, key);
      }
      const expired = await marks.markExpired();
      for (const row of expired.keys) {
        const scoped = { contract, secrets, repositories: build(trx) };
        const { scope, notices } = revocationScopeOfJob(scoped, row.tenant_id, new Date());
        scope.emit('api_key.expired', toApiKey(row, scope));
        await cancelSentWith(scope, [row]);
        await writeOutbox(trx, notices);
      }
      return expiring.more || expired.more;
    }),
});
