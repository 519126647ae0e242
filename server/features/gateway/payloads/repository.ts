import type { GatewayPayloadRow } from '../../../database/schema/gateway-payload-tables.ts';
import type { DataKeyRow } from '../../../database/schema/sealed-secrets.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';

/** The payloads of one workspace. */
export const gatewayPayloadRepository = (scope: TenantScope) => ({
  find: (log_id: string): Promise<GatewayPayloadRow | undefined> =>
    scope.rows('gateway_payloads').where({ log_id }).first(),

  findKey: (id: string): Promise<DataKeyRow | undefined> => scope.rows('data_keys').where({ id }).first(),
});
