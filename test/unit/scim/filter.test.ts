import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../server/api/problem.ts';
import { USERS } from '../../../server/features/identity/directories/scim/attributes.ts';
import { parseFilter } from '../../../server/features/identity/directories/scim/filter.ts';
import { toCondition } from '../../../server/features/identity/directories/scim/filter-sql.ts';
import { USER_COLUMNS } from '../../../server/features/identity/directories/user-repository.ts';
import { rounds, seedOf } from '../../support/scale.ts';

const condition = (text: string) => toCondition(USERS, USER_COLUMNS, parseFilter(text));

describe('a filter', () => {
  it.each([
    ['userName eq "Grace"', 'lower(r.user_name) = lower(?::text)', ['Grace']],
    ['externalId eq "A"', 'r.external_id = ?::text', ['A']],
    [
      'name.familyName sw "Hop"',
      'starts_with(lower(r.attributes #>> ?::text[]), lower(?::text))',
      [['name', 'familyName'], 'Hop'],
    ],
    ['active eq "False"', 'coalesce((r.active)::boolean, false) = ?::boolean', [false]],
    ['title pr', 'r.attributes #>> ?::text[] is not null', [['title']]],
  ])('%s becomes SQL with bindings', (text, sql, bindings) => {
    expect(condition(text)).toEqual({ sql, bindings });
  });

  it.each([
    '',
    'userName',
    'userName eq',
    'userName eq "x" and',
    'shoeSize eq 1',
    '__proto__ eq "x"',
    'constructor.name eq "x"',
    'emails[type eq "work"',
    'emails[value[type eq "x"] eq "y"]',
    'name eq "x"',
    'active gt true',
    'meta.created gt "yesterday"',
    `userName eq "${'x'.repeat(1024)}"`,
    `${'('.repeat(21)}userName pr${')'.repeat(21)}`,
    'userName eq "a\nb"',
  ])('refuses %j as invalidFilter', (text) => {
    const refusal = (() => {
      try {
        return condition(text);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(ProblemError);
    expect((refusal as ProblemError).extras.scimType).toBe('invalidFilter');
  });

  it('does not run for long on texts with line breaks, which take the parser exponential time', () => {
    expect(() => parseFilter(`userName eq "${'\n'.repeat(900)}`)).toThrow(ProblemError);
  });

  it('of junk throws nothing but a refusal, and puts no text of the client into SQL', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'userName',
        'emails',
        'emails.value',
        'not',
        'and',
        'or',
        'eq',
        'co',
        'pr',
        '(',
        ')',
        '[',
        ']',
        'true',
        'null',
      ),
      fc.constantFrom('"\'; drop table members; --"', '"x"', '__proto__', 'meta.created', '12'),
      fc.string(),
    );
    const runs = fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      try {
        expect(condition(words.join(' ')).sql).not.toContain('drop table');
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
      }
    });
    fc.assert(runs, { numRuns: rounds({ sample: 1_000, full: 100_000 }), seed: seedOf('scim-filter') });
  });
});
