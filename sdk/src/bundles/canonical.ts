/** Whether the members of an object, and of every object in it, are sorted. */
function isSorted(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isSorted);
  let before = '';
  for (const name of Object.keys(value)) {
    if (name < before || !isSorted(Reflect.get(value, name))) return false;
    before = name;
  }
  return true;
}

/**
 * Whether a text is the canonical form (RFC 8785) of the value parsed from it. If members are removed from such a
 * value, `JSON.stringify` of the rest is canonical as well.
 */
export const isCanonical = (value: object, text: string): boolean =>
  JSON.stringify(value) === text && isSorted(value);
