import { permissionNames } from '../../../api/permission-names.ts';
import type { Schemas } from '../../../api/types.ts';
import type { DeviceAuthorizationRow } from '../../../database/schema/device-authorizations.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { isSameNetwork, needsFreshProof } from './policies.ts';

/** Serializes a request for the person who answers it. */
export const toDeviceAuthorization = (
  row: DeviceAuthorizationRow,
  context: HandlerContext,
): Schemas['DeviceAuthorization'] => ({
  id: row.id,
  client_name: row.client_name,
  scope: row.scope,
  permissions: row.permissions && permissionNames(context.contract, row.permissions),
  ip_address: row.ip_address,
  same_network: isSameNetwork(row, context.address),
  user_agent: row.user_agent,
  needs_fresh_proof: needsFreshProof(row, context),
  created_at: row.created_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
});
