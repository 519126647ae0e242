import type { ChangedResource } from '../../../database/schema/tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

/** The changed columns, before and after. */
export interface Change {
  resource: ChangedResource;
  id: string;
  before: object;
  after: object;
}

/**
 * Records values changed under a grant, so that they are restored when it ends. A change that the caller could make
 * without a grant is not recorded.
 */
export async function recordGrantChange(
  { tenant }: Pick<HandlerContext, 'tenant'>,
  grantId: string | null,
  { resource, id, before, after }: Change,
): Promise<void> {
  const changed = Object.entries(after).filter(([, value]) => value !== undefined);
  if (grantId === null) {
    const fields = changed.map(([field]) => field);
    await tenant.provenance.forget(resource, id, fields);
    return;
  }
  for (const [field, value] of changed) {
    const previous: unknown = Reflect.get(before, field);
    if (JSON.stringify(previous) === JSON.stringify(value)) continue;
    const change = { resource, id, field, grant_id: grantId };
    await tenant.provenance.note({ ...change, before: previous, after: value });
  }
}
