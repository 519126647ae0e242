import { describe, expect, it } from 'vitest';
import {
  redactedBody,
  withoutQuoted,
} from '../../../server/features/identity/directories/requests/redact.ts';
import { dueNotice } from '../../../server/features/identity/directories/token-age-job.ts';

describe('a body in the log of a directory', () => {
  it('keeps names and structure, and hides what is about people', () => {
    const id = `dru_${'0'.repeat(26)}`;
    const body = {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: 'grace@acme.com',
      active: 'True',
      name: { givenName: 'Grace' },
      Operations: [
        { op: 'Add', path: 'emails[value eq "grace@acme.com"].value', value: 'g@acme.com' },
        { value: id },
      ],
    };
    expect(JSON.parse(redactedBody(body) ?? '')).toEqual({
      schemas: body.schemas,
      userName: '…',
      active: 'True',
      name: { givenName: '…' },
      Operations: [{ op: 'Add', path: 'emails[value eq "…"].value', value: '…' }, { value: id }],
    });
  });

  it('is bounded, whatever a client sends', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(30)}1${'}'.repeat(30)}`);
    const wide = { members: Array.from({ length: 5000 }, () => ({ value: 'x' })), ['k'.repeat(9000)]: 'x' };
    const quotes = { path: '"\\'.repeat(2_000_000), [`"${'a'.repeat(2_000_000)}`]: 1 };
    for (const body of [deep, wide, quotes, 'x'.repeat(100_000), 7, null, ['a']])
      expect(redactedBody(body)?.length).toBeLessThanOrEqual(4001);
    expect(redactedBody(undefined)).toBeNull();
    expect(redactedBody(wide)).toContain('… 4980 more');
  });

  it('shows filters without their texts, also broken ones', () => {
    expect(withoutQuoted('userName eq "grace@acme.com" and active eq true')).toBe(
      'userName eq "…" and active eq true',
    );
    expect(withoutQuoted('userName eq "grace')).toBe('userName eq "…"');
  });
});

describe('the notice about the age of a token', () => {
  const made = new Date('2026-01-01T00:00:00Z');
  const settings = {
    max_key_lifetime_days: null,
    max_key_lifetime_since: null,
    key_rotation_days: 90,
    key_rotation_since: new Date('2025-01-01T00:00:00Z'),
    secrets_expired_before: null,
  };
  const due = (daysLeft: number, last: number | null, rules: object = {}) => {
    const now = new Date(made.getTime() + (90 - daysLeft) * 86_400_000);
    const directory = { created_at: made, rotated_at: null, age_noticed_days: last };
    return dueNotice(directory, { ...settings, ...rules }, now)?.days;
  };

  it.each([
    [31, null, undefined],
    [30, null, 30],
    [29, 30, undefined],
    [14, 30, 14],
    [3, 14, 3],
    [2, 3, undefined],
    [1, 3, 1],
    [-5, null, 1],
    [-5, 1, undefined],
  ])('with %s days left, after that of %s, is that of %s', (left, last, expected) => {
    expect(due(left, last)).toBe(expected);
  });

  it('is sent only if the organization has a limit', () => {
    expect(due(1, null, { key_rotation_days: null })).toBeUndefined();
  });
});
