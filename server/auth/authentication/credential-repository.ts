import type { Knex } from 'knex';
import type { CredentialRow } from '../../database/schema/credential-tables.ts';
import {
  resolveStoredPrincipal,
  resolveStoredPrincipals,
  type TokenResolution,
} from './credential-lookup.ts';

/** The table of secret digests and their owners. */
export const credentialRepository = (db: Knex) => ({
  async add(
    row: Pick<CredentialRow, 'hash' | 'kind' | 'subject_id' | 'tenant_id'> & Partial<CredentialRow>,
  ): Promise<void> {
    await db('credentials').insert(row);
  },

  /** Resolves the current secret of a session or key, as if a request presented it. */
  resolve: (subjectId: string, now: Date): Promise<TokenResolution> =>
    resolveStoredPrincipal(db, subjectId, null, now),

  /** Resolves many sessions or keys in one statement. The result omits ids without a credential. */
  resolveAll: (subjectIds: readonly string[], now: Date): Promise<ReadonlyMap<string, TokenResolution>> =>
    resolveStoredPrincipals(db, subjectIds, now),

  /**
   * Locks the secrets of a session or key against revocation until the transaction ends. The lock is exclusive: with a
   * shared lock, a steady stream of writes could block a revocation indefinitely.
   * @returns whether a secret is live; with `previous`, whether the previous one is
   */
  async lockIfLive(subjectId: string, previous: boolean): Promise<boolean> {
    const secrets = await db('credentials')
      .where({ subject_id: subjectId })
      .whereNull('ended_at')
      .forNoKeyUpdate()
      .select('previous');
    return secrets.some((secret) => secret.previous || !previous);
  },

  /** Records that a caller saw the secret of a key, or changed the key's permissions, under a grant. */
  async expose(subjectId: string, grantId: string): Promise<void> {
    await db('credentials')
      .where({ subject_id: subjectId })
      .whereNull('ended_at')
      .update({ grant_id: grantId });
  },

  /** Makes the current secret of a key the previous one, which works until `endsAt`. */
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
