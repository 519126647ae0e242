/** What the `email` format of the document's schemas accepts, for addresses that come in lists and files. */
const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
const MAX_LENGTH = 254;

export const isEmail = (text: string): boolean => text.length <= MAX_LENGTH && ADDRESS.test(text);

/** Addresses that differ in case only belong to one person. */
export const normalizeEmail = (email: string): string => email.trim().toLowerCase();

/** What makes a name unique: those that differ in case or in spaces only look like one. */
export const normalizeName = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();
