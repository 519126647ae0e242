import type { Tenantry } from '../../sdk/src/index.ts';
import type { OperationId } from '../../server/api/types.ts';
import { connectionBody } from './every-operation/sso-calls.ts';

/** A request of each operation on connections and set-up links that changes nothing. */
export function ssoRequests(
  api: Tenantry,
  workspace: string,
  {
    connection_id,
    setup_link_id,
    user_id,
  }: { connection_id: string; setup_link_id: string; user_id: string },
): Partial<Record<OperationId, () => PromiseLike<unknown>>> {
  const one = { workspace, connection_id: connection_id as never };
  const link = { workspace, setup_link_id: setup_link_id as never };
  const whom = { workspace, user_id: user_id as never };
  const stale = { ifMatch: 'another' };
  return {
    'ssoConnections.create': () =>
      api.ssoConnections.create({
        workspace,
        ...connectionBody(),
        jit: { enabled: true, default_role: 'owner' },
      }),
    'ssoConnections.list': () => api.ssoConnections.list({ workspace }),
    'ssoConnections.get': () => api.ssoConnections.get(one),
    'ssoConnections.update': () => api.ssoConnections.update({ ...one, name: 'X' }, stale),
    'ssoConnections.test': () => api.ssoConnections.test(one),
    'ssoConnections.disable': () => api.ssoConnections.disable(one),
    'ssoConnections.refreshMetadata': () => api.ssoConnections.refreshMetadata(one),
    'ssoConnections.rotateCertificate': () => api.ssoConnections.rotateCertificate(one),
    'ssoConnections.finishRotation': () => api.ssoConnections.finishRotation(one),
    'memberIdentities.list': () => api.memberIdentities.list(whom),
    'ssoSetupLinks.list': () => api.ssoSetupLinks.list({ workspace }),
    'ssoSetupLinks.get': () => api.ssoSetupLinks.get(link),
    'ssoSetupLinks.revoke': () => api.ssoSetupLinks.revoke(link, stale),
    'ssoSignIns.list': () => api.ssoSignIns.list(one),
    'ssoConnections.delete': () => api.ssoConnections.delete(one, stale),
  };
}
