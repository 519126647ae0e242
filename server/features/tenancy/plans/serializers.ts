import type { OpenApiDocument } from '../../../api/openapi-types.ts';
import { completeLimits } from '../../../api/plans.ts';
import type { Schemas } from '../../../api/types.ts';
import type { PlanRow } from '../../../database/schema/plan-tables.ts';

export const toPlan = ({ document }: { document: OpenApiDocument }, row: PlanRow): Schemas['Plan'] => ({
  id: row.id,
  name: row.name,
  title: row.title,
  limits: completeLimits(document['x-plan-limits'], row.name, row.limits),
  features: row.features,
  application_limits: row.application_limits,
  application_periods: row.application_periods,
  archived_at: row.archived_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});
