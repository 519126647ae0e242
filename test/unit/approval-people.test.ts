import { describe, expect, it } from 'vitest';
import {
  coolingOf,
  exclusionsOf,
  groupsOf,
  type RequestHistory,
} from '../../server/features/payments/approvals/engine/people.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const history: RequestHistory = {
  requested_at: NOW,
  requester: null,
  shown_secrets: [],
  key_changes: [],
  beneficiary_changes: [],
};

describe('people who may not approve a request', () => {
  const shown = (shown_at: Date, ended_at: Date | null) => ({
    shown_secrets: [{ user_id: 'bob', shown_at, ended_at }],
  });
  it.each<[string, Partial<RequestHistory>, string | undefined]>([
    ['requested it', { requester: 'bob' }, 'requester'],
    ['saw the secret of the key long ago', shown(hoursAgo(9000), null), 'knew_key_secret'],
    ['saw a secret that ended later', shown(hoursAgo(9), hoursAgo(-1)), 'knew_key_secret'],
    ['saw a secret that had ended before', shown(hoursAgo(9), NOW), undefined],
    ['saw a secret only afterwards', shown(hoursAgo(-1), null), undefined],
    [
      'changed the key within a day',
      { key_changes: [{ user_id: 'bob', at: hoursAgo(23.9) }] },
      'changed_key',
    ],
    ['changed the key earlier', { key_changes: [{ user_id: 'bob', at: hoursAgo(24) }] }, undefined],
    ['changed the key afterwards', { key_changes: [{ user_id: 'bob', at: hoursAgo(-1) }] }, 'changed_key'],
    [
      'made the beneficiary in its cooling time',
      { beneficiary_changes: [{ user_id: 'bob', at: hoursAgo(47.9) }] },
      'changed_beneficiary',
    ],
    [
      'made the beneficiary earlier',
      { beneficiary_changes: [{ user_id: 'bob', at: hoursAgo(48) }] },
      undefined,
    ],
    [
      'requested it for a beneficiary of theirs',
      { requester: 'bob', beneficiary_changes: [{ user_id: 'bob', at: NOW }] },
      'requester',
    ],
  ])('are decided for a person who %s', (_, more, reason) => {
    expect(exclusionsOf({ ...history, ...more }, 48).get('bob')).toBe(reason);
  });
});

describe('new approvers', () => {
  const cool = (hours: number, live = true) =>
    coolingOf([{ user_id: 'new', at: hoursAgo(hours), given_by: 'bob' }], {
      coolingHours: 24,
      live,
      now: NOW,
    });

  it('do not count at first, then share a place with who appointed them, and then count alone', () => {
    expect(cool(23.9)).toEqual({ cooling: ['new'], shared: [['new', 'bob']] });
    expect(cool(24)).toEqual({ cooling: [], shared: [['new', 'bob']] });
    expect(cool(24 + 30 * 24 - 0.1)).toEqual({ cooling: [], shared: [['new', 'bob']] });
    expect(cool(24 + 30 * 24)).toEqual({ cooling: [], shared: [] });
  });

  it('count at once in simulated projects', () => {
    expect(cool(0, false)).toEqual({ cooling: [], shared: [] });
  });

  it('share no place with themselves or with the server', () => {
    const gains = [null, 'new'].map((given_by) => ({ user_id: 'new', at: hoursAgo(30), given_by }));
    expect(coolingOf(gains, { coolingHours: 24, live: true, now: NOW }).shared).toEqual([]);
  });

  it('are one group with all whom the same person appointed, also through others', () => {
    const groupOf = groupsOf({
      shared: [
        ['one', 'bob'],
        ['two', 'bob'],
        ['three', 'two'],
        ['bob', 'one'],
      ],
    });
    expect(new Set(['one', 'two', 'three', 'bob'].map(groupOf)).size).toBe(1);
    expect(groupOf('dee')).toBe('dee');
  });
});
