/** Whether the members of an object, and of every object in it, are in order. */
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
 * Whether a text is the canonical one of the value that was read from it (RFC 8785). Whoever removes members of such a
 * value and writes the rest with `JSON.stringify` has the canonical text of the rest.
 */
export const isCanonical = (value: object, text: string): boolean =>
  JSON.stringify(value) === text && isSorted(value);
