import { scimProblem } from '../../../../api/scim-problem.ts';
import { findAttributePath, GROUPS, named } from './attributes.ts';
import type { Filter } from './filter.ts';
import { type Op, operationsOf, type PatchOperation, parseTarget, property } from './patch.ts';
import { type Complex, isObject } from './values.ts';

/*
 * The members of a group may be thousands, so changes of them are sets of ids and are not applied to a list in memory. A
 * removal that lists values takes those only, also if the list is empty.
 */

const MEMBERS = named(GROUPS.core.attributes, 'members');

/** What a request does to the members of a group, as the sum of its operations. */
export interface MemberChange {
  /** Whether only the added people are left. */
  clears: boolean;
  added: Set<string>;
  removed: Set<string>;
}

const wrong = () =>
  scimProblem('invalidValue', 'members is a list of people: [{"value": "<id of a person>"}].');

const memberChange = (): MemberChange => ({ clears: false, added: new Set(), removed: new Set() });

/** Returns the id of a member, also of one that only has the address of the person. */
function idOf(item: unknown): string {
  const address = isObject(item) ? property(item, '$ref') : undefined;
  const reference = typeof address === 'string' ? address.split('/').at(-1) : undefined;
  const id = isObject(item) ? (property(item, 'value') ?? reference) : item;
  if (typeof id !== 'string' || id === '') throw wrong();
  return id;
}

/** Returns the ids in a value: a list, one member, or an id alone. */
function idsOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(idOf);
}

/** Returns the ids that a filter such as `value eq "a" or value eq "b"` names. @throws invalidFilter */
function idsOfFilter(filter: Filter): string[] {
  if (filter.op === 'or') return filter.filters.flatMap(idsOfFilter);
  if (filter.op === 'eq' && filter.attrPath.toLowerCase() === 'value' && filter.compValue !== null)
    return [String(filter.compValue)];
  throw scimProblem('invalidFilter', 'Select members by their ids: members[value eq "<id of a person>"].');
}

function note(change: MemberChange, op: Op, ids: readonly string[]): void {
  const [to, from] =
    op === 'remove' ? [change.removed, change.added] : ([change.added, change.removed] as const);
  for (const id of ids) {
    from.delete(id);
    to.add(id);
  }
}

function clear(change: MemberChange): void {
  change.clears = true;
  change.added.clear();
  change.removed.clear();
}

function noteValue(change: MemberChange, op: Op, value: unknown): void {
  const takesAll = op === 'remove' && (value === undefined || value === null);
  if (op === 'replace' || takesAll) clear(change);
  note(change, op, idsOf(value));
}

/** Notes an operation on members. @returns whether it is one */
function noteAt(change: MemberChange, { op, path = '', value }: PatchOperation): boolean {
  const { attribute, sub, filter } = parseTarget(GROUPS, path);
  if (attribute !== MEMBERS) return false;
  if (filter === undefined) noteValue(change, op, value);
  else if (op === 'remove' && sub === undefined) note(change, op, idsOfFilter(filter));
  else throw scimProblem('mutability', 'A member does not change. Add and remove members instead.');
  return true;
}

/** Takes the members out of an object. */
function withoutMembers(value: Complex): { rest: Complex; members: unknown } {
  const isMembers = (name: string) => findAttributePath(GROUPS, name)?.attribute === MEMBERS;
  const entries = Object.entries(value);
  return {
    rest: Object.fromEntries(entries.filter(([name]) => !isMembers(name))),
    members: entries.find(([name]) => isMembers(name))?.[1],
  };
}

/**
 * Splits the operations of a body into the change of the members and the others.
 * @throws a problem with the scimType of what is wrong
 */
export function splitOperations(body: unknown): { members: MemberChange; others: PatchOperation[] } {
  const members = memberChange();
  const others = operationsOf(body).flatMap((operation): PatchOperation[] => {
    const { op, path, value } = operation;
    if (path !== undefined) return noteAt(members, operation) ? [] : [operation];
    if (!isObject(value)) return [operation];
    const { rest, members: given } = withoutMembers(value);
    if (given !== undefined && op !== 'remove') noteValue(members, op, given);
    return [{ op, path, value: rest }];
  });
  return { members, others };
}

/** Splits a whole group into its members and the rest. Members that are left out stay as they are. @throws invalidValue */
export function splitGroup(body: unknown): { members: MemberChange; rest: Complex } {
  const { rest, members: given } = withoutMembers(isObject(body) ? body : {});
  const members = memberChange();
  if (given !== undefined) noteValue(members, 'replace', given);
  return { members, rest };
}
