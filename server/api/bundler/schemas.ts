import type { Json } from './parts.ts';

/** A schema that extends another one. */
interface Extension extends Json {
  $extends: string;
  required?: string[];
  properties: Json;
}

/** An object schema that can be extended. */
interface Base extends Json {
  required?: string[];
  properties: Json;
}

/**
 * Converts the schemas of the parts to ordinary JSON Schema: extensions are written in full, and enumerations list the
 * values that the parts declare.
 * @throws when a schema extends an unknown one, or itself
 */
export function expandSchemas(
  schemas: Json,
  enumerations: Readonly<Record<string, readonly unknown[]>>,
): Json {
  const expanded = new Map<string, Json>();
  const expand = (name: string, path: readonly string[]): Json => {
    const existing = expanded.get(name);
    if (existing !== undefined) return existing;
    const own = schemas[name] as Json | undefined;
    if (own === undefined || path.includes(name))
      throw new Error(`The schema ${path.at(-1)} cannot extend ${name}.`);
    const whole =
      '$extends' in own
        ? extend(own as Extension, expand(String(own.$extends), [...path, name]) as Base)
        : own;
    const values = enumerations[name];
    const result = values === undefined ? whole : { ...whole, enum: values };
    expanded.set(name, result);
    return result;
  };
  return Object.fromEntries(Object.keys(schemas).map((name) => [name, expand(name, [])]));
}

function extend({ $extends: _, required, properties, ...own }: Extension, base: Base): Json {
  const { description: _description, ...rest } = base;
  return {
    ...rest,
    ...own,
    ...((base.required ?? required) && { required: [...(base.required ?? []), ...(required ?? [])] }),
    properties: { ...base.properties, ...properties },
  };
}
