import type { Schemas } from '../../../api/types.ts';
import type { PasskeyRow } from '../../../database/schema/factor-tables.ts';

export const toPasskey = (row: PasskeyRow): Schemas['Passkey'] => ({
  id: row.id,
  name: row.name,
  backup_eligible: row.backup_eligible,
  backed_up: row.backed_up,
  counter_regressed_at: row.counter_regressed_at?.toISOString() ?? null,
  last_used_at: row.last_used_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
});
