import type { Tenantry } from '../../sdk/src/index.ts';
import type { OperationId } from '../../server/api/types.ts';
import { configBody } from './every-operation/gateway-things.ts';

/** Requests for the gateway of a workspace that change nothing, with the ids of its things. */
export function gatewayRequests(
  api: Tenantry,
  inWorkspace: { workspace: string },
  things: () => { configId: string },
): Partial<Record<OperationId, () => PromiseLike<unknown>>> {
  const config = () => ({ ...inWorkspace, config_id: things().configId });
  const stale = { ifMatch: 'another' };
  return {
    'configs.create': () => api.configs.create({ ...inWorkspace, ...configBody(), config: {} }),
    'configs.list': () => api.configs.list(inWorkspace),
    'configs.get': () => api.configs.get(config()),
    'configs.update': () => api.configs.update({ ...config(), note: null }, stale),
    'configs.delete': () => api.configs.delete(config(), stale),
    'configVersions.list': () => api.configVersions.list(config()),
    'configVersions.get': () => api.configVersions.get({ ...config(), version: 1 }),
    // It is the latest one, which cannot be restored.
    'configVersions.restore': () => api.configVersions.restore({ ...config(), version: 1 }),
  };
}
