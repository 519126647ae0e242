export const UNSTORABLE =
  'Remove the NUL characters (U+0000) and unpaired surrogates; they cannot be stored.';

/** Whether neither PostgreSQL text nor UTF-8 can hold a text: it contains U+0000 or half of a surrogate pair. */
export const isUnstorableText = (text: string): boolean => text.includes('\0') || !text.isWellFormed();
