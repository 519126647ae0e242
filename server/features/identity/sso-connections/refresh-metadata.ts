import { headOf } from '../../../api/cut-text.ts';
import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { fetchMetadata, limitReads } from './read-metadata.ts';
import { addCertificates } from './renewed-certificates.ts';
import type { IdpMetadata } from './saml/metadata.ts';
import { getSerialized, lockConnection } from './service.ts';
import { SsoFailure } from './sso-failure.ts';

async function readAgain(before: HandlerContext<'invalid_state'>, url: string): Promise<IdpMetadata> {
  try {
    return await fetchMetadata(before.features.identityProviders, url);
  } catch (error) {
    if (!(error instanceof SsoFailure)) throw error;
    throw before.refuse('invalid_state', `The metadata cannot be read. ${headOf(error.message, 300)}`);
  }
}

/** Reads the metadata of a provider before the transaction, which then adds the certificates that are new. */
export async function prepareRefresh(
  before: HandlerContext<'invalid_state'>,
  id: string,
): Promise<(context: HandlerContext<'invalid_state'>) => Promise<Schemas['SsoConnection']>> {
  const found = assertFound(await before.tenant.ssoConnections.view(id), 'connection');
  const url = (found.active ?? found.draft)?.saml?.metadata_url;
  if (url == null)
    throw before.refuse(
      'invalid_state',
      'The connection has no metadata_url. Set one with ssoConnections.update.',
    );
  await limitReads(before);
  const metadata = await readAgain(before, url);
  return async (context) => {
    const { tenant, secrets, now } = context;
    const row = await lockConnection(context, id);
    await addCertificates({ connections: tenant.ssoConnections, secrets, metadata, url, now }, row);
    const connection = await getSerialized(context, id);
    context.emit('sso_connection.updated', connection);
    return connection;
  };
}
