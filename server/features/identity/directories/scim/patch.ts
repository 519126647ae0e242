import { scimProblem } from '../../../../api/scim-problem.ts';
import { type Attribute, type AttributePath, findAttributePath, type ResourceKind } from './attributes.ts';
import { assertFewComparisons } from './comparisons.ts';
import { described, type Filter, parseFilter, passes } from './filter.ts';
import { type Complex, isObject, toValue, withOnePrimary } from './values.ts';

/*
 * Changes to a resource by RFC 7644 §3.5.2, also in the forms in which Entra and Okta write them. A path is looked up in the
 * table of attributes. It never leads into an object by itself: a path such as `__proto__.x` is unknown.
 */

const MAX_OPERATIONS = 100;
const MAX_PATH = 1024;

export type Op = 'add' | 'replace' | 'remove';
const OPS: ReadonlySet<string> = new Set<Op>(['add', 'replace', 'remove']);

interface Target extends AttributePath {
  filter: Filter | undefined;
}

const invalidPath = (path: string) =>
  scimProblem(
    'invalidPath',
    `No attribute is named ${JSON.stringify(path.slice(0, 200))}. See /scim/v2/Schemas.`,
  );

/** Returns a property of the body by its name in any case. */
export const property = (value: Complex, name: string): unknown =>
  Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1];

/** Splits a path such as `emails[type eq "work"].value`. @throws invalidPath or invalidFilter */
export function parseTarget(kind: ResourceKind, path: string): Target {
  if (path.length > MAX_PATH) throw invalidPath(path);
  const open = path.indexOf('[');
  if (open < 0) {
    const place = findAttributePath(kind, path);
    if (place === undefined) throw invalidPath(path);
    return { ...place, filter: undefined };
  }
  const close = path.lastIndexOf(']');
  const place = findAttributePath(kind, path.slice(0, open) + path.slice(close + 1));
  const isList =
    place?.attribute?.multiValued === true && findAttributePath(kind, path.slice(0, open)) !== undefined;
  if (close < open || place === undefined || !isList) throw invalidPath(path);
  return { ...place, filter: parseFilter(path.slice(open + 1, close)) };
}

/** Returns the object that has the attribute: the resource, or its extension. */
function holderOf(resource: Complex, { extension }: AttributePath): Complex {
  if (extension === undefined) return resource;
  const held = resource[extension.id];
  const holder = isObject(held) ? held : {};
  resource[extension.id] = holder;
  return holder;
}

const set = (holder: Complex, { name }: Attribute, value: unknown): void => {
  if (value === undefined) delete holder[name];
  else holder[name] = value;
};

const itemsOf = (holder: Complex, { name }: Attribute): unknown[] => {
  const held = holder[name];
  return Array.isArray(held) ? held : [];
};

/** What a value is known by: its value and type, or all of it. */
const keyOf = (item: unknown): string =>
  isObject(item) && item.value !== undefined
    ? JSON.stringify([item.value, item.type])
    : `all of ${JSON.stringify(item)}`;

/** Changes the values of a list that a filter selects, or all of them. */
function changeItems(
  holder: Complex,
  op: Op,
  target: Target & { attribute: Attribute },
  value: unknown,
): void {
  const { attribute, sub, filter } = target;
  const items = itemsOf(holder, attribute);
  const meant = new Set(items.filter((item) => filter === undefined || passes(attribute, item, filter)));
  const given =
    sub === undefined
      ? toValue({ ...attribute, multiValued: undefined as never }, value)
      : toValue(sub, value);
  const change = (item: unknown): unknown[] => {
    if (!meant.has(item)) return [item];
    if (op === 'remove' && sub === undefined) return [];
    const { ...changed } = isObject(item) ? item : {};
    if (sub === undefined) Object.assign(changed, given);
    else set(changed, sub, op === 'remove' ? undefined : given);
    return Object.keys(changed).length === 0 ? [] : [changed];
  };
  const next = items.flatMap(change);
  if (op !== 'remove' && meant.size === 0) next.push(created(target, given));
  set(holder, attribute, next.length === 0 ? undefined : withOnePrimary(next));
}

/** Returns the value that a path creates, because none of the list passes its filter. @throws noTarget */
function created({ attribute, sub, filter }: Target & { attribute: Attribute }, given: unknown): unknown {
  const base = filter === undefined ? {} : described(attribute, filter);
  if (base === undefined) throw scimProblem('noTarget', 'No value passes the filter of the path.');
  const single = { ...attribute, multiValued: undefined as never };
  return toValue(single, { ...base, ...(sub === undefined ? (given as object) : { [sub.name]: given }) });
}

/** Adds values to a list, replaces it, or removes those that the operation lists, or all. */
function changeList(holder: Complex, op: Op, attribute: Attribute, value: unknown): void {
  const given = toValue(attribute, value);
  const values = Array.isArray(given) ? given : [];
  const items = itemsOf(holder, attribute);
  if (op === 'replace' || (op === 'remove' && values.length === 0)) {
    set(holder, attribute, op === 'remove' ? undefined : given);
    return;
  }
  const without = (all: readonly unknown[], others: readonly unknown[]) => {
    const keys = new Set(others.map(keyOf));
    return all.filter((one) => !keys.has(keyOf(one)));
  };
  const next = op === 'remove' ? without(items, values) : [...items, ...without(values, items)];
  // Through the table once more, which limits how long a list gets.
  set(holder, attribute, toValue(attribute, next));
}

