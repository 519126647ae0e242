import { headOf } from '../../../../api/cut-text.ts';
import { invalidField } from '../../../../api/problem.ts';
import type { OperationInput, Schemas } from '../../../../api/types.ts';
import type { SetupLinkRow, SsoConnectionRow } from '../../../../database/schema/sso-tables.ts';
import type { HandlerContext } from '../../../../operations/handler-context.ts';
import { metadataOf } from '../read-metadata.ts';
import type { SigningCertificate } from '../saml/certificates.ts';
import type { IdpMetadata } from '../saml/metadata.ts';
import { addConnection, draftAfter, getSerialized, lockConnection } from '../service.ts';
import { assertAddresses, settingsAfter } from '../settings.ts';
import { newSigningCertificate } from '../signing-keys.ts';
import { callingLinkFor } from './setup.ts';
import { showConnection } from './views.ts';

type Body = OperationInput<'setup.update'>['body'];
type Context = HandlerContext<'secret_required' | 'limit_reached' | 'invalid_state'>;

/** What is made before the transaction. */
interface Prepared {
  link: SetupLinkRow;
  metadata: IdpMetadata | undefined;
  signing: SigningCertificate | undefined;
}

/** The name of a new connection is that of the link, unless another connection has taken it since. That is not told. */
const freeName = async ({ tenant }: HandlerContext, { id, name }: SetupLinkRow): Promise<string> =>
  (await tenant.ssoConnections.hasName(name)) ? `${headOf(name, 90)} ${id.slice(-8)}` : name;

async function makeConnection(
  context: Context,
  body: Body,
  { link, metadata, signing }: Prepared,
): Promise<void> {
  const protocol = link.kind === 'oidc' ? 'oidc' : 'saml';
  const settings = settingsAfter(protocol, undefined, body, metadata);
  assertAddresses(context, settings);
  const secret = body.oidc?.client_secret ?? null;
  if (protocol === 'oidc' && secret === null)
    throw invalidField('oidc/client_secret', 'required', 'Send the secret of the application.');
  const row = { id: link.target_id, protocol, name: await freeName(context, link) } as const;
  await addConnection(context, row, { settings, secret, signing });
  context.audit('sso_connection.created', link.target_id);
  context.emit('sso_connection.created', await getSerialized(context, link.target_id));
}

async function changeDraft(
  context: Context,
  body: Body,
  row: SsoConnectionRow,
  metadata: IdpMetadata | undefined,
): Promise<void> {
  const draft_digest = await draftAfter(context, row, body, metadata);
  await context.tenant.ssoConnections.update(row.id, { draft_digest });
  context.emit('sso_connection.updated', await getSerialized(context, row.id));
}

/** Saves settings as the draft of the connection of a link, which makes a new connection with the first of them. */
export async function changeConnection(
  before: Context,
  body: Body,
): Promise<(context: Context) => Promise<Schemas['SetupConnection']>> {
  const link = await callingLinkFor(before, 'connection');
  const isNew = (await before.tenant.ssoConnections.find(link.target_id)) === undefined;
  const metadata = await metadataOf(before, body);
  // Made before the transaction, since it takes a while.
  const signing = isNew && link.kind === 'saml' ? await newSigningCertificate(before.now) : undefined;
  return async (context) => {
    const { tenant, tenantId, repositories } = context;
    await repositories.tenants.lock(tenantId);
    await context.lockForUpdate(() => tenant.setupLinks.lock(link.id));
    if ((await tenant.ssoConnections.find(link.target_id)) === undefined) {
      context.assertIfMatch('0');
      await makeConnection(context, body, { link, metadata, signing });
    } else {
      await changeDraft(context, body, await lockConnection(context, link.target_id), metadata);
    }
    return showConnection(context, link);
  };
}
