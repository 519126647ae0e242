import type { Schemas } from '../../../api/types.ts';
import type { Vault } from '../../../auth/secrets/vault.ts';
import type { VirtualKeyRow } from '../../../database/schema/virtual-keys.ts';
import { canOpen } from './secret.ts';

type StatusFacts = Pick<
  VirtualKeyRow,
  'disabled_at' | 'expires_at' | 'sealed' | 'wrapped_key' | 'vault_key_id'
>;

/** What the virtual key itself says; whether it is exhausted is for its budgets to say. */
export type OwnStatus = Exclude<Schemas['VirtualKeyStatus'], 'exhausted'>;

/** Returns whether a virtual key can be used, or what of it is in the way. */
export function statusOf(row: StatusFacts, vault: Vault, now: Date): OwnStatus {
  if (row.disabled_at !== null) return 'disabled';
  if (row.expires_at !== null && row.expires_at <= now) return 'expired';
  return canOpen(vault, row) ? 'active' : 'unreadable';
}

const shownStatus = (own: OwnStatus, isExhausted: boolean): Schemas['VirtualKeyStatus'] =>
  own === 'active' && isExhausted ? 'exhausted' : own;

/** @param exhausted ids of virtual keys of which a budget is used up */
export const toVirtualKey = (
  row: VirtualKeyRow,
  context: { now: Date; secrets: { vault: Vault } },
  exhausted: ReadonlySet<string> = new Set(),
): Schemas['VirtualKey'] => ({
  id: row.id,
  workspace_id: row.workspace_id,
  slug: row.slug,
  name: row.name,
  note: row.note,
  provider: row.provider,
  base_url: row.base_url,
  azure: row.azure,
  masked_secret: row.masked_secret,
  fingerprint: row.fingerprint,
  models: row.models,
  project_ids: row.project_ids,
  status: shownStatus(statusOf(row, context.secrets.vault, context.now), exhausted.has(row.id)),
  disabled_at: row.disabled_at?.toISOString() ?? null,
  disabled_reason: row.disabled_reason,
  expires_at: row.expires_at?.toISOString() ?? null,
  log: row.log,
  last_used_at: row.last_used_at?.toISOString() ?? null,
  created_by: row.created_by,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});
