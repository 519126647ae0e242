import { type Canonical, canonicalJson } from '../../../auth/secrets/canonical-json.ts';
import type { GatewayCallRow } from '../../../database/schema/gateway-accounting-tables.ts';
import { leafHash } from './merkle-tree.ts';

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));

/**
 * What the audit log seals of a call: who made it, what it used and what it cost by which prices. Not what the client's network or
 * the times were. It must not change for calls of sealed days: a field that is added later has to be omitted from earlier calls.
 */
export const toRecord = (row: GatewayCallRow) => ({
  id: row.id,
  workspace_id: row.tenant_id,
  admitted_at: row.admitted_at.toISOString(),
  request_id: row.request_id,
  trace_id: row.trace_id,
  operation: row.operation,
  project_id: row.project_id,
  api_key_id: row.api_key_id,
  user_id: row.user_id,
  virtual_key_id: row.virtual_key_id,
  config_id: row.config_id,
  config_version: row.config_version,
  target: row.target,
  attempt: row.attempt,
  provider: row.provider,
  model: row.model,
  answered_model: row.answered_model,
  status: row.status,
  error_code: row.error_code,
  cache_status: row.cache_status,
  usage: row.usage,
  input_tokens: Number(row.input_tokens),
  output_tokens: Number(row.output_tokens),
  usage_source: row.usage_source,
  cost_nano_usd: numberOf(row.cost_nano_usd),
  saved_nano_usd: Number(row.saved_nano_usd),
  stated_nano_usd: numberOf(row.stated_nano_usd),
  prices_version: row.prices_version,
  metadata: row.metadata,
  charges: row.charges.map((charge): { [name: string]: Canonical } => ({ ...charge })),
});

/** Returns the hash of a call: a leaf of the tree of its closing. */
export const hashOf = (row: GatewayCallRow): Buffer => leafHash(canonicalJson(toRecord(row)));
