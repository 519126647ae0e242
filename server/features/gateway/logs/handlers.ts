import { addDays } from '../../../api/dates.ts';
import { invalidField } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { GatewayCallRow } from '../../../database/schema/gateway-accounting-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { visibilityOf } from '../../tenancy/projects/service.ts';
import { readPayload } from '../payloads/service.ts';
import type { UsageQuery, UsageRow, VisibleProjects } from './repository.ts';

const DEFAULT_DAYS = 30;

/** Returns the projects whose calls the caller may see. Only a caller who can access all of them sees calls without a project. */
function visibleProjects(
  context: HandlerContext,
  permission: 'gateway_logs:read' | 'gateway_logs:read_payloads' = 'gateway_logs:read',
): VisibleProjects {
  const visibility = visibilityOf(context);
  const seesAll = visibility.memberId === undefined && visibility.ids === null;
  return seesAll ? null : context.tenant.projects.visibleIds(visibility, permission);
}

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));

const toLog = (row: GatewayCallRow): Schemas['GatewayLog'] => ({
  id: row.id,
  workspace_id: row.tenant_id,
  admitted_at: row.admitted_at.toISOString(),
  request_id: row.request_id,
  trace_id: row.trace_id,
  parent_span_id: row.parent_span_id,
  operation: row.operation,
  log: row.log ?? 'metadata',
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
  stream: row.stream,
  status: row.status,
  error_code: row.error_code,
  cache_status: row.cache_status,
  queued_ms: row.queued_ms,
  first_byte_ms: row.first_byte_ms,
  total_ms: row.total_ms,
  usage: row.usage,
  input_tokens: Number(row.input_tokens),
  output_tokens: Number(row.output_tokens),
  usage_source: row.usage_source,
  cost_nano_usd: numberOf(row.cost_nano_usd),
  saved_nano_usd: Number(row.saved_nano_usd),
  stated_nano_usd: numberOf(row.stated_nano_usd),
  prices_version: row.prices_version,
  metadata: row.metadata,
  client_address: row.client_address,
  budget_ids: [...new Set(row.charges.map(({ budget_id }) => budget_id))],
});

const METADATA = 'metadata.';

/** Returns what a usage is grouped by: a property, or a key of the metadata. */
const groupOf = (name: string | undefined): Pick<UsageQuery, 'groupBy' | 'metadataKey'> =>
  name?.startsWith(METADATA)
    ? { groupBy: undefined, metadataKey: name.slice(METADATA.length) }
    : // The validator has checked it against the document.
      { groupBy: name as UsageQuery['groupBy'], metadataKey: undefined };

const toUsageRow = ({ day, value, ...sums }: UsageRow): Schemas['GatewayUsageRow'] => ({
  day,
  value,
  calls: Number(sums.calls),
  failed: Number(sums.failed),
  input_tokens: Number(sums.input_tokens),
  output_tokens: Number(sums.output_tokens),
  cost_nano_usd: Number(sums.cost_nano_usd),
  saved_nano_usd: Number(sums.saved_nano_usd),
  unpriced: Number(sums.unpriced),
});

export const gatewayLogHandlers = {
  async 'gatewayLogs.list'({ query }, context) {
    const { tenant, pager } = context;
    const rows = await tenant.gatewayLogs.list(query, visibleProjects(context), pager.request(query));
    return pager.page(query, rows, toLog, (row) => [row.admitted_at.toISOString(), row.id]);
  },

  async 'gatewayLogs.get'({ params }, context) {
    const row = await context.tenant.gatewayLogs.find(params.log_id, visibleProjects(context));
    return toLog(assertFound(row, 'call'));
  },

  async 'gatewayLogs.getPayload'({ params }, context) {
    const visible = visibleProjects(context, 'gateway_logs:read_payloads');
    const call = assertFound(await context.tenant.gatewayLogs.find(params.log_id, visible), 'call');
    return readPayload(context, call);
  },

  async 'traces.get'({ params: { trace_id } }, context) {
    const rows = await context.tenant.gatewayLogs.ofTrace(trace_id, visibleProjects(context));
    assertFound(rows[0], 'trace');
    const calls = rows.map(toLog);
    return {
      trace_id,
      calls,
      cost_nano_usd: calls.reduce((sum, call) => sum + (call.cost_nano_usd ?? 0), 0),
    };
  },

  async 'gatewayUsage.get'({ query }, context) {
    const today = context.now.toISOString().slice(0, 10);
    const { until = today, since = addDays(until, -DEFAULT_DAYS), group_by: groupBy, interval } = query;
    if (since > until)
      throw invalidField('since', 'order', 'The first day must not be after the last.', 'query');
    const asked = { since, until, byDay: interval === 'day', ...groupOf(groupBy) };
    const rows = await context.tenant.gatewayLogs.usage(asked, visibleProjects(context));
    return { since, until, data: rows.map(toUsageRow) };
  },
} satisfies Partial<Handlers>;
