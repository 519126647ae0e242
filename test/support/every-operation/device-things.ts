import type { TestServer } from '../server.ts';
import { PASSWORD } from '../users.ts';
import type { Prepare } from './fresh-things.ts';

/** The codes of a device that asks for a key. */
export async function newDevice(server: Pick<TestServer, 'client'>) {
  const asked = await server.client().deviceAuthorizations.create({ client_name: 'Walk' });
  return { userCode: asked.user_code, deviceCode: asked.device_code };
}

const approvedDevice: Prepare = async ({ server, place }) => {
  const codes = await newDevice(server);
  const { api } = place.people.owner;
  await api.deviceAuthorizations.approve({ workspace: place.workspaceId, user_code: codes.userCode });
  return codes;
};

/** What the operations of devices use up. */
export const prepareDevices = {
  'deviceAuthorizations.preview': ({ server }) => newDevice(server),
  // The caller may be in another network than the device, and then proves who they are after it has asked.
  'deviceAuthorizations.approve': async ({ server, caller }) => {
    const codes = await newDevice(server);
    await caller.api.sessions.reauthenticate({ password: PASSWORD });
    return codes;
  },
  'deviceAuthorizations.deny': ({ server }) => newDevice(server),
  'deviceTokens.create': approvedDevice,
} satisfies Record<string, Prepare>;
