import type { Secrets } from '../../../auth/secrets/secrets.ts';
import { toApiKey } from './serializers.ts';
import type { Schemas } from '../../../api/types.ts';
import type { Database } from '../../../database/connect.ts';
import { leaveTraces } from '../../../outbox/outbox.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { type Mail, queueMails } from '../../../mail/queue.ts';
import { cancelSentWith } from '../../tenancy/provenance/revoke-keys.ts';
import { placeOfJob } from '../../tenancy/provenance/revocation-scope.ts';
import { createRepositories } from '../../repositories.ts';
import { keyExpiryRepository } from './key-expiry-repository.ts';

/** Owners and admins learn of it, and the person whose key it is. */
async function warn(
  trx: Database['knex'],
  secrets: Secrets,
  tenantId: string,
  { name, user_id, expires_at }: Schemas['ApiKey'],
): Promise<void> {
  const { tenants, tenant } = createRepositories(trx);
  const place = await tenants.find(tenantId);
  const concerned = user_id === null ? [] : [user_id];
  const addressees = await tenant(tenantId).notifications.addressees(concerned);
  const mails = addressees.map(
    ({ email, language }): Mail => ({
      template: 'api_key_expiring',
      data: { workspace: place?.name ?? tenantId, key: name, expiresAt: expires_at ?? '' },
      to: email,
      language,
      workspaceId: tenantId,
    }),
  );
  await queueMails(trx, secrets, mails);
}

/** Tells of keys that are about to end, and of those that have ended. */
export const createKeyExpiryJob = ({ knex }: Database, secrets: Secrets): Job => ({
  name: 'key-expiry',
  everySeconds: 30,
  run: () =>
    knex.transaction(async (trx) => {
      const marks = keyExpiryRepository(trx);
      const expiring = await marks.markExpiring();
      for (const row of expiring.keys) {
        const key = toApiKey(row, new Date());
        await leaveTraces(trx, {
          events: [{ tenantId: row.workspace_id, type: 'api_key.expiring', data: key }],
        });
        await warn(trx, secrets, row.workspace_id, key);
      }
      const expired = await marks.markExpired();
      for (const row of expired.keys) {
        const { place, told } = placeOfJob(createRepositories(trx), row.workspace_id, new Date());
        place.emit('api_key.expired', toApiKey(row, place.now));
        await cancelSentWith(place, [row]);
        await leaveTraces(trx, told);
      }
      return expiring.more || expired.more;
    }),
});
