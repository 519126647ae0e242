import type { Database } from '../../../database/connect.ts';
import type { SsoFlowRow } from '../../../database/schema/sso-tables.ts';
import type { CreateRepositories } from '../../../operations/repositories.ts';
import { writeOutbox } from '../../../outbox/outbox.ts';
import { toSsoConnection } from './serializers.ts';

interface Tools {
  database: Pick<Database, 'knex'>;
  build: CreateRepositories;
  publicUrl: () => string;
}

/** Counts a sign-in that its provider has failed. After 20 in a row in 15 minutes the connection is failing, and an event says so. */
export const countFailure = (
  { database, build, publicUrl }: Tools,
  {
    tenant_id: tenantId,
    connection_id: id,
    purpose,
  }: Pick<SsoFlowRow, 'tenant_id' | 'connection_id' | 'purpose'>,
): Promise<void> =>
  database.knex.transaction(async (trx) => {
    const { ssoConnections } = build(trx).tenant(tenantId);
    const isNew = purpose !== 'test' && (await ssoConnections.countFailure(id, new Date()));
    const row = isNew ? await ssoConnections.view(id) : undefined;
    if (row === undefined) return;
    const data = toSsoConnection(row, { publicUrl: publicUrl() });
    await writeOutbox(trx, { audits: [], events: [{ tenantId, type: 'sso_connection.failing', data }] });
  });
