/** Returns the number of letters to change, add, remove or swap with the next one to turn one text into the other. */
function distance(left: string, right: string): number {
  let before: number[] = [];
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      const isSwapped = left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : replaced;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced, swapped));
    }
    before = row;
    row = next;
  }
  return row[right.length] ?? 0;
}

/** Longer texts are not typing errors. */
const MAX_LENGTH = 64;
/** Maximum share of wrong letters. */
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

/** Returns the word that was probably meant by `text`. Words of quite another length are not compared, which would take long. */
export function nearestWord(text: string, words: readonly string[]): string | undefined {
  const limit = Math.floor(text.length * TOLERANCE);
  const similar = words.filter((word) => Math.abs(word.length - text.length) <= limit);
  return best(similar, (word) => costOf(text, word), limit);
}

const isParameter = (segment: string): boolean => segment.startsWith('{');

/** Returns the path template that was probably meant by an unknown path. Parameters match any segment. */
export function nearestPath(path: string, templates: readonly string[]): string | undefined {
  const segments = (path.startsWith('/v1/') ? path : `/v1${path}`).replace(/\/+$/, '').split('/');
  const candidates = templates.filter((template) => template.split('/').length === segments.length);
  const cost = (template: string) =>
    template
      .split('/')
      .map((segment, index) => (isParameter(segment) ? 0 : costOf(segments[index] ?? '', segment)))
      .reduce((sum, one) => sum + one, 0);
  const fixed = segments.join('').length;
  return best(candidates, cost, Math.min(4, Math.floor(fixed * TOLERANCE)));
}
