import type { Json, Part } from './parts.ts';

type Mergeable =
  | 'errors'
  | 'plan_limits'
  | 'currencies'
  | 'schemas'
  | 'parameters'
  | 'headers'
  | 'examples'
  | 'paths'
  | 'webhooks'
  | 'ids'
  | 'constraints';

/** Returns the entries of the head and all parts under a key. @throws when two of them define the same name */
export function mergeAll(key: Mergeable, ofHead: Json = {}, parts: readonly Part[]): Record<string, Json> {
  const merged = { ...ofHead };
  for (const { file, content } of parts) {
    for (const [name, value] of Object.entries(content[key] ?? {})) {
      if (name in merged) throw new Error(`${file}: ${key} ${name} is defined twice.`);
      merged[name] = value;
    }
  }
  // Each of these maps contains objects, except for ids, currencies and examples, which are written unchanged.
  return merged as Record<string, Json>;
}
