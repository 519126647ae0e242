import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../server/api/problem.ts';
import { USERS } from '../../../server/features/identity/directories/scim/attributes.ts';
import {
  operationsOf,
  patched,
  toResource,
} from '../../../server/features/identity/directories/scim/patch.ts';
import { rounds, seedOf } from '../../support/scale.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const grace = () => ({ userName: 'grace@acme.com', active: true, name: { givenName: 'Grace' } });

type Operation = Record<string, unknown>;
const patch = (resource: object, ...operations: Operation[]) =>
  patched(USERS, resource as Record<string, unknown>, operationsOf({ Operations: operations }));

function scimTypeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof ProblemError) return error.extras.scimType;
    throw error;
  }
  return undefined;
}

describe('a patch in the forms of identity providers', () => {
  const work = [{ type: 'work', value: 'grace@acme.com' }];
  const forms: ReadonlyArray<readonly [string, object, Operation, object]> = [
    [
      'an op with a capital',
      grace(),
      { op: 'Replace', path: 'displayName', value: 'G' },
      { displayName: 'G' },
    ],
    ['False as text', grace(), { op: 'replace', path: 'active', value: 'False' }, { active: false }],
    ['no path and an object', grace(), { op: 'replace', value: { active: false } }, { active: false }],
    [
      'no path and a dotted name',
      grace(),
      { op: 'replace', value: { 'name.familyName': 'Hopper' } },
      { name: { givenName: 'Grace', familyName: 'Hopper' } },
    ],
    [
      'no path and a name with a URN',
      grace(),
      { op: 'add', value: { [`${ENTERPRISE}:department`]: 'Navy' } },
      { [ENTERPRISE]: { department: 'Navy' } },
    ],
    [
      'no path and a filter in the name',
      grace(),
      { op: 'add', value: { 'emails[type eq "work"].value': 'grace@acme.com' } },
      { emails: work },
    ],
    [
      'a path with a filter that creates',
      grace(),
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'grace@acme.com' },
      { emails: work },
    ],
    [
      'a manager as text',
      grace(),
      { op: 'add', path: `${ENTERPRISE}:manager`, value: 'dru_1' },
      { [ENTERPRISE]: { manager: { value: 'dru_1' } } },
    ],
    [
      'a manager as an object',
      grace(),
      { op: 'add', path: `${ENTERPRISE}:manager`, value: { value: 'dru_1', $ref: '../Users/dru_1' } },
      { [ENTERPRISE]: { manager: { value: 'dru_1' } } },
    ],
    [
      'a manager as a list',
      grace(),
      { op: 'add', path: `${ENTERPRISE}:manager`, value: [{ value: 'dru_1' }] },
      { [ENTERPRISE]: { manager: { value: 'dru_1' } } },
    ],
    ['a name in another case', grace(), { op: 'add', path: 'DISPLAYNAME', value: 'G' }, { displayName: 'G' }],
    [
      'the URN of the core schema',
      grace(),
      { op: 'add', path: 'urn:ietf:params:scim:schemas:core:2.0:User:title', value: 'Dr' },
      { title: 'Dr' },
    ],
    [
      'a removal with a list of values',
      { ...grace(), emails: [...work, { type: 'home', value: 'g@home.example' }] },
      { op: 'remove', path: 'emails', value: work },
      { emails: [{ type: 'home', value: 'g@home.example' }] },
    ],
    [
      'a removal by a filter',
      { ...grace(), emails: [...work, { type: 'home', value: 'g@home.example' }] },
      { op: 'remove', path: 'emails[type eq "home"]' },
      { emails: work },
    ],
  ];
  it.each(forms)('accepts %s', (_, resource, operation, result) => {
    expect(patch(resource, operation)).toMatchObject(result);
  });

  it('adds no value twice, and keeps one primary value', () => {
    const twice = {
      op: 'add',
      path: 'emails',
      value: [{ value: 'a@acme.com', type: 'work', primary: true }],
    };
    const other = {
      op: 'add',
      path: 'emails',
      value: [{ value: 'b@acme.com', type: 'home', primary: true }],
    };
    expect(patch(grace(), twice, twice, other).emails).toEqual([
      { value: 'a@acme.com', type: 'work', primary: false },
      { value: 'b@acme.com', type: 'home', primary: true },
    ]);
  });

  it('takes null for no value', () => {
    const removed = patch({ ...grace(), title: 'Dr' }, { op: 'replace', path: 'title', value: null });
    expect(removed).toEqual(grace());
  });

  it('leaves the sub-attributes alone that a value does not name', () => {
    const changed = patch(grace(), { op: 'replace', path: 'name', value: { familyName: 'Hopper' } });
    expect(changed.name).toEqual({ givenName: 'Grace', familyName: 'Hopper' });
  });
});

