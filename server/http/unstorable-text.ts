export const UNSTORABLE =
  'Remove the NUL characters (U+0000) and unpaired surrogates; they cannot be stored.';

/** Neither PostgreSQL text nor UTF-8 can hold these: U+0000, and half of a surrogate pair. */
export const isUnstorableText = (text: string): boolean => text.includes('\0') || /\p{Surrogate}/u.test(text);
