import { nearestWord } from '../api/nearest-match.ts';

/** Says to remove an unknown name, and which known one was probably meant. */
export const removeUnknown = (subject: string, name: string, known: readonly string[]): string => {
  const nearest = nearestWord(name, known);
  return `Remove ${subject}: it is unknown.${nearest === undefined ? '' : ` Did you mean "${nearest}"?`}`;
};
