import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { getSerialized, lockConnection } from './service.ts';
import { newSigningCertificate, signingKeyRow } from './signing-keys.ts';

type RotationContext = HandlerContext<'invalid_state'>;

/** @returns whether a rotation is under way. @throws invalid_state for a connection without keys of this server */
async function isRotating(context: RotationContext, id: string): Promise<boolean> {
  const keys = await context.tenant.ssoConnections.signingKeys(id);
  if (keys.length > 0) return keys.some(({ state }) => state === 'next');
  throw context.refuse('invalid_state', 'Only connections of SAML have a certificate of this server.');
}

/** @throws invalid_state while a rotation is under way */
async function assertSettled(context: RotationContext, id: string): Promise<void> {
  if (await isRotating(context, id))
    throw context.refuse('invalid_state', 'A rotation is under way. Finish it with finishRotation first.');
}

/** Returns the connection as it is after a change of its keys, which it announces. */
async function announce(context: RotationContext, id: string): Promise<Schemas['SsoConnection']> {
  await context.tenant.ssoConnections.update(id, {});
  const connection = await getSerialized(context, id);
  context.emit('sso_connection.updated', connection);
  return connection;
}

/** Creates the next key before the transaction, which then keeps it. */
export async function prepareRotation(
  before: RotationContext,
  id: string,
): Promise<(context: RotationContext) => Promise<Schemas['SsoConnection']>> {
  assertFound(await before.tenant.ssoConnections.find(id), 'connection');
  await assertSettled(before, id);
  const signing = await newSigningCertificate(before.now);
  return async (context) => {
    const { tenant, tenantId, secrets } = context;
    await lockConnection(context, id);
    await assertSettled(context, id);
    const bound = { tenant_id: tenantId, connection_id: id };
    await tenant.ssoConnections.insertSigningKey(signingKeyRow(secrets.vault, bound, signing, 'next'));
    return announce(context, id);
  };
}

/** Lets the next key sign. */
export async function finishSigningKeyRotation(
  context: RotationContext,
  id: string,
): Promise<Schemas['SsoConnection']> {
  await lockConnection(context, id);
  if (!(await isRotating(context, id)))
    throw context.refuse('invalid_state', 'No rotation is under way. Begin one with rotateCertificate.');
  await context.tenant.ssoConnections.advanceSigningKeys(id);
  return announce(context, id);
}
