import { randomBytes } from 'node:crypto';
import { found } from '../contract/context.ts';
import { newId } from '../contract/ids.ts';
import type { WorkspaceRow } from '../database/tables.ts';
import type { Repositories } from '../repositories.ts';

const MAX_SLUG = 39;
const SUFFIX_BYTES = 3;

/** Letters that are not a plain one with a mark, which decomposition would leave as they are. */
const PLAIN: Readonly<Record<string, string>> = {
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

/** A slug made from a name, as near to it as slugs can be. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\0-\x7f]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG - SUFFIX_BYTES * 2 - 1)
    .replace(/^-+|-+$/g, '');
  return slug.length >= 3 ? slug : 'workspace';
}

/** Slugs for a name, best first; the random ones are free as good as always. */
function slugsFor(name: string): string[] {
  const slug = slugOf(name);
  const suffixed = () => `${slug}-${randomBytes(SUFFIX_BYTES).toString('hex')}`;
  return [slug, suffixed(), suffixed(), suffixed()];
}

/** Creates a workspace, with its settings and its owner. A slug that is given must be free; else one is found. */
export async function createWorkspace(
  repositories: Repositories,
  { name, slug, ownerId }: { name: string; slug: string | undefined; ownerId: string | undefined },
): Promise<WorkspaceRow> {
  const { workspaces } = repositories;
  const id = newId('ws');
  const candidates = slug === undefined ? slugsFor(name) : [slug];
  await workspaces.insert({ id, name, slug: candidates[0] ?? id });
  if (slug === undefined) {
    const claimed = await workspaces.claimFirstFree(id, candidates);
    if (claimed === undefined) throw new Error(`No free slug was found for the workspace ${id}.`);
    if (claimed !== candidates[0]) await workspaces.rename(id, claimed);
  } else {
    await workspaces.claimSlug(id, slug);
  }
  if (ownerId !== undefined) await repositories.tenant(id).members.add(ownerId, 'owner');
  return found(await workspaces.find(id), 'workspace');
}
