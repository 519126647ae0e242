import type { ModelMatch } from './table-format.ts';

/** Says whether the name of a model, in lower case, is one that a row of the table means. */
function matches(match: ModelMatch, name: string): boolean {
  if ('or' in match) return match.or.some((one) => matches(one, name));
  if ('and' in match) return match.and.every((one) => matches(one, name));
  if ('equals' in match) return name === match.equals.toLowerCase();
  if ('starts_with' in match) return name.startsWith(match.starts_with.toLowerCase());
  if ('ends_with' in match) return name.endsWith(match.ends_with.toLowerCase());
  if ('contains' in match) return name.includes(match.contains.toLowerCase());
  return new RegExp(match.regex).test(name);
}

/** Writes the date at the end of a name as providers with dashes write it: `-20250929` as `-2025-09-29`. */
const withDashes = (name: string): string =>
  name.replace(/-(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=-|:|$)/g, '-$1-$2-$3');

/** Returns the first row that means a model. Names are compared as the provider writes them, then with dashes in dates. */
export function findRow<Row extends { match: ModelMatch }>(
  rows: readonly Row[],
  model: string,
): Row | undefined {
  const name = model.toLowerCase().trim();
  const other = withDashes(name);
  const find = (one: string) => rows.find(({ match }) => matches(match, one));
  return find(name) ?? (other === name ? undefined : find(other));
}