describe('a patch that is wrong', () => {
  it.each([
    [{ op: 'move', path: 'title' }, 'invalidSyntax'],
    [{ op: 'remove' }, 'noTarget'],
    [{ op: 'add', path: 'shoeSize', value: 1 }, 'invalidPath'],
    [{ op: 'add', path: 'emails[type eq "work"', value: 1 }, 'invalidPath'],
    [{ op: 'add', path: 'name[givenName eq "x"].familyName', value: 'x' }, 'invalidPath'],
    [{ op: 'add', path: 'emails[type eq].value', value: 'x' }, 'invalidFilter'],
    [{ op: 'replace', path: 'emails[type co "x"].value', value: 'x' }, 'noTarget'],
    [{ op: 'replace', path: 'id', value: 'x' }, 'mutability'],
    [{ op: 'remove', path: 'userName' }, 'mutability'],
    [{ op: 'replace', path: 'active', value: 'perhaps' }, 'invalidValue'],
    [{ op: 'replace', path: 'title', value: ['a', 'b'] }, 'invalidValue'],
    [{ op: 'replace', value: 'x' }, 'invalidValue'],
  ])('refuses %j with %s', (operation, scimType) => {
    expect(scimTypeOf(() => patch(grace(), operation))).toBe(scimType);
  });

  it('refuses a text of more than 1000 characters', () => {
    const long = { op: 'replace', path: 'title', value: 'x'.repeat(1001) };
    expect(scimTypeOf(() => patch(grace(), long))).toBe('invalidValue');
  });

  it('refuses no operation, and more than 100', () => {
    expect(scimTypeOf(() => patch(grace()))).toBe('invalidSyntax');
    const many = Array.from({ length: 101 }, () => ({ op: 'add', path: 'title', value: 'x' }));
    expect(scimTypeOf(() => patch(grace(), ...many))).toBe('tooMany');
  });
});

describe('the work of a patch', () => {
  const path = (comparisons: number) =>
    `emails[${Array(comparisons).fill('type eq "x"').join(' or ')}].value`;
  const remove = (comparisons: number) => ({ op: 'remove', path: path(comparisons) });
  const named = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`emails[type eq "t${index}"].value`, 'a@b.example']),
    );

  it('is 100 comparisons of its paths, also of those that are names', () => {
    const operations = (count: number) => Array.from({ length: count }, () => remove(1));
    expect(scimTypeOf(() => patch(grace(), ...operations(100)))).toBeUndefined();
    for (const refused of [
      () => patch(grace(), remove(50), remove(51)),
      () => patch(grace(), { op: 'add', value: named(101) }),
      () => patch(grace(), { op: 'add', path: ENTERPRISE, value: { deep: [named(101)] } }),
      () => toResource(USERS, { userName: 'x', ...named(101) }),
    ])
      expect(scimTypeOf(refused)).toBe('tooMany');
  });

  it('does not grow with the square of the values that operations repeat', () => {
    const emails = Array.from({ length: 100 }, (_, index) => ({
      type: `t${index}`,
      display: 'é'.repeat(990),
    }));
    const add = { op: 'add', path: 'emails', value: emails };
    const texts = vi.spyOn(JSON, 'stringify');
    expect(patch(grace(), ...Array(10).fill(add)).emails).toHaveLength(100);
    // Each value of each operation once, and each that there is: they were compared two by two.
    expect(texts.mock.calls.length).toBeLessThanOrEqual(10 * 200);
    texts.mockRestore();
  });
});

describe('junk', () => {
  const names = fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    '__proto__.polluted',
    'constructor.prototype.polluted',
    'name.__proto__',
    'emails[__proto__ eq "x"].value',
    'emails.constructor',
    `${ENTERPRISE}:__proto__.polluted`,
    'toString',
    'name',
    'emails',
    'active',
    '',
  );
  const path = fc.oneof(
    names,
    fc.string(),
    fc.tuple(names, fc.string()).map(([a, b]) => `${a}.${b}`),
  );
  const op = fc.constantFrom('add', 'replace', 'remove', 'Add');
  const operation = fc.record(
    { op, path, value: fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.dictionary(path, fc.jsonValue())) },
    { requiredKeys: ['op'] },
  );

  it('changes no prototype, and leaves only names of the tables', () => {
    const known = new Set([
      'userName',
      'active',
      'externalId',
      ...[USERS.core, ...USERS.extensions].flatMap(({ id, attributes }) => [
        id,
        ...attributes.map(({ name }) => name),
      ]),
    ]);
    const runs = fc.property(fc.array(operation, { maxLength: 8 }), (operations) => {
      try {
        const changed = patch(grace(), ...operations);
        for (const name of Object.keys(changed)) expect(known).toContain(name);
        expect(Object.getPrototypeOf(changed)).toBe(Object.prototype);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
      }
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
      expect(Reflect.ownKeys(Object.prototype)).toHaveLength(12);
    });
    fc.assert(runs, { numRuns: rounds({ sample: 500, full: 50_000 }), seed: seedOf('scim-patch') });
  });

  it('of a whole resource leaves only names of the tables', () => {
    const junk = JSON.parse(
      '{"userName":"x","__proto__":{"polluted":1},"name":{"__proto__":{"polluted":1}},"x":1}',
    );
    expect(toResource(USERS, junk)).toEqual({ userName: 'x' });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
