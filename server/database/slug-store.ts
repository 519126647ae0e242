import type { Knex } from 'knex';

/** Former slugs that one workspace, organization or project keeps. */
const MAX_FORMER_SLUGS = 10;
/** Days for which a former slug is never released, so that a link of long use does not soon lead elsewhere. */
const MIN_RETENTION_DAYS = 30;

/** Where the slugs of one thing are. */
export interface SlugTable {
  table: 'workspace_slugs' | 'organization_slugs' | 'project_slugs';
  /** The columns that name the thing. */
  owner: Readonly<Record<string, string>>;
}

interface KnownSlug {
  slug: string;
  free_at: Date;
  is_held: boolean;
}

/** A former slug that would be released was given up too lately. */
export class SlugsHeldError extends Error {
  constructor(freeAt: Date) {
    super(
      `The last ${MAX_FORMER_SLUGS} slugs were all given up within ${MIN_RETENTION_DAYS} days. Go back to one of them, or change the slug after ${freeAt.toISOString()}.`,
    );
  }
}

/**
 * Takes a slug in place of the present one, which goes on resolving. The former one that was given up longest ago is
 * released when there are too many. The caller holds the row of the thing, and the unique index refuses the slug of
 * another.
 * @throws SlugsHeldError
 */
export async function changeSlug(db: Knex, place: SlugTable, present: string, wanted: string): Promise<void> {
  if (wanted === present) return;
  const rows = () => db(place.table).where(place.owner) as Knex.QueryBuilder; // three tables with these columns, which Knex types apart
  const known: KnownSlug[] = await rows()
    .whereNot({ slug: present })
    .orderBy([{ column: 'used_at', order: 'desc' }, 'slug'])
    .select(
      'slug',
      db.raw(`used_at + interval '${MIN_RETENTION_DAYS} days' as free_at`),
      db.raw(`used_at > now() - interval '${MIN_RETENTION_DAYS} days' as is_held`),
    );
  await rows().where({ slug: present }).update({ used_at: db.fn.now() });
  if (known.some(({ slug }) => slug === wanted)) {
    await rows().where({ slug: wanted }).update({ used_at: db.fn.now() });
    return;
  }
  // The present one becomes a former one and is the newest of them.
  const released = known.slice(MAX_FORMER_SLUGS - 1);
  const [newest] = released;
  if (newest?.is_held) throw new SlugsHeldError(newest.free_at);
  await rows()
    .whereIn(
      'slug',
      released.map(({ slug }) => slug),
    )
    .delete();
  await db(place.table).insert({ ...place.owner, slug: wanted } as never);
}
