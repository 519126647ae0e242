import { newId } from '../../../api/ids.ts';
import type { OperationResult as Answer, Schemas } from '../../../api/types.ts';
import type { ImportRow } from '../../../database/schema/invitation-tables.ts';
import { yieldToEventLoop } from '../../../jobs/time-slices.ts';
import {
  assertFound,
  type HandlerContext,
  type ReauthorizedContext,
} from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { lockAuthority } from '../members/service.ts';
import { assertOutranksRole } from '../roles/policies.ts';
import { createInvitations, type InvitationSender, loadSender } from './create-invitations.ts';
import {
  CSV_TEMPLATE,
  createRowCheck,
  type ImportFile,
  type ImportFileRow,
  readFile,
  resultOf,
} from './import-rows.ts';
import { type MailAllowance, openMailAllowance } from './mail-budget.ts';

type Result = Schemas['ImportResult'];

/** Number of rows looked up and invited with one statement each. */
const BATCH = 200;

const toImport = (row: ImportRow): Schemas['Import'] => ({
  id: row.id,
  workspace_id: row.workspace_id,
  rows: row.row_count,
  // Only `complete` writes this column.
  counts: row.counts as Schemas['ImportCounts'],
  created_by: row.created_by,
  created_at: row.created_at.toISOString(),
  undone_at: row.undone_at?.toISOString() ?? null,
  cancelled: row.cancelled,
});

function count(results: readonly Result[]): Schemas['ImportCounts'] {
  const counts = {
    invited: 0,
    already_member: 0,
    already_invited: 0,
    duplicate_in_file: 0,
    rate_limited: 0,
    limit_reached: 0,
    invalid: 0,
  };
  for (const { outcome } of results) counts[outcome] += 1;
  return counts;
}

interface InviteOptions {
  dryRun: boolean;
  importId: string | null;
  allowance: MailAllowance;
}

async function inviteRows(
  context: ReauthorizedContext,
  sender: InvitationSender,
  rows: readonly ImportFileRow[],
  options: InviteOptions,
): Promise<Result[]> {
  const drafts = rows.flatMap((row) => ('draft' in row ? [row.draft] : []));
  const outcomes = drafts.length === 0 ? [] : await createInvitations(context, sender, drafts, options);
  const outcomeOf = new Map(drafts.map((draft, index) => [draft, outcomes[index]?.outcome ?? 'invited']));
  return rows.map((row) =>
    'draft' in row ? resultOf(row.line, row.draft.email, outcomeOf.get(row.draft) ?? 'invited') : row.result,
  );
}

/** Processes the rows in batches, so that they are never all looked up or inserted together. */
async function inviteInBatches(
  context: ReauthorizedContext,
  sender: InvitationSender,
  rows: readonly ImportFileRow[],
  options: InviteOptions,
): Promise<Result[]> {
  const check = await createRowCheck(context);
  const results: Result[] = [];
  for (let start = 0; start < rows.length; start += BATCH) {
    await yieldToEventLoop();
    const batch: ImportFileRow[] = [];
    for (const row of rows.slice(start, start + BATCH)) batch.push(await check(row));
    results.push(...(await inviteRows(context, sender, batch, options)));
  }
  return results;
}

/** Invites the people of a parsed file. */
async function importFile(
  context: HandlerContext<'email_not_verified'>,
  { header, rows }: ImportFile,
  dryRun: boolean,
): Promise<Answer<'invitations.import'>> {
  const { tenant } = context;
  const { fresh } = await lockAuthority(context);
  const sender = await loadSender(context);
  const importId = dryRun ? null : newId('imp');
  if (importId === null) context.suppressSideEffects();
  else await tenant.imports.insert({ id: importId, created_by: sender.id });
  const allowance = await openMailAllowance(context, sender.id);
  const results = await inviteInBatches(fresh, sender, rows, { dryRun, importId, allowance });
  const counts = count(results);
  const completed =
    importId === null
      ? null
      : toImport(assertFound(await tenant.imports.complete(importId, results.length, counts), 'import'));
  if (completed !== null) context.emit('import.completed', completed);
  return {
    dry_run: dryRun,
    import: completed,
    rows: results.length,
    counts,
    ignored_columns: header.ignored,
    results,
  };
}

export const importHandlers = {
  'invitations.import': {
    async prepare({ query, body }) {
      const file = await readFile(body.csv);
      return (context) => importFile(context, file, query.dry_run === true);
    },
  },

  async 'invitations.importTemplate'() {
    return { type: 'text/csv', filename: 'invitations-import-template.csv', chunks: CSV_TEMPLATE() };
  },

  async 'imports.undo'({ params }, context) {
    const { tenant, now } = context;
    const { fresh } = await lockAuthority(context);
    const { id, undone_at } = assertFound(await tenant.imports.lock(params.import_id), 'import');
    if (undone_at !== null) throw context.refuse('invalid_state', 'The import has already been undone.');
    const pending = await tenant.invitations.pending({ import_id: id });
    for (const role of new Set(pending.map((invitation) => invitation.role))) {
      await assertOutranksRole(fresh, role);
    }
    const cancelled = await tenant.invitations.cancel({ import_id: id }, now);
    return toImport(assertFound(await tenant.imports.undo(id, cancelled.length, now), 'import'));
  },
} satisfies Partial<Handlers>;
