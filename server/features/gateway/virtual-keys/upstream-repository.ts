import type { Knex } from 'knex';
import type { VirtualKeyRow } from '../../../database/schema/virtual-keys.ts';

/** A virtual key with the organization of its workspace. */
export type UpstreamRow = VirtualKeyRow & { organization_id: string | null };

/** A use of a virtual key. */
export interface Use {
  workspaceId: string;
  id: string;
  at: Date;
}

const FIND_SQL = `
  select k.*, w.organization_id from virtual_keys k join workspaces w on w.id = k.workspace_id
  where k.workspace_id = :workspaceId and (k.id = :reference or k.slug = :reference)`;

/** The rows are locked in order, so that replicas that note the same virtual keys never deadlock. */
const TOUCH_SQL = `
  with used as (
    select unnest(:workspaces::text[]) as workspace_id, unnest(:ids::text[]) as id, unnest(:at::timestamptz[]) as at),
  held as (
    select k.workspace_id, k.id, used.at from virtual_keys k join used using (workspace_id, id)
    where k.last_used_at is null or k.last_used_at < used.at
    order by k.workspace_id, k.id for no key update of k)
  update virtual_keys k set last_used_at = held.at from held
  where k.workspace_id = held.workspace_id and k.id = held.id`;

export const upstreamRepository = (db: Knex) => ({
  /** Returns the virtual key of a workspace that has this slug or id. */
  async find(workspaceId: string, reference: string): Promise<UpstreamRow | undefined> {
    const { rows } = await db.raw<{ rows: UpstreamRow[] }>(FIND_SQL, { workspaceId, reference });
    return rows[0];
  },

  /** Writes when virtual keys were last used. */
  async touch(uses: readonly Use[]): Promise<void> {
    await db.raw(TOUCH_SQL, {
      workspaces: uses.map(({ workspaceId }) => workspaceId),
      ids: uses.map(({ id }) => id),
      at: uses.map(({ at }) => at),
    });
  },
});
