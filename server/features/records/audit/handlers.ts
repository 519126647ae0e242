import { newId } from '../../../api/ids.ts';
import type { Refuser } from '../../../api/problem.ts';
import { isKey, type Principal, userOf } from '../../../auth/authentication/principal.ts';
import type { AuditExportRow } from '../../../database/schema/tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { createTenantHandlers } from '../../../operations/tenant-handlers.ts';
import { readParts, renderExport } from './export.ts';
import { downloadEnd } from './export-repository.ts';
import { contentType } from './render.ts';
import type { AuditFilters } from './repository.ts';
import { toAuditEvent, toAuditExport, toCheckpoint } from './serializers.ts';

/** Larger exports are written by a job. */
const MAX_SYNC_EXPORT_ENTRIES = 10_000;

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

const authorOf = (principal: Principal): string | null =>
  isKey(principal) ? principal.id : userOf(principal);

function assertReady(by: Refuser<'invalid_state'>, row: AuditExportRow, now: Date): void {
  const { status } = toAuditExport(row, now);
  if (status === 'ready') return;
  const hint = status === 'running' ? 'Poll it until its status is ready.' : 'Create a new one.';
  throw by.refuse('invalid_state', `The export is ${status}. ${hint}`);
}

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
      const ready = rows <= MAX_SYNC_EXPORT_ENTRIES;
      const row = await tenant.auditExports.insert(
        {
          id: newId('exp'),
          format,
          verifiable,
          status: ready ? 'ready' : 'running',
          from_seq: String(from),
          to_seq: String(to),
          rows_total: rows,
          rows_done: ready ? rows : 0,
          created_by: authorOf(principal),
          finished_at: ready ? now : null,
          expires_at: ready ? downloadEnd(now) : null,
        },
        filters,
      );
      return toAuditExport(row, now);
    },

    async 'auditExports.get'({ params }, { tenant, now }) {
      return toAuditExport(assertFound(await tenant.auditExports.find(params.export_id), 'export'), now);
    },

    async 'auditExports.download'({ params }, context) {
      const { tenant, secrets, now } = context;
      const row = assertFound(await tenant.auditExports.find(params.export_id), 'export');
      assertReady(context, row, now);
      return {
        type: contentType(row),
        filename: `audit-${row.id}.${row.format}`,
        chunks: row.parts > 0 ? readParts(tenant, row) : renderExport(tenant, secrets.auditSigner, row),
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
