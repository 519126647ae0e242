import type { Schemas } from '../../../../api/types.ts';
import { type AttributePath, findAttributePath, type ResourceKind } from './attributes.ts';
import { type Complex, isObject } from './values.ts';

/** Attributes that every answer has. */
const ALWAYS: ReadonlySet<string> = new Set(['schemas', 'id']);

const namesIn = (list: string | readonly string[] | undefined): readonly string[] | undefined =>
  typeof list === 'string' ? list.split(',').map((name) => name.trim()) : list;

const attributePathsOf = (kind: ResourceKind, names: readonly string[]): AttributePath[] =>
  names.flatMap((name) => findAttributePath(kind, name) ?? []);

/** Whether a list of places has an attribute as a whole, or one of its sub-attributes. */
function listed(places: readonly AttributePath[], extension: string | undefined, name: string) {
  const here = places.filter(
    (place) =>
      place.extension?.id === extension && (place.attribute === undefined || place.attribute.name === name),
  );
  const subs = here.flatMap(({ sub }) => (sub ? [sub.name] : []));
  return { any: here.length > 0, whole: here.some(({ sub }) => sub === undefined), subs };
}

const withSubs = (value: unknown, keep: (name: string) => boolean): unknown => {
  if (Array.isArray(value)) return value.map((item) => withSubs(item, keep));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => keep(name)));
};

type Select = (extension: string | undefined, name: string, value: unknown) => unknown;

const only =
  (places: readonly AttributePath[]): Select =>
  (extension, name, value) => {
    const { any, whole, subs } = listed(places, extension, name);
    if (!any) return undefined;
    return whole ? value : withSubs(value, (sub) => subs.includes(sub));
  };

const without =
  (places: readonly AttributePath[]): Select =>
  (extension, name, value) => {
    const { whole, subs } = listed(places, extension, name);
    return whole ? undefined : withSubs(value, (sub) => !subs.includes(sub));
  };

function selected(kind: ResourceKind, resource: Complex, select: Select): Complex {
  const extensions = new Set(kind.extensions.map(({ id }) => id));
  const from = (holder: Complex, extension: string | undefined): Complex =>
    Object.fromEntries(
      Object.entries(holder).flatMap(([name, value]) => {
        if (ALWAYS.has(name) && extension === undefined) return [[name, value]];
        const kept =
          extension === undefined && extensions.has(name) && isObject(value)
            ? from(value, name)
            : select(extension, name, value);
        const isEmpty = kept === undefined || (isObject(kept) && Object.keys(kept).length === 0);
        return isEmpty ? [] : [[name, kept]];
      }),
    );
  return from(resource, undefined);
}

/** The attributes that a request asks for. */
export interface Selection {
  attributes?: string | readonly string[] | undefined;
  excludedAttributes?: string | readonly string[] | undefined;
}

/** Returns the attributes of a resource that the request asks for. Names that do not exist are ignored. */
export function selectAttributes(
  kind: ResourceKind,
  resource: Complex,
  { attributes, excludedAttributes }: Selection,
): Complex {
  const [wanted, unwanted] = [namesIn(attributes), namesIn(excludedAttributes)];
  if (wanted !== undefined) return selected(kind, resource, only(attributePathsOf(kind, wanted)));
  return unwanted === undefined
    ? resource
    : selected(kind, resource, without(attributePathsOf(kind, unwanted)));
}

/** Returns a page of resources in the form of RFC 7644. */
export const toList = (
  Resources: Complex[],
  { total = Resources.length, startIndex = 1 } = {},
): Schemas['ScimList'] => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
  totalResults: total,
  startIndex,
  itemsPerPage: Resources.length,
  Resources,
});
