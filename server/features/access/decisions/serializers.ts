import { tenantIdFields } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import type { DecisionRow } from '../../../database/schema/decision-tables.ts';
import { decisionEnd } from '../../../operations/refusals/decision-repository.ts';

export const toRefusedDecision = (row: DecisionRow): Schemas['RefusedDecision'] => ({
  id: row.id,
  ...tenantIdFields(row.tenant_id),
  project_id: row.project_id,
  principal: { type: row.principal_type, id: row.principal_id, user_id: row.user_id },
  operation: row.operation_id,
  decision: row.decision,
  required_permission: row.required_permission,
  request_id: row.request_id,
  ip_address: row.ip_address,
  created_at: row.created_at.toISOString(),
  expires_at: decisionEnd(row.created_at).toISOString(),
});
