import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { Database } from '../../../database/connect.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import type { CreateRepositories } from '../../../operations/repositories.ts';
import { writeOutbox } from '../../../outbox/outbox.ts';
import type { IdentityProviders } from './identity-providers.ts';
import { fetchMetadata } from './read-metadata.ts';
import { addCertificates } from './renewed-certificates.ts';
import type { IdpMetadata } from './saml/metadata.ts';
import { toSsoConnection } from './serializers.ts';
import { SsoFailure } from './sso-failure.ts';

/** Connections in one run, which are read one after another. */
const BATCH = 20;

export interface ConnectionJobTools {
  database: Database;
  secrets: Secrets;
  build: CreateRepositories;
  identityProviders: IdentityProviders;
  publicUrl: string;
}

/** Reads metadata; those that cannot be read are read again the next day. */
async function read(tools: ConnectionJobTools, url: string): Promise<IdpMetadata | undefined> {
  try {
    return await fetchMetadata(tools.identityProviders, url);
  } catch (error) {
    if (error instanceof SsoFailure) return undefined;
    throw error;
  }
}

/** Adds the certificates that are new to a connection, with an audit entry and an event. */
const apply = (
  { database, secrets, build, publicUrl }: ConnectionJobTools,
  { tenant_id: tenantId, id, url }: { tenant_id: string; id: string; url: string },
  metadata: IdpMetadata | undefined,
) =>
  database.knex.transaction(async (trx) => {
    const { ssoConnections: connections } = build(trx).tenant(tenantId);
    const row = await connections.lock(id);
    if (row === undefined) return;
    const now = new Date();
    if (metadata === undefined) return connections.recordMetadata(id, now);
    if (!(await addCertificates({ connections, secrets, metadata, url, now }, row))) return;
    const view = await connections.view(id);
    if (view === undefined) return;
    const data = toSsoConnection(view, { publicUrl });
    await writeOutbox(trx, {
      audits: [
        {
          tenantId,
          action: 'sso_connection.metadata_read',
          target_id: id,
          actor: { type: 'system', id: null },
        },
      ],
      events: [{ tenantId, type: 'sso_connection.updated', data }],
    });
  });

/** Reads the metadata of identity providers daily, and forgets configurations that are no longer used. */
export const createMetadataJob = (
  tools: ConnectionJobTools,
  onError: (error: unknown, connection: { id: string }) => void,
): Job => ({
  name: 'sso-metadata',
  everySeconds: 600,
  async run() {
    const holders = tools.build(tools.database.knex).ssoConnectionHolders;
    const due = await holders.dueForMetadata(BATCH);
    let done = 0;
    for (const one of due) {
      try {
        await apply(tools, one, await read(tools, one.url));
        done += 1;
      } catch (error) {
        onError(error, one);
      }
    }
    await holders.purgeConfigurations();
    return due.length === BATCH && done > 0;
  },
});
