import { randomBytes } from 'node:crypto';
import type { ApiDocument } from '../../../api/api-document.ts';
import { newId } from '../../../api/ids.ts';
import type { Joined } from '../../../database/schema/joined.ts';
import type { Provenance, WorkspaceRow } from '../../../database/schema/tables.ts';
import type { SlugStore } from '../../../database/slug-store.ts';
import {
  assertFound,
  type HandlerContext,
  type InstallationSettings,
} from '../../../operations/handler-context.ts';

const MAX_SLUG = 39;
const SUFFIX_BYTES = 3;

/** Letters that Unicode decomposition does not reduce to a plain letter. */
const TRANSLITERATIONS: Readonly<Record<string, string>> = {
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ł: 'l',
  þ: 'th',
};

/** Converts a name to the closest possible slug. */
function slugify(name: string, fallback: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\0-\x7f]/g, (letter) => TRANSLITERATIONS[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG - SUFFIX_BYTES * 2 - 1)
    .replace(/^-+|-+$/g, '');
  return slug.length >= 3 ? slug : fallback;
}

/** Returns slugs for a name, best first; the random ones are almost always free. */
function slugCandidates({ reservedSlugs }: ApiDocument, name: string, fallback: string): string[] {
  const slug = slugify(name, fallback);
  const suffixed = () => `${slug}-${randomBytes(SUFFIX_BYTES).toString('hex')}`;
  return [...(reservedSlugs.has(slug) ? [] : [slug]), suffixed(), suffixed(), suffixed()];
}

type OtherColumns = Partial<Joined> & { organization_id?: string | null };

/** The repository of workspaces or of organizations. */
interface SluggedRepository {
  slugs: SlugStore;
  insert(row: { id: string; slug: string; name: string } & OtherColumns): Promise<void>;
}

interface NamedResource {
  id: string;
  name: string;
  slug?: string | undefined;
  /** Used if nothing of the name remains. */
  fallback: string;
}

/** Inserts a row with a slug. A given slug must be free; otherwise a free one is chosen. */
export async function insertWithSlug(
  contract: ApiDocument,
  { slugs, insert }: SluggedRepository,
  { id, name, slug, fallback }: NamedResource,
  more: OtherColumns & { plan?: string } = {},
): Promise<void> {
  const candidates = slug === undefined ? slugCandidates(contract, name, fallback) : [slug];
  await insert({ id, name, slug: candidates[0] ?? id, ...more });
  if (slug !== undefined) return slugs.claim(id, slug);
  const claimed = await slugs.claimFirstAvailable(id, candidates);
  if (claimed === undefined) throw new Error(`No free slug was found for ${id}.`);
  if (claimed !== candidates[0]) await slugs.correct(id, claimed);
}

/** The provenance of a founder's membership: the founder. */
export const foundedBy = (userId: string): Provenance => ({
  created_by: userId,
  created_with: null,
  grant_id: null,
});

interface NewWorkspace {
  name: string;
  slug: string | undefined;
  ownerId: string | undefined;
  organizationId?: string | null;
  joined?: Partial<Joined>;
}

/** Creates a workspace, with its settings and its owner. */
export async function createWorkspace(
  context: Pick<HandlerContext, 'contract' | 'repositories'> & {
    installation: Pick<InstallationSettings, 'defaultPlan'>;
  },
  { name, slug, ownerId, organizationId = null, joined }: NewWorkspace,
): Promise<WorkspaceRow> {
  const { contract, installation, repositories } = context;
  const { workspaces, tenant } = repositories;
  const id = newId('ws');
  const named = { id, name, slug, fallback: 'workspace' };
  await insertWithSlug(contract, workspaces, named, {
    organization_id: organizationId,
    ...joined,
    plan: installation.defaultPlan,
  });
  if (ownerId !== undefined) await tenant(id).members.add(ownerId, 'owner', foundedBy(ownerId));
  return assertFound(await workspaces.find(id), 'workspace');
}
