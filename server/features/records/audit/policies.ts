import type { Refuser } from '../../../api/problem.ts';
import type { ExportRow } from '../../../database/schema/export-tables.ts';
import { statusOf } from '../../../operations/exports/policies.ts';

/** Refuses to download an export that is not written yet, or no longer there. @throws invalid_state */
export function assertReady(by: Refuser<'invalid_state'>, row: ExportRow, now: Date): void {
  const status = statusOf(row, now);
  if (status === 'ready') return;
  const hint = status === 'running' ? 'Poll it until its status is ready.' : 'Create a new one.';
  throw by.refuse('invalid_state', `The export is ${status}. ${hint}`);
}
