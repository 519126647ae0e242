import type { Knex } from 'knex';
import type { CredentialRow } from '../../database/schema/credential-tables.ts';
import {
  resolveStoredPrincipal,
  resolveStoredPrincipals,
  type TokenResolution,
} from './credential-lookup.ts';

/** The directory of secrets: digests, and whom they belong to. */
export const credentialRepository = (db: Knex) => ({
  async add(row: Pick<CredentialRow, 'hash' | 'kind' | 'subject_id' | 'tenant_id'>): Promise<void> {
    await db('credentials').insert(row);
  },

  /** What would become of a request with the present secret of a session or key. */
  resolve: (subjectId: string, now: Date): Promise<TokenResolution> =>
    resolveStoredPrincipal(db, subjectId, null, now),

  /** The same for many, by their ids, in one statement. What there is nothing of is missing. */
  resolveAll: (subjectIds: readonly string[], now: Date): Promise<ReadonlyMap<string, TokenResolution>> =>
    resolveStoredPrincipals(db, subjectIds, now),

  /**
   * Keeps the secrets of a session or key from being ended until the transaction is over. Not by a shared lock: whoever
   * writes without a pause could hold one for ever, and the secret could not be revoked.
   * @returns whether one of them is live: the previous one, when that is the one in use
   */
  async lockIfLive(subjectId: string, previous: boolean): Promise<boolean> {
    const held = await db('credentials')
      .where({ subject_id: subjectId })
      .whereNull('ended_at')
      .forNoKeyUpdate()
      .select('previous');
    return held.some((secret) => secret.previous || !previous);
  },

  /** Writes down that somebody got at the secret of a key, or changed what it is good for, under a grant. */
  async expose(subjectId: string, grantId: string): Promise<void> {
    await db('credentials')
      .where({ subject_id: subjectId })
      .whereNull('ended_at')
      .update({ grant_id: grantId });
  },

  /** Makes the present secret of a key the previous one, which works until then. */
  async demote(subjectId: string, endsAt: Date): Promise<void> {
    await db('credentials')
      .where({ subject_id: subjectId, previous: false })
      .whereNull('ended_at')
      .update({ previous: true, ends_at: endsAt });
  },

  /** Ends the previous secrets of a key. */
  async endPrevious(subjectId: string, at: Date): Promise<void> {
    await db('credentials')
      .where({ subject_id: subjectId, previous: true })
      .whereNull('ended_at')
      .update({ ended_at: at });
  },

  /** Ends every secret of the sessions or keys. @returns how many were live */
  async end(subjectIds: readonly string[], at: Date): Promise<number> {
    const ended = await db('credentials')
      .whereIn('subject_id', [...subjectIds])
      .whereNull('ended_at')
      .update({ ended_at: at })
      .returning('ends_at');
    return ended.filter(({ ends_at }) => ends_at === null || ends_at > at).length;
  },
});
