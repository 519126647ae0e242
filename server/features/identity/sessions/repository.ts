import type { Knex } from 'knex';
import type { Proof } from '../../../api/types.ts';
import { SESSION_IDLE_MINUTES, SESSION_MAX_DAYS } from '../../../auth/authentication/credential-lookup.ts';
import { asJson } from '../../../database/as-json.ts';
import type { SessionRow } from '../../../database/schema/credential-tables.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

export const sessionRepository = (db: Knex) => {
  const live = () =>
    db('sessions')
      .whereNull('ended_at')
      .whereRaw(`last_used_at > now() - make_interval(mins => ${SESSION_IDLE_MINUTES})`)
      .whereRaw(`created_at > now() - make_interval(days => ${SESSION_MAX_DAYS})`);

  return {
    async insert(
      row: Pick<SessionRow, 'id' | 'user_id' | 'ip_address' | 'user_agent' | 'reauthenticated_at' | 'proofs'>,
    ): Promise<void> {
      await db('sessions').insert({ ...row, proofs: asJson(row.proofs) });
    },

    /** Returns the session, locked until the transaction ends. */
    lock: (id: string): Promise<SessionRow | undefined> => db('sessions').where({ id }).forUpdate().first(),

    async setProofs(id: string, proofs: readonly Proof[]): Promise<void> {
      await db('sessions')
        .where({ id })
        .update({ proofs: asJson(proofs) });
    },

    find: (id: string): Promise<SessionRow | undefined> => db('sessions').where({ id }).first(),

    findLiveOf: (userId: string, id: string): Promise<SessionRow | undefined> =>
      live().where({ id, user_id: userId }).first(),

    listLiveOf: (userId: string, page: PageRequest): Promise<SessionRow[]> =>
      applyKeyset(live().where({ user_id: userId }).select('*'), ['id'], page),

    async countLiveOf(userId: string): Promise<number> {
      return (await live().where({ user_id: userId })).length;
    },

    /** Records that the user has confirmed who they are, which resets the longest idle time. */
    async confirm(id: string, at: Date): Promise<void> {
      await db('sessions')
        .where({ id })
        .update({ reauthenticated_at: at, last_used_at: at, longest_pause_seconds: 0 });
    },

    /** Records that the user has confirmed who they are to a tenant alone. How long they paused counts elsewhere. */
    async confirmInTenant(id: string, at: Date): Promise<void> {
      await db('sessions').where({ id }).update({ reauthenticated_at: at });
    },

    async end(ids: readonly string[], at: Date): Promise<void> {
      await db('sessions')
        .whereIn('id', [...ids])
        .update({ ended_at: at });
    },

    /** Returns the known addresses from which a user has signed in. */
    async addressesOf(userId: string): Promise<string[]> {
      const rows = await db('sessions')
        .where({ user_id: userId })
        .whereNotNull('ip_address')
        .distinct('ip_address');
      return rows.flatMap(({ ip_address }) => ip_address ?? []);
    },

    /** Returns the ids of the active sessions of a user. */
    async listActiveIds(userId: string): Promise<string[]> {
      const rows = await db('sessions').where({ user_id: userId }).whereNull('ended_at').select('id');
      return rows.map((row) => row.id);
    },
  };
};
