import type { ApiDocument } from '../../../api/api-document.ts';
import type { Schemas } from '../../../api/types.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { Database } from '../../../database/connect.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { enqueueMails, type Mail } from '../../../mail/queue.ts';
import type { Repositories } from '../../../operations/repositories.ts';
import { writeOutbox } from '../../../outbox/outbox.ts';
import { rotateSecretAutomatically } from './rotation.ts';
import { rotationJobRepository } from './rotation-job-repository.ts';
import { statusOf, toApiKey } from './serializers.ts';

type BuildMail = (trx: Database['knex']) => Repositories;

/** Queues the mail to owners and admins, and to the user of the key. */
async function queueRotationMail(
  { trx, repositories, secrets }: { trx: Database['knex']; repositories: Repositories; secrets: Secrets },
  tenantId: string,
  template: 'api_key_rotation_upcoming' | 'api_key_rotated',
  { name, user_id, next_rotation_at }: Schemas['ApiKey'],
): Promise<void> {
  const tenant = await repositories.tenants.find(tenantId);
  const concerned = user_id === null ? [] : [user_id];
  const data = { workspace: tenant?.name ?? tenantId, key: name, at: next_rotation_at ?? '' };
  const recipients = await repositories.tenant(tenantId).notifications.recipients(concerned);
  const mails = recipients.map(
    ({ email, language }): Mail => ({ template, data, to: email, language, tenantId }),
  );
  await enqueueMails(trx, secrets, mails);
}

/**
 * Rotates the secrets of keys by their policies and sends notices: 7 days before, 24 hours before, and at the rotation.
 * With daily rotation only the later reminder is sent.
 */
export const createRotationJob = (
  contract: ApiDocument,
  { knex }: Database,
  secrets: Secrets,
  build: BuildMail,
): Job => {
  const notify = () =>
    knex.transaction(async (trx) => {
      const repositories = build(trx);
      const { keys, more } = await rotationJobRepository(trx).markNotified();
      for (const { tenant_id: tenantId, id } of keys) {
        const row = await repositories.tenant(tenantId).apiKeys.find(id);
        if (row === undefined) continue;
        const key = toApiKey(row, { contract, secrets, now: new Date() });
        await writeOutbox(trx, { events: [{ tenantId, type: 'api_key.rotation_upcoming', data: key }] });
        await queueRotationMail({ trx, repositories, secrets }, tenantId, 'api_key_rotation_upcoming', key);
      }
      return more;
    });

  const rotate = () =>
    knex.transaction(async (trx) => {
      const repositories = build(trx);
      const { keys, more } = await rotationJobRepository(trx).due();
      for (const row of keys) {
        const now = new Date();
        const tenantId = row.tenant_id;
        const tenant = repositories.tenant(tenantId);
        if (statusOf(row, now) === 'rotating') {
          // The key was just rotated manually: it has at most two secrets, so its rotation waits until the previous one
          // expires.
          await tenant.apiKeys.update(row.id, { next_rotation_at: row.rotation_ends_at });
          continue;
        }
        await rotateSecretAutomatically({ repositories, tenant, tenantId, secrets, now }, row);
        const rotated = await tenant.apiKeys.find(row.id);
        if (rotated === undefined) continue;
        const key = toApiKey(rotated, { contract, secrets, now });
        const actor = { type: 'system', id: null } as const;
        await writeOutbox(trx, {
          audits: [{ tenantId, action: 'api_key.rotated', target_id: row.id, actor }],
          events: [{ tenantId, type: 'api_key.rotated', data: key }],
        });
        await queueRotationMail({ trx, repositories, secrets }, tenantId, 'api_key_rotated', key);
      }
      return more;
    });

  return {
    name: 'key-rotation',
    everySeconds: 30,
    run: async () => [await notify(), await rotate()].includes(true),
  };
};
