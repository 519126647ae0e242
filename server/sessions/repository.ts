import type { Knex } from 'knex';
import type { PageRequest } from '../contract/pagination.ts';
import type { SessionRow } from '../database/credential-tables.ts';
import { keyset } from '../database/keyset.ts';

/** A session with the shortest idle time among the workspaces of its user. */
export interface SessionWithIdle extends SessionRow {
  idle_minutes: number | null;
}

/** Idle time that counts for the sessions of a user; a strict workspace cannot be reached by a lax session. */
const IDLE_MINUTES = `(
  select min(ws.session_idle_minutes) from members m
    join workspaces w on w.id = m.workspace_id and w.archived_at is null
    join workspace_settings ws on ws.workspace_id = m.workspace_id
  where m.user_id = sessions.user_id and m.status = 'active')`;

export const sessionRepository = (db: Knex) => {
  const sessions = () =>
    db('sessions').select<SessionWithIdle[]>('sessions.*', db.raw(`${IDLE_MINUTES} as idle_minutes`));
  const live = () =>
    sessions()
      .whereNull('ended_at')
      .whereRaw(`last_used_at > now() - make_interval(mins => coalesce(${IDLE_MINUTES}, 10080))`)
      .whereRaw("created_at > now() - interval '30 days'");

  return {
    async insert(
      row: Pick<SessionRow, 'id' | 'user_id' | 'ip_address' | 'user_agent' | 'reauthenticated_at'>,
    ): Promise<void> {
      await db('sessions').insert(row);
    },

    find: (id: string): Promise<SessionWithIdle | undefined> => sessions().where({ id }).first(),

    findLiveOf: (userId: string, id: string): Promise<SessionWithIdle | undefined> =>
      live().where({ id, user_id: userId }).first(),

    listLiveOf: (userId: string, page: PageRequest): Promise<SessionWithIdle[]> =>
      keyset(live().where({ user_id: userId }), ['id'], page),

    async countLiveOf(userId: string): Promise<number> {
      return (await live().where({ user_id: userId })).length;
    },

    async confirm(id: string, at: Date): Promise<void> {
      await db('sessions').where({ id }).update({ reauthenticated_at: at });
    },

    async end(ids: readonly string[], at: Date): Promise<void> {
      await db('sessions')
        .whereIn('id', [...ids])
        .update({ ended_at: at });
    },

    /** Where a user has signed in from, as far as is remembered. */
    async addressesOf(userId: string): Promise<string[]> {
      const rows = await db('sessions')
        .where({ user_id: userId })
        .whereNotNull('ip_address')
        .distinct('ip_address');
      return rows.flatMap(({ ip_address }) => ip_address ?? []);
    },

    /** Ids of all sessions of a user that were not ended. */
    async unendedOf(userId: string): Promise<string[]> {
      const rows = await db('sessions').where({ user_id: userId }).whereNull('ended_at').select('id');
      return rows.map((row) => row.id);
    },
  };
};
