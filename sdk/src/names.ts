import { TenantryError } from './errors.ts';

/** Returns the letters of a name, so that `baseURL`, `base_url` and `baseUrl` are the same. */
const lettersOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Returns the number of letters to insert, delete or replace. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    let left = i + 1;
    const next = [left];
    for (let j = 0; j < b.length; j++) {
      const [diagonal = 0, above = 0] = row.slice(j);
      left = Math.min(left + 1, above + 1, diagonal + (a[i] === b[j] ? 0 : 1));
      next.push(left);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Returns the name that was probably meant. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((one) => ({ one, far: distance(lettersOf(name), lettersOf(one)) }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= best.one.length / 3 ? best.one : undefined;
}

/**
 * Rejects a name that is not known, with the one that was probably meant. Absent values are not sent, so they are
 * ignored.
 */
export function assertKnownNames(given: object, known: readonly string[], what: string): void {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || known.includes(name)) continue;
    const near = nearestName(name, known);
    const help = near
      ? `Did you mean "${near}"?`
      : known.length
        ? `Known: ${known.join(', ')}.`
        : 'There are none.';
    throw new TenantryError(`${what} "${name}". ${help}`);
  }
}
