/** How many letters have to be changed, added or left out to make one text of another. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

/** Longer texts are nobody's typing error. */
const MAX_LENGTH = 64;
/** The share of the letters that may be wrong. */
const TOLERANCE = 1 / 3;

const costOf = (text: string, candidate: string): number =>
  text.length > MAX_LENGTH ? Number.POSITIVE_INFINITY : distance(text.toLowerCase(), candidate.toLowerCase());

const best = <Item>(
  items: readonly Item[],
  cost: (item: Item) => number,
  limit: number,
): Item | undefined => {
  let found: { item: Item; cost: number } | undefined;
  for (const item of items) {
    const price = cost(item);
    if (price <= limit && (found === undefined || price < found.cost)) found = { item, cost: price };
  }
  return found?.item;
};

/** The word that somebody who wrote `text` is likely to have meant. */
export const nearestWord = (text: string, words: readonly string[]): string | undefined =>
  best(words, (word) => costOf(text, word), Math.floor(text.length * TOLERANCE));

const isParameter = (segment: string): boolean => segment.startsWith('{');

/** The template of a path that is likely to be meant by a path that has none; parameters stand for any segment. */
export function nearestPath(path: string, templates: readonly string[]): string | undefined {
  const given = (path.startsWith('/v1/') ? path : `/v1${path}`).replace(/\/+$/, '').split('/');
  const alike = templates.filter((template) => template.split('/').length === given.length);
  const cost = (template: string) =>
    template
      .split('/')
      .map((segment, index) => (isParameter(segment) ? 0 : costOf(given[index] ?? '', segment)))
      .reduce((sum, one) => sum + one, 0);
  const fixed = given.join('').length;
  return best(alike, cost, Math.min(4, Math.floor(fixed * TOLERANCE)));
}
