import { VARIABLES } from './config.ts';

/** Returns the edit distance: letters inserted, removed, replaced, or swapped with the next. */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped =
        from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1] ? (before[j - 2] ?? 0) + 1 : change;
      next.push(Math.min(change, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}

/** Single-word names are common in other programs, too: SHOST, PORTS. */
const isDistinct = (name: string) => name.includes('_');

/**
 * Compares the environment with the known variables.
 * @returns a sentence for each name that is a letter or two away from a variable, or has the same prefix
 */
export function misspeltVariables(environment: NodeJS.ProcessEnv): string[] {
  const own = VARIABLES.filter(isDistinct);
  return Object.keys(environment)
    .filter((name) => !VARIABLES.includes(name))
    .flatMap((name) => {
      const near = own.find((known) => distance(name.toUpperCase(), known) <= (known.length < 8 ? 1 : 2));
      if (near === undefined && !name.startsWith('TENANTRY_')) return [];
      return near === undefined ? `${name} is not a setting of Tenantry.` : `${name}: did you mean ${near}?`;
    });
}
