type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Replaces each `{ $example: Name, …overrides }` by the named example with the overrides merged into it. Objects merge
 * key by key; any other value replaces the one of the example.
 * @throws when no example has the name
 */
export function expandExamples(value: unknown, named: ReadonlyMap<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => expandExamples(item, named));
  if (!isObject(value)) return value;
  const { $example: name, ...rest } = value;
  const own = Object.fromEntries(
    Object.entries(rest).map(([key, item]) => [key, expandExamples(item, named)]),
  );
  if (name === undefined) return own;
  if (typeof name !== 'string' || !named.has(name)) throw new Error(`No example is named "${String(name)}".`);
  return merge(expandExamples(named.get(name), named), own);
}

function merge(base: unknown, overrides: unknown): unknown {
  if (!isObject(base) || !isObject(overrides)) return overrides;
  const merged = { ...base };
  for (const [key, value] of Object.entries(overrides)) merged[key] = merge(base[key], value);
  return merged;
}
