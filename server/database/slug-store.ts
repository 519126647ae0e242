import type { Knex } from 'knex';

/** Maximum number of former slugs that one workspace, organization or project keeps. */
const MAX_FORMER_SLUGS = 10;
/** Days during which a former slug is never released, so that an established link does not soon lead elsewhere. */
const MIN_RETENTION_DAYS = 30;

interface KnownSlug {
  slug: string;
  free_at: Date;
  is_held: boolean;
}

/** Thrown when the former slug to release was given up too recently. */
export class SlugsHeldError extends Error {
  constructor(freeAt: Date) {
    super(
      `The last ${MAX_FORMER_SLUGS} slugs were all given up within ${MIN_RETENTION_DAYS} days. Go back to one of them, or change the slug after ${freeAt.toISOString()}.`,
    );
  }
}

/** The slugs of all workspaces, of all organizations, or of the projects of one workspace. */
export interface SlugStore {
  /** Takes the first slug. The unique index refuses one that another resource has or had. */
  claim(id: string, slug: string): Promise<void>;
  /** Claims the first of these slugs that is free. @returns the claimed one, if any */
  claimFirstAvailable(id: string, slugs: readonly string[]): Promise<string | undefined>;
  /** Stores the slug of a new resource in its row, in the transaction that inserts it. */
  correct(id: string, slug: string): Promise<void>;
  /**
   * Replaces the current slug, which keeps resolving. If there are too many former slugs, the oldest is released. The
   * caller has locked the row of the resource, and the unique index refuses the slug of another one.
   * @throws SlugsHeldError
   */
  change(id: string, current: string, requested: string): Promise<void>;
}

/**
 * Creates the store of one kind.
 * @param within the columns that name the workspace of a project
 */
export function slugStore(
  db: Knex,
  kind: 'workspace' | 'organization' | 'project',
  within: Readonly<Record<string, string>> = {},
): SlugStore {
  // The tables of each kind have the same columns, which Knex types separately.
  const slugs = () => db(`${kind}_slugs`) as Knex.QueryBuilder;
  const resources = () => db(`${kind}s`) as Knex.QueryBuilder;
  const ownedBy = (id: string) => ({ ...within, [`${kind}_id`]: id });

  /** Returns the other slugs of a resource, most recently used first. */
  const others = (id: string, current: string): Promise<KnownSlug[]> =>
    slugs()
      .where(ownedBy(id))
      .whereNot({ slug: current })
      .orderBy([{ column: 'used_at', order: 'desc' }, 'slug'])
      .select(
        'slug',
        db.raw(`used_at + interval '${MIN_RETENTION_DAYS} days' as free_at`),
        db.raw(`used_at > now() - interval '${MIN_RETENTION_DAYS} days' as is_held`),
      );
  const touch = (id: string, slug: string): Promise<unknown> =>
    slugs()
      .where({ ...ownedBy(id), slug })
      .update({ used_at: db.fn.now() });

  return {
    async claim(id, slug) {
      await slugs().insert({ ...ownedBy(id), slug });
    },

    async claimFirstAvailable(id, candidates) {
      for (const slug of candidates) {
        const claimed = await slugs()
          .insert({ ...ownedBy(id), slug })
          .onConflict([...Object.keys(within), 'slug'])
          .ignore()
          .returning('slug');
        if (claimed.length > 0) return slug;
      }
      return undefined;
    },

    async correct(id, slug) {
      await resources()
        .where({ ...within, id })
        .update({ slug });
    },

    async change(id, current, requested) {
      if (requested === current) return;
      const formerSlugs = await others(id, current);
      await touch(id, current);
      if (formerSlugs.some(({ slug }) => slug === requested)) {
        await touch(id, requested);
        return;
      }
      // The current slug becomes the newest of the former ones.
      const released = formerSlugs.slice(MAX_FORMER_SLUGS - 1);
      const [newest] = released;
      if (newest?.is_held) throw new SlugsHeldError(newest.free_at);
      const names = released.map(({ slug }) => slug);
      await slugs().where(ownedBy(id)).whereIn('slug', names).delete();
      await this.claim(id, requested);
    },
  };
}
