import { scimProblem } from '../../../../api/scim-problem.ts';
import { isObject } from './values.ts';

/** Each of them is made with up to 100 values of 1000 characters, while other requests wait. */
const MAX_COMPARISONS = 100;

/** Returns the paths with filters among the names of a value, however deep: Entra writes paths as names as well. */
const pathsIn = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap(pathsIn)
    : isObject(value)
      ? Object.entries(value).flatMap(([name, item]) => [name, ...pathsIn(item)])
      : [];

/** Returns how many comparisons the filter of a path has at most. */
const comparisonsIn = (path: string): number =>
  path.includes('[')
    ? 1 + (path.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').match(/\b(?:and|or)\b/gi) ?? []).length
    : 0;

/** @throws tooMany when the filters in the paths of a request, or in the names of its values, compare too often */
export function assertFewComparisons(paths: readonly string[], values: readonly unknown[]): void {
  const all = [...paths, ...values.flatMap(pathsIn)].map(comparisonsIn);
  if (all.reduce((sum, count) => sum + count, 0) > MAX_COMPARISONS)
    throw scimProblem('tooMany', `The paths of a request have at most ${MAX_COMPARISONS} comparisons.`);
}
