import { newId } from '../../../api/ids.ts';
import { invalidField } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { ExportRow } from '../../../database/schema/export-tables.ts';
import type { GatewayClosingRow } from '../../../database/schema/gateway-reconciliation-tables.ts';
import { readExportParts, renderExport } from '../../../operations/exports/parts.ts';
import { authorOf } from '../../../operations/exports/policies.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { assertReady } from '../../records/audit/policies.ts';
import { newUsageExport, usageRenderer } from './export.ts';
import { toUsageExport } from './serializers.ts';

const exportOf = async ({ tenant }: HandlerContext, id: string): Promise<ExportRow> =>
  assertFound(await tenant.exports.find('usage', null, id), 'export');

/** Returns the closings of a period. @throws invalid_request when calls of the period have been deleted */
async function closingsOf(
  { tenant }: HandlerContext,
  period: Schemas['GatewayUsageExportCreate'],
  last: number,
): Promise<GatewayClosingRow[]> {
  if (period.since > period.until)
    throw invalidField('since', 'order', 'The first day must not be after the last.');
  const deleted = await tenant.gatewayDays.lastDeleted(period);
  if (deleted !== null)
    throw invalidField(
      'since',
      'deleted',
      `The calls until ${deleted} have been deleted. Start after that day.`,
    );
  return tenant.gatewayDays.ofPeriod(period, last);
}

export const usageExportHandlers = {
  async 'gatewayUsageExports.create'({ body }, context) {
    const { tenant, principal, now } = context;
    const last = await tenant.gatewayDays.lastSerial();
    const closings = await closingsOf(context, body, last);
    const content = newUsageExport(body, closings, last);
    return toUsageExport(
      await tenant.exports.insert({ ...content, id: newId('gux'), created_by: authorOf(principal) }, now),
      now,
    );
  },

  async 'gatewayUsageExports.get'({ params }, context) {
    return toUsageExport(await exportOf(context, params.usage_export_id), context.now);
  },

  async 'gatewayUsageExports.download'({ params }, context) {
    const { tenant, secrets, now } = context;
    const row = await exportOf(context, params.usage_export_id);
    assertReady(context, row, now);
    const render = usageRenderer(tenant.gatewayDays, secrets.auditSigner);
    return {
      type: 'application/x-ndjson',
      filename: `usage-${row.id}.jsonl`,
      chunks: row.parts > 0 ? readExportParts(tenant.exports, row) : renderExport(render, row),
    };
  },
} satisfies Partial<Handlers>;
