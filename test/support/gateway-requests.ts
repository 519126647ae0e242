import type { Tenantry } from '../../sdk/src/index.ts';
import type { OperationId } from '../../server/api/types.ts';
import { configBody, virtualKeyBody } from './every-operation/gateway-things.ts';

/** Requests for the gateway of a workspace that change nothing, with the ids of its things. */
export function gatewayRequests(
  api: Tenantry,
  inWorkspace: { workspace: string },
  things: () => { configId: string; override: string; virtualKeyId: string },
): Partial<Record<OperationId, () => PromiseLike<unknown>>> {
  const config = () => ({ ...inWorkspace, config_id: things().configId });
  const at = () => ({ ...inWorkspace, virtual_key: things().virtualKeyId });
  const stale = { ifMatch: 'another' };
  return {
    'configs.create': () => api.configs.create({ ...inWorkspace, ...configBody(), config: {} }),
    'configs.list': () => api.configs.list(inWorkspace),
    'configs.get': () => api.configs.get(config()),
    'configs.update': () => api.configs.update({ ...config(), note: null }, stale),
    'configs.delete': () => api.configs.delete(config(), stale),
    'gatewayCache.purge': () => api.gatewayCache.purge({ ...inWorkspace, namespace: 'walk' }),
    'configVersions.list': () => api.configVersions.list(config()),
    'configVersions.get': () => api.configVersions.get({ ...config(), version: 1 }),
    'priceOverrides.list': () => api.priceOverrides.list(inWorkspace),
    'priceOverrides.set': () =>
      api.priceOverrides.set({ ...inWorkspace, override: 'x', provider: 'openai', model: 'gpt-4o' }),
    'priceOverrides.remove': () =>
      api.priceOverrides.remove({ ...inWorkspace, override: things().override }, stale),
    'modelPrices.list': () => api.modelPrices.list({ limit: 1 }),
    'gatewayTargets.list': () => api.gatewayTargets.list(inWorkspace),
    'gateway.explain': () =>
      api.gateway.explain({ ...inWorkspace, virtual_key: 'openai', params: { model: 'gpt-4o' } }),
    // It is the latest one, which cannot be restored.
    'configVersions.restore': () => api.configVersions.restore({ ...config(), version: 1 }),
    'virtualKeys.create': () =>
      api.virtualKeys.create({ ...inWorkspace, ...virtualKeyBody(), base_url: 'ftp://example.com' }),
    'virtualKeys.list': () => api.virtualKeys.list(inWorkspace),
    'virtualKeys.get': () => api.virtualKeys.get(at()),
    'virtualKeys.update': () => api.virtualKeys.update({ ...at(), note: null }, stale),
    'virtualKeys.delete': () => api.virtualKeys.delete(at(), stale),
    'virtualKeys.rotate': () => api.virtualKeys.rotate({ ...at(), secret: 'sk-0123456789' }),
    'virtualKeys.test': () => api.virtualKeys.test(at()),
  };
}
