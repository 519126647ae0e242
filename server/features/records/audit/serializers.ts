import { tenantIdFields } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import type { Canonical } from '../../../auth/secrets/canonical-json.ts';
import type { AuditDetails } from '../../../database/schema/audit-details.ts';
import type { ExportRow } from '../../../database/schema/export-tables.ts';
import type { AuditCheckpointRow, AuditEventRow } from '../../../database/schema/tables.ts';
import { statusOf } from '../../../operations/exports/policies.ts';

/** An entry with its position in the chain, if it is sealed. */
export interface SealedRow extends AuditEventRow {
  seq: string | null;
  hash: Buffer | null;
}

/**
 * Returns the content that the hash of an entry covers: the entry as the API shows it, without the hash. It must not
 * change for sealed entries: a field added later has to be omitted from earlier entries.
 */
export const toSealable = (row: AuditEventRow, seq: number | null) => {
  // The column holds JSON that `auditDetails` wrote.
  const { actor, values, parameters } = (row.details ?? {}) as AuditDetails<Canonical>;
  return {
    id: row.id,
    workspace_id: row.tenant_id,
    seq,
    action: row.action,
    actor: { type: row.actor_type, id: row.actor_id, ...actor },
    target: { type: row.target_type, id: row.target_id },
    project_id: row.project_id,
    changes: row.changes,
    ip_address: row.ip_address,
    user_agent: row.user_agent,
    request_id: row.request_id,
    created_at: row.created_at.toISOString(),
    ...(row.grant_id !== null && {
      grant: { id: row.grant_id, organization_id: row.grant_organization_id ?? '' },
    }),
    ...(values && { values }),
    ...(parameters && { parameters }),
  };
};

export const toAuditEvent = (row: SealedRow) =>
  ({
    ...toSealable(row, row.seq === null ? null : Number(row.seq)),
    hash: row.hash?.toString('hex') ?? null,
  }) satisfies Schemas['AuditEvent'];

export const toCheckpoint = (row: AuditCheckpointRow): Schemas['AuditCheckpoint'] => ({
  workspace_id: row.tenant_id,
  seq: Number(row.seq),
  hash: row.hash.toString('hex'),
  created_at: row.created_at.toISOString(),
  key_id: row.key_id,
  signature: row.signature.toString('base64url'),
});

export const toAuditExport = (row: ExportRow, now: Date): Schemas['AuditExport'] => ({
  id: row.id,
  ...tenantIdFields(row.tenant_id),
  format: row.format,
  filters: row.filters,
  status: statusOf(row, now),
  verifiable: row.verifiable,
  last_seq: Number(row.to_seq),
  rows: row.rows_total,
  rows_done: row.rows_done,
  created_by: row.created_by,
  created_at: row.created_at.toISOString(),
  finished_at: row.finished_at?.toISOString() ?? null,
  expires_at: row.expires_at?.toISOString() ?? null,
});
