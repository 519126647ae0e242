/** What makes a name unique: those that differ in case or in spaces only look like one. */
export const normalizeName = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();
