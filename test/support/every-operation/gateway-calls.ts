import type { OperationId } from '../../../server/api/types.ts';
import type { Ids, OperationCallFixture } from '../operation-calls.ts';
import { unique } from '../users.ts';
import { configBody, overrideBody, virtualKeyBody } from './gateway-things.ts';

const workspace = (ids: Ids) => ({ workspace: ids.workspace });
const config = (ids: Ids) => ({ workspace: ids.workspace, config_id: ids.config_id ?? '' });
const virtualKey = (ids: Ids) => ({ workspace: ids.workspace, virtual_key: ids.virtual_key_id ?? '' });
const override = (ids: Ids) => ({ workspace: ids.workspace, override: 'walk' });
const itsOverride = (ids: Ids) => ({ organization: ids.organization, override: 'walk' });
const configVersion = (ids: Ids) => ({ ...config(ids), version: '1' });

/** How to ask for what concerns the gateway, where it does not follow from the contract. */
export const gatewayCalls: Readonly<Partial<Record<OperationId, OperationCallFixture>>> = {
  'configs.create': { call: (ids) => ({ params: workspace(ids), body: configBody(ids.virtual_key_id) }) },
  'configs.list': { call: (ids) => ({ params: workspace(ids) }) },
  'configs.get': { call: (ids) => ({ params: config(ids) }) },
  'configs.update': { call: (ids) => ({ params: config(ids), body: { note: unique('note') } }) },
  'configs.delete': { call: (ids) => ({ params: config(ids) }) },
  'gatewayCache.purge': { call: (ids) => ({ params: workspace(ids) }) },
  'configVersions.list': { call: (ids) => ({ params: config(ids) }) },
  'configVersions.get': { call: (ids) => ({ params: configVersion(ids) }) },
  'gatewayTargets.list': { call: (ids) => ({ params: workspace(ids) }) },
  'gateway.explain': {
    call: (ids) => ({ params: workspace(ids), body: { virtual_key: 'openai', params: { model: 'gpt-4o' } } }),
    references: (ids, { projectId }) => ({
      project: {
        params: workspace(ids),
        body: { virtual_key: 'openai', params: { model: 'gpt-4o' }, project: projectId },
      },
    }),
  },
  'configVersions.restore': { call: (ids) => ({ params: configVersion(ids) }) },
  'virtualKeys.create': {
    call: (ids) => ({ params: workspace(ids), body: virtualKeyBody() }),
    references: (ids, { projectId }) => ({
      project: { params: workspace(ids), body: { ...virtualKeyBody(), project_ids: [projectId] } },
    }),
  },
  'virtualKeys.list': { call: (ids) => ({ params: workspace(ids) }) },
  'virtualKeys.get': { call: (ids) => ({ params: virtualKey(ids) }) },
  'virtualKeys.update': {
    call: (ids) => ({ params: virtualKey(ids), body: { note: unique('note') } }),
    references: (ids, { projectId }) => ({
      project: { params: virtualKey(ids), body: { project_ids: [projectId] } },
    }),
  },
  'virtualKeys.delete': { call: (ids) => ({ params: virtualKey(ids) }) },
  'virtualKeys.rotate': {
    call: (ids) => ({ params: virtualKey(ids), body: { secret: 'sk-walk-0123456789', force: true } }),
    alternativeCall: (ids) => ({
      params: virtualKey(ids),
      body: { secret: 'sk-walk-9876543210', force: true },
    }),
  },
  'virtualKeys.test': { call: (ids) => ({ params: virtualKey(ids), body: {} }) },
  'modelPrices.list': { call: () => ({ params: {}, query: { provider: 'openai' } }) },
  'priceOverrides.list': { call: (ids) => ({ params: workspace(ids) }) },
  'priceOverrides.set': { call: (ids) => ({ params: override(ids), body: overrideBody() }) },
  'priceOverrides.remove': { call: (ids) => ({ params: override(ids) }) },
  'organizationPriceOverrides.list': { call: ({ organization }) => ({ params: { organization } }) },
  'organizationPriceOverrides.set': { call: (ids) => ({ params: itsOverride(ids), body: overrideBody() }) },
  'organizationPriceOverrides.remove': { call: (ids) => ({ params: itsOverride(ids) }) },
};
