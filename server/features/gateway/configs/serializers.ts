import type { Schemas } from '../../../api/types.ts';
import type { ConfigRow, ConfigVersionRow } from './repository.ts';

export const toConfigSummary = (row: ConfigRow): Schemas['GatewayConfigSummary'] => ({
  id: row.id,
  workspace_id: row.workspace_id,
  slug: row.slug,
  name: row.name,
  note: row.note,
  version: row.latest,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});

export const toConfig = (
  row: ConfigRow,
  { content }: Pick<ConfigVersionRow, 'content'>,
): Schemas['GatewayConfig'] => ({ ...toConfigSummary(row), config: content });

export const toVersionSummary = (row: ConfigVersionRow): Schemas['GatewayConfigVersionSummary'] => ({
  config_id: row.config_id,
  version: row.number,
  restored_from: row.restored_from,
  created_by: row.created_by,
  created_at: row.created_at.toISOString(),
});

export const toVersion = (row: ConfigVersionRow): Schemas['GatewayConfigVersion'] => ({
  ...toVersionSummary(row),
  config: row.content,
});
