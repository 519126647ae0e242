import { createDataKeys } from '../../../server/auth/secrets/data-keys.ts';
import { type PayloadContent, sealContent } from '../../../server/features/gateway/payloads/content.ts';
import type { TestServer } from '../server.ts';
import { secretsOf } from '../tokens.ts';

const CONTENT: PayloadContent = {
  request: { body: '{"model":"gpt-4o"}', size: 18, isCut: false },
  answer: null,
};

/** Adds what a call said, as if it had been recorded. */
export async function addPayload(server: TestServer, tenant_id: string, log_id: string): Promise<void> {
  const keys = createDataKeys(
    { knex: server.knex, changes: { onChange: () => undefined } },
    secretsOf(server).vault,
  );
  const { id: data_key_id, key } = await keys.get(tenant_id, 'gateway_payloads');
  const content = await sealContent(key, { tenantId: tenant_id, logId: log_id }, CONTENT);
  await server
    .knex('gateway_payloads')
    .insert({ tenant_id, log_id, admitted_at: new Date(), data_key_id, content });
}
