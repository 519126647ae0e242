import type { OperationId } from '../../../server/api/types.ts';
import type { Ids, OperationCallFixture } from '../operation-calls.ts';
import { unique } from '../users.ts';
import { configBody } from './gateway-things.ts';

const workspace = (ids: Ids) => ({ workspace: ids.workspace });
const config = (ids: Ids) => ({ workspace: ids.workspace, config_id: ids.config_id ?? '' });
const configVersion = (ids: Ids) => ({ ...config(ids), version: '1' });

/** How to ask for what concerns the gateway, where it does not follow from the contract. */
export const gatewayCalls: Readonly<Partial<Record<OperationId, OperationCallFixture>>> = {
  'configs.create': { call: (ids) => ({ params: workspace(ids), body: configBody() }) },
  'configs.list': { call: (ids) => ({ params: workspace(ids) }) },
  'configs.get': { call: (ids) => ({ params: config(ids) }) },
  'configs.update': { call: (ids) => ({ params: config(ids), body: { note: unique('note') } }) },
  'configs.delete': { call: (ids) => ({ params: config(ids) }) },
  'configVersions.list': { call: (ids) => ({ params: config(ids) }) },
  'configVersions.get': { call: (ids) => ({ params: configVersion(ids) }) },
  'configVersions.restore': { call: (ids) => ({ params: configVersion(ids) }) },
};
