import { newId } from '../../../api/ids.ts';
import type { Proof, Schemas } from '../../../api/types.ts';
import { createToken } from '../../../auth/authentication/token-format.ts';
import { providerNetworkOf } from '../../../auth/network/ip-address.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { toSession } from './serializers.ts';

export { requireActivator } from './activator.ts';

interface NewSession {
  proofs: readonly Proof[];
  /** Whether the sign-in counts as a reauthentication. */
  isReauthenticated: boolean;
  /** When it ends, however it is used. */
  endsAt: Date | null;
}

/** Creates a session of a person, and its token. */
export async function createSession(
  context: HandlerContext,
  userId: string,
  { proofs, isReauthenticated, endsAt }: NewSession,
): Promise<Schemas['SessionWithToken']> {
  const { repositories, secrets, now, address, userAgent } = context;
  const id = newId('ses');
  const token = createToken('session');
  await repositories.sessions.insert({
    id,
    user_id: userId,
    ip_address: address,
    user_agent: userAgent,
    reauthenticated_at: isReauthenticated ? now : null,
    proofs: [...proofs],
  });
  await repositories.credentials.add({
    hash: secrets.digest('credential', token),
    kind: 'session',
    subject_id: id,
    tenant_id: null,
    ends_at: endsAt,
  });
  const row = assertFound(await repositories.sessions.find(id), 'session');
  return { ...toSession(row, id), token };
}

/** Notifies a user of a sign-in from a new network, except for the first sign-in. */
export async function notifyNewNetwork(context: HandlerContext, user: UserRow): Promise<void> {
  const { repositories, address, now } = context;
  const knownAddresses = await repositories.sessions.addressesOf(user.id);
  if (
    knownAddresses.length === 0 ||
    knownAddresses.some((other) => providerNetworkOf(other) === providerNetworkOf(address))
  )
    return;
  context.sendMail({
    template: 'sign_in_new_network',
    data: { name: user.name, address, at: now.toISOString() },
    to: user.email,
    language: user.language ?? 'en',
  });
}
