import { UnfitDatabaseError } from './session-settings.ts';

/** The server of a session within its cluster. Each promotion starts a timeline with a higher number. */
export interface Origin {
  /** Identifier that all servers of a cluster share. */
  readonly cluster: string;
  readonly timeline: number;
}

/** Only run on a primary. Services that merely resemble PostgreSQL may refuse it. */
export const ORIGIN_SQL = `
  select (select system_identifier::text from pg_catalog.pg_control_system()) as cluster,
    ('x' || left(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn()), 8))::bit(32)::int as timeline`;

/** A session that can be ended. */
interface Endable {
  readonly connection: { readonly stream: { destroy(): unknown } };
  once(event: 'end', listener: () => void): unknown;
}

/**
 * Fences off a primary that was replaced while it was suspended: it does not know yet that it is no longer the primary,
 * and would return stale data. Once one session has seen a newer timeline, sessions on older ones are no longer used.
 */
export class TimelineFence {
  #newest: Origin | undefined;
  readonly #sessions = new Map<Endable, Origin>();

  /**
   * Adds a session and ends those that it proves outdated. @throws UnfitDatabaseError when the session itself is
   * outdated
   */
  join(session: Endable, origin: Origin): void {
    const newest = this.#newest;
    if (newest?.cluster === origin.cluster && origin.timeline < newest.timeline)
      throw new UnfitDatabaseError(
        `this PostgreSQL server is on timeline ${origin.timeline}, and another one was promoted to ${newest.timeline}`,
      );
    if (newest?.cluster !== origin.cluster || origin.timeline > newest.timeline) this.#begin(origin);
    this.#sessions.set(session, origin);
    session.once('end', () => this.#sessions.delete(session));
  }

  #begin(origin: Origin): void {
    this.#newest = origin;
    for (const session of this.#sessions.keys()) session.connection.stream.destroy();
    this.#sessions.clear();
  }
}
