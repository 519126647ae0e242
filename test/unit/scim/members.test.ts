import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../server/api/problem.ts';
import { splitGroup, splitOperations } from '../../../server/features/identity/directories/scim/members.ts';

const CORE = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const change = (...Operations: object[]) => {
  const { members, others } = splitOperations({ Operations });
  return {
    clears: members.clears,
    added: [...members.added],
    removed: [...members.removed],
    others: others.length,
  };
};
const nothing = { clears: false, added: [], removed: [], others: 0 };

describe('a change of the members of a group', () => {
  it.each([
    ['a list', { op: 'add', path: 'members', value: [{ value: 'a' }, { value: 'b' }] }],
    ['addresses alone', { op: 'add', path: 'members', value: [{ $ref: '../Users/a' }, { $ref: 'b' }] }],
    ['ids alone', { op: 'Add', path: 'members', value: ['a', 'b'] }],
    [
      'names in another case',
      { op: 'Add', path: 'members', value: [{ Value: 'a' }, { $REF: '../Users/b' }] },
    ],
    [
      'more than the id',
      { op: 'add', path: 'members', value: [{ value: 'a', $ref: 'x', display: 'A' }, 'b'] },
    ],
    ['a path with the URN of the schema', { op: 'add', path: `${CORE}:members`, value: ['a', 'b'] }],
    ['properties in another case', { OP: 'ADD', Path: 'Members', VALUE: ['a', 'b'] }],
  ])('adds %s', (_, operation) => {
    expect(change(operation)).toEqual({ ...nothing, added: ['a', 'b'] });
  });

  it('adds one member that is no list', () => {
    expect(change({ op: 'add', path: 'members', value: { value: 'a' } }).added).toEqual(['a']);
  });

  it.each([
    [
      'by a list of values, and takes no others',
      { op: 'Remove', path: 'members', value: [{ value: 'a' }] },
      ['a'],
    ],
    ['by a filter', { op: 'remove', path: 'members[value eq "a"]' }, ['a']],
    [
      'by a filter with several ids',
      { op: 'remove', path: 'members[value eq "a" or value eq "b"]' },
      ['a', 'b'],
    ],
    ['of an empty list, which takes none', { op: 'remove', path: 'members', value: [] }, []],
  ])('removes %s', (_, operation, removed) => {
    expect(change(operation)).toEqual({ ...nothing, removed });
  });

  it('removes all members when it lists none', () => {
    expect(change({ op: 'remove', path: 'members' })).toEqual({ ...nothing, clears: true });
  });

  it('without a path changes what its value names', () => {
    const operation = { op: 'replace', value: { displayName: 'X', [`${CORE}:members`]: [{ value: 'a' }] } };
    expect(change(operation)).toEqual({ clears: true, added: ['a'], removed: [], others: 1 });
    expect(change({ op: 'add', value: { members: [{ value: 'a' }] } })).toMatchObject({
      clears: false,
      added: ['a'],
    });
  });

  it('is the sum of its operations', () => {
    const add = (id: string) => ({ op: 'add', path: 'members', value: [id] });
    const remove = (id: string) => ({ op: 'remove', path: `members[value eq "${id}"]` });
    expect(change(add('a'), remove('a'))).toEqual({ ...nothing, removed: ['a'] });
    expect(change(remove('a'), add('a'))).toEqual({ ...nothing, added: ['a'] });
    expect(change(add('a'), { op: 'remove', path: 'members' }, add('b'))).toEqual({
      ...nothing,
      clears: true,
      added: ['b'],
    });
  });

  it.each([
    ['a member without an id', { op: 'add', path: 'members', value: [{ display: 'A' }] }, 'invalidValue'],
    ['a filter by another attribute', { op: 'remove', path: 'members[display eq "A"]' }, 'invalidFilter'],
    [
      'a change within a member',
      { op: 'replace', path: 'members[value eq "a"].value', value: 'b' },
      'mutability',
    ],
    ['an unknown attribute', { op: 'add', path: 'owners', value: ['a'] }, 'invalidPath'],
  ])('refuses %s', (_, operation, scimType) => {
    const refused = () => change(operation);
    expect(refused).toThrow(ProblemError);
    try {
      refused();
    } catch (error) {
      expect((error as ProblemError).extras.scimType).toBe(scimType);
    }
  });
});

describe('a whole group', () => {
  it('replaces its members, or says nothing about them', () => {
    const all = splitGroup({ displayName: 'X', members: [{ value: 'a' }] });
    expect([all.members.clears, [...all.members.added], all.rest]).toEqual([
      true,
      ['a'],
      { displayName: 'X' },
    ]);
    expect(splitGroup({ members: [] }).members.clears).toBe(true);
    expect(splitGroup({ displayName: 'X' }).members.clears).toBe(false);
  });
});
