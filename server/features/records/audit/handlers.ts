import { newId } from '../../../api/ids.ts';
import type { ExportRow } from '../../../database/schema/export-tables.ts';
import { readExportParts, renderExport } from '../../../operations/exports/parts.ts';
import { authorOf } from '../../../operations/exports/policies.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { createTenantHandlers } from '../../../operations/tenant-handlers.ts';
import { auditRenderer } from './export.ts';
import { assertReady } from './policies.ts';
import { contentType } from './render.ts';
import type { AuditFilters } from './repository.ts';
import { toAuditEvent, toAuditExport, toCheckpoint } from './serializers.ts';

interface RawFilters {
  actor?: string;
  action?: string;
  target?: string;
  project?: string;
  since?: string;
  until?: string;
}

/** The log names a project by its id, even after it was deleted; a slug is resolved. */
async function projectOf({ tenant }: HandlerContext, reference: string | undefined): Promise<string | null> {
  if (reference === undefined) return null;
  return reference.includes('_') ? reference : assertFound(await tenant.projects.idOf(reference), 'project');
}

const filtersOf = async (context: HandlerContext, rawFilters: RawFilters): Promise<AuditFilters> => ({
  actor: rawFilters.actor ?? null,
  action: rawFilters.action ?? null,
  target: rawFilters.target ?? null,
  project_id: await projectOf(context, rawFilters.project),
  since: rawFilters.since ?? null,
  until: rawFilters.until ?? null,
});

/** Returns an export of the log of the tenant. */
const exportOf = async ({ tenant }: HandlerContext, id: string): Promise<ExportRow> =>
  assertFound(await tenant.exports.find('audit', null, id), 'export');

const TENANT_RESOURCES = {
  auditEvents: 'organizationAuditEvents',
  auditExports: 'organizationAuditExports',
  auditCheckpoints: 'organizationAuditCheckpoints',
} as const;

export const auditHandlers = {
  ...createTenantHandlers(TENANT_RESOURCES, {
    async 'auditEvents.list'({ query }, context) {
      const filters = await filtersOf(context, query);
      const rows = await context.tenant.audit.list(filters, context.pager.request(query));
      return context.pager.page(query, rows, toAuditEvent, (row) => [row.created_at.toISOString(), row.id]);
    },

    async 'auditEvents.get'({ params }, { tenant }) {
      return toAuditEvent(assertFound(await tenant.audit.find(params.event_id), 'entry'));
    },

    async 'auditExports.create'({ body }, context) {
      const { tenant, secrets, now, principal } = context;
      const { format, ...rawFilters } = body;
      const filters = await filtersOf(context, rawFilters);
      const verifiable = format === 'jsonl' && Object.values(filters).every((value) => value === null);
      // Existing entries are sealed and signed first, so that the export includes them.
      const to = await tenant.audit.sealAll(secrets.auditSigner);
      const from = await tenant.audit.firstSequence();
      const rows = verifiable ? to - from : await tenant.audit.count({ after: from, to }, filters);
      const row = await tenant.exports.insert(
        {
          id: newId('exp'),
          kind: 'audit',
          project_id: null,
          format,
          verifiable,
          filters,
          from_seq: String(from),
          to_seq: String(to),
          rows_total: rows,
          created_by: authorOf(principal),
        },
        now,
      );
      return toAuditExport(row, now);
    },

    async 'auditExports.get'({ params }, context) {
      return toAuditExport(await exportOf(context, params.export_id), context.now);
    },

    async 'auditExports.download'({ params }, context) {
      const { tenant, secrets, now } = context;
      const row = await exportOf(context, params.export_id);
      assertReady(context, row, now);
      const render = auditRenderer(tenant.audit, secrets.auditSigner);
      // Retention may have shortened the chain since.
      const from = Math.max(Number(row.from_seq), await tenant.audit.firstSequence());
      return {
        type: contentType(row),
        filename: `audit-${row.id}.${row.format}`,
        chunks: row.parts > 0 ? readExportParts(tenant.exports, row) : renderExport(render, row, from),
      };
    },

    async 'auditCheckpoints.list'({ query }, { tenant, pager }) {
      const rows = await tenant.audit.checkpoints(pager.request(query));
      return pager.page(query, rows, toCheckpoint, (row) => [row.seq]);
    },
  }),

  async 'auditKeys.list'(_input, { secrets: { auditSigner } }) {
    return { data: [{ id: auditSigner.keyId, algorithm: 'Ed25519', public_key: auditSigner.publicKey }] };
  },
} satisfies Partial<Handlers>;
