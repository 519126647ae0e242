import { headOf } from './cut-text.ts';
import { redactTokens } from './redact-tokens.ts';

/**
 * Returns a name from the request in a form fit for display: printable, short, and without a secret pasted in the wrong
 * place.
 */
export const toSafeText = (name: string): string => {
  const start = redactTokens(name.slice(0, 256)).replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '?');
  return start.length > 100 ? `${headOf(start, 100)}…` : start;
};
