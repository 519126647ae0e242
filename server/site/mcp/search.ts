import type { OpenApiDocument } from '../../api/openapi-types.ts';
import { type DocsOperation, listOperations } from '../docs/document.ts';

const wordsOf = (text: string): string[] =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? [];

/** Where a word may occur, and how much it tells there. */
const WEIGHTS: ReadonlyArray<[weight: number, textOf: (operation: DocsOperation) => string | undefined]> = [
  [5, ({ operationId }) => operationId],
  [4, ({ summary }) => summary],
  [2, ({ path }) => path],
  [1, ({ description }) => description],
];

/** Rates a word by the weightiest text that has a word beginning with it. */
function rate(operation: DocsOperation, word: string): number {
  const found = WEIGHTS.find(([, textOf]) =>
    wordsOf(textOf(operation) ?? '').some((one) => one.startsWith(word)),
  );
  return found?.[0] ?? 0;
}

/** A final s does not distinguish words: `keys` finds `key`. */
const stem = (word: string): string => (word.length > 3 ? word.replace(/s$/, '') : word);

const isSummaryOf = ({ summary }: DocsOperation, words: readonly string[]): boolean =>
  wordsOf(summary ?? '')
    .map(stem)
    .join(' ') === words.join(' ');

/**
 * Finds operations by the words of their ids, summaries, paths and descriptions.
 * @returns those that have all words, the best first, led by one with this very summary; if none has, those that have some
 */
export function searchOperations(document: OpenApiDocument, query: string, limit: number): DocsOperation[] {
  const words = wordsOf(query).map(stem);
  const rated = listOperations(document).map((operation) => {
    const rates = words.map((word) => rate(operation, word));
    return {
      operation,
      rate: isSummaryOf(operation, words)
        ? Number.POSITIVE_INFINITY
        : rates.reduce((sum, one) => sum + one, 0),
      hits: rates.filter((one) => one > 0).length,
    };
  });
  return rated
    .filter(({ hits }) => hits > 0)
    .sort((a, b) => b.hits - a.hits || b.rate - a.rate)
    .slice(0, limit)
    .map(({ operation }) => operation);
}
