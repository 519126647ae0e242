import type { OpenApiDocument, SchemaObject } from '../../server/api/openapi-types.ts';

/** The part of a pattern, or of an example, that is the same for all ids. */
const ID_PATTERN = '_[0-7][0-9a-hjkmnp-tv-z]{25}';
const EXAMPLE_ID = /^([a-z]+)_[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/** Turns a resource, a property or an event into the name of a type: `api_keys.list` is `ApiKeysList`. */
export const pascalCase = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');

const singular = (name: string): string => name.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');

/** Returns the name of the things in a list property: `errors` are `Error`s. */
export const itemName = (property: string): string => singular(pascalCase(property));

/** Returns the name that the types of a resource begin with: that of its schema, such as `Project` for `projects`. */
export function resourceName(document: OpenApiDocument, resource: string): string {
  const name = pascalCase(resource);
  return document.components.schemas[name] ? name : singular(name);
}

/** The ids of a document: the types of their prefixes. */
export interface IdNames {
  /** Returns the type for a pattern of ids or roles; undefined for other patterns. */
  ofPattern(pattern: string | undefined): string | undefined;
  /** Returns the type for a parameter whose example is an id. */
  ofExample(example: unknown): string | undefined;
  /** The types by prefix. */
  types: ReadonlyMap<string, string>;
  builtinRoles: readonly string[];
}

/** Splits `^(owner|admin|rol_…)$` into its alternatives. */
function alternativesOf(pattern: string): string[] {
  const [, inner = ''] = /^\^\(?(.*?)\)?\$$/.exec(pattern) ?? [];
  const [, prefixes] = /^([a-z|]+)\)_\[/.exec(inner) ?? [];
  if (prefixes) return prefixes.split('|').map((prefix) => prefix + ID_PATTERN);
  return inner.split('|');
}

const prefixOf = (alternative: string): string | undefined =>
  alternative.endsWith(ID_PATTERN) ? alternative.slice(0, -ID_PATTERN.length) : undefined;

/** Names the ids of a document: each after the schema that it identifies. */
export function createIdNames(document: OpenApiDocument): IdNames {
  const types = new Map<string, string>();
  const patterns = [...JSON.stringify(document).matchAll(/"pattern":"((?:[^"\\]|\\.)*)"/g)].map(
    ([, text]): string => JSON.parse(`"${text}"`),
  );
  const alternatives = [...new Set(patterns)].filter((one) => one.includes(ID_PATTERN)).map(alternativesOf);
  const withRoles = alternatives.find((all) => all.some((one) => !prefixOf(one)));
  const builtinRoles = withRoles?.filter((one) => !prefixOf(one)) ?? [];
  for (const [name, { properties }] of Object.entries(document.components.schemas)) {
    const prefix = ownPrefix(properties?.id);
    if (prefix && !types.has(prefix)) types.set(prefix, `${name}Id`);
  }
  for (const prefix of alternatives.flat().map(prefixOf)) {
    if (prefix && !types.has(prefix)) types.set(prefix, nameOfPrefix(document, prefix));
  }
  const typeOf = (alternative: string): string | undefined => {
    const prefix = prefixOf(alternative);
    return prefix === undefined ? undefined : types.get(prefix);
  };
  const ofPattern: IdNames['ofPattern'] = (pattern) => {
    if (!pattern?.includes(ID_PATTERN)) return undefined;
    const all = alternativesOf(pattern);
    const ids = all.flatMap((one) => typeOf(one) ?? []);
    return [...(ids.length < all.length ? ['BuiltinRole'] : []), ...ids].join(' | ') || undefined;
  };
  const ofExample: IdNames['ofExample'] = (example) => {
    const [, prefix = ''] = EXAMPLE_ID.exec(String(example)) ?? [];
    const type = types.get(prefix);
    // A role is also addressed by the name of a built-in one.
    return type && builtinRoles.length && type === 'RoleId' ? `BuiltinRole | ${type}` : type;
  };
  return { ofPattern, ofExample, types, builtinRoles };
}

/** Returns the prefix of a schema's own id. */
function ownPrefix(id: SchemaObject | undefined): string | undefined {
  const [alternative, ...others] = alternativesOf(id?.pattern ?? '');
  return others.length || !alternative ? undefined : prefixOf(alternative);
}

/** Names an id without a schema after the parameter that has one as its example, such as `run_id`. */
function nameOfPrefix(document: OpenApiDocument, prefix: string): string {
  const parameters = Object.values(document.components.parameters ?? {});
  const found = parameters.find(({ example }) => EXAMPLE_ID.exec(String(example))?.[1] === prefix);
  return pascalCase(found?.name ?? `${prefix}_id`);
}