function changeSingle(
  holder: Complex,
  op: Op,
  { attribute, sub }: Pick<Target, 'sub'> & { attribute: Attribute },
  value: unknown,
): void {
  const held = holder[attribute.name];
  const old = isObject(held) ? held : {};
  if (sub !== undefined) {
    const { ...changed } = old;
    set(changed, sub, op === 'remove' ? undefined : toValue(sub, value));
    set(holder, attribute, Object.keys(changed).length === 0 ? undefined : changed);
    return;
  }
  const given = op === 'remove' ? undefined : toValue(attribute, value);
  // Sub-attributes that the value does not name stay as they are.
  set(holder, attribute, isObject(given) ? { ...old, ...given } : given);
}

function apply(resource: Complex, op: Op, target: Target, value: unknown): void {
  const { attribute, extension, sub, filter } = target;
  if (attribute === undefined) {
    // The whole extension.
    if (op === 'remove' && extension !== undefined) delete resource[extension.id];
    return;
  }
  const holder = holderOf(resource, target);
  const isList = attribute.multiValued === true;
  if (isList && (filter !== undefined || sub !== undefined))
    changeItems(holder, op, { ...target, attribute }, value);
  else if (isList) changeList(holder, op, attribute, value);
  else changeSingle(holder, op, { attribute, sub }, value);
  if (extension !== undefined && Object.keys(holder).length === 0) delete resource[extension.id];
}

/** @throws mutability */
function assertChangeable({ attribute, sub }: AttributePath, op: Op): void {
  const fixed = [attribute, sub].find((one) => one?.readOnly === true);
  if (fixed !== undefined) throw scimProblem('mutability', `${fixed.name} is set by the server.`);
  if (op === 'remove' && sub === undefined && attribute?.required === true)
    throw scimProblem('mutability', `${attribute.name} is required and cannot be removed.`);
}

/**
 * Changes what the properties of a value name, also dotted and with URNs. Unknown ones are left out, as in a whole resource.
 * @param how the operation, and what precedes the names: the URN of an extension
 */
function applyObject(
  kind: ResourceKind,
  resource: Complex,
  how: { op: Op; prefix: string },
  value: Complex,
): void {
  const { op, prefix } = how;
  for (const [name, item] of Object.entries(value)) {
    // Entra also writes whole paths as names.
    const place = name.includes('[') ? parseTarget(kind, name) : findAttributePath(kind, `${prefix}${name}`);
    if (place === undefined || place.attribute?.readOnly === true || place.sub?.readOnly === true) continue;
    if (place.attribute !== undefined) apply(resource, op, { filter: undefined, ...place }, item);
    else if (isObject(item)) applyObject(kind, resource, { op, prefix: `${name}:` }, item);
  }
}

/** Changes what an operation without a path names in its value. @throws noTarget or invalidValue */
function applyWithoutPath(kind: ResourceKind, resource: Complex, op: Op, value: unknown): void {
  if (op === 'remove') throw scimProblem('noTarget', 'An operation that removes needs a path.');
  if (!isObject(value)) throw scimProblem('invalidValue', 'Without a path, the value has to be an object.');
  applyObject(kind, resource, { op, prefix: '' }, value);
}

function applyAt(kind: ResourceKind, resource: Complex, path: string, { op, value }: PatchOperation): void {
  const target = parseTarget(kind, path);
  assertChangeable(target, op);
  const { attribute, extension } = target;
  if (attribute !== undefined || extension === undefined || op === 'remove')
    apply(resource, op, target, value);
  else if (isObject(value)) applyObject(kind, resource, { op, prefix: `${extension.id}:` }, value);
  else throw scimProblem('invalidValue', 'The value of a whole extension is an object.');
}

const isOp = (name: string): name is Op => OPS.has(name);

/** An operation of a patch. Without a path, its value names what it changes. */
export interface PatchOperation {
  op: Op;
  path: string | undefined;
  value: unknown;
}

/** Reads an operation, whose properties may be in any case. @throws invalidSyntax or invalidPath */
function toOperation(operation: unknown): PatchOperation {
  const given = isObject(operation) ? operation : {};
  const name = property(given, 'op');
  const op = typeof name === 'string' ? name.toLowerCase() : '';
  if (!isOp(op)) throw scimProblem('invalidSyntax', 'Each operation has an op: add, replace or remove.');
  const [path, value] = [property(given, 'path'), property(given, 'value')];
  if (path === undefined || path === null || path === '') return { op, path: undefined, value };
  if (typeof path === 'string') return { op, path, value };
  throw scimProblem('invalidPath', 'A path is a text.');
}

/** Returns the operations of a body. @throws invalidSyntax, invalidPath or tooMany */
export function operationsOf(body: unknown): PatchOperation[] {
  const operations = isObject(body) ? property(body, 'operations') : undefined;
  if (!Array.isArray(operations) || operations.length === 0)
    throw scimProblem('invalidSyntax', 'Send the changes as a list in Operations.');
  if (operations.length > MAX_OPERATIONS)
    throw scimProblem('tooMany', `Send at most ${MAX_OPERATIONS} operations.`);
  return operations.map(toOperation);
}

/**
 * Returns a resource after operations. The given one stays as it is.
 * @throws a problem with the scimType of what is wrong
 */
export function patched(
  kind: ResourceKind,
  resource: Complex,
  operations: readonly PatchOperation[],
): Complex {
  assertFewComparisons(
    operations.map(({ path = '' }) => path),
    operations.map(({ value }) => value),
  );
  const changed = structuredClone(resource);
  for (const operation of operations) {
    const { op, path, value } = operation;
    if (path === undefined) applyWithoutPath(kind, changed, op, value);
    else applyAt(kind, changed, path, operation);
  }
  return changed;
}

/** Returns a resource of a client with the attributes of the tables alone. @throws invalidValue */
export function toResource(kind: ResourceKind, body: unknown): Complex {
  assertFewComparisons([], [body]);
  const resource: Complex = {};
  applyObject(kind, resource, { op: 'replace', prefix: '' }, isObject(body) ? body : {});
  return resource;
}
