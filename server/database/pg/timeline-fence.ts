import { UnfitDatabaseError } from './session-settings.ts';

/** Which server of a cluster a session is on. Each promotion begins a timeline with a higher number. */
export interface Origin {
  /** What all servers of a cluster have in common. */
  readonly cluster: string;
  readonly timeline: number;
}

/** Asked of a primary alone. Services that are only like PostgreSQL may refuse it. */
export const ORIGIN_SQL = `
  select (select system_identifier::text from pg_catalog.pg_control_system()) as cluster,
    ('x' || left(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn()), 8))::bit(32)::int as timeline`;

/** A session, as far as it has to be ended. */
interface Endable {
  readonly connection: { readonly stream: { destroy(): unknown } };
  once(event: 'end', listener: () => void): unknown;
}

/**
 * Fences off a primary that was replaced while it stood still: it does not know yet that it is none any more, and would
 * answer with what was so before. As soon as one session has seen a newer timeline, no session on an older one is used.
 */
export class TimelineFence {
  #newest: Origin | undefined;
  readonly #sessions = new Map<Endable, Origin>();

  /** Takes a session in, and ends those that it shows to be out of date. @throws UnfitDatabaseError when it is itself */
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
