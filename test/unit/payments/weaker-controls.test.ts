import { describe, expect, it } from 'vitest';
import { weakerSettings } from '../../../server/features/tenancy/settings/service.ts';

const settings = { require_rule: true, approver_cooling_hours: 24, beneficiary_cooling_hours: 24 };

describe('a change of settings', () => {
  it.each([
    ['a rule is still required', { require_rule: true }, {}],
    ['no rule is required any more', { require_rule: false }, { require_rule: false }],
    ['approvers wait longer', { approver_cooling_hours: 25 }, {}],
    ['approvers wait less', { approver_cooling_hours: 23 }, { approver_cooling_hours: 23 }],
    ['beneficiaries wait less', { beneficiary_cooling_hours: 0 }, { beneficiary_cooling_hours: 0 }],
    [
      'one becomes weaker and the other stricter',
      { approver_cooling_hours: 48, beneficiary_cooling_hours: 1 },
      { beneficiary_cooling_hours: 1 },
    ],
  ])('waits for what becomes weaker: %s', (_case, changes, weaker) => {
    expect(weakerSettings(settings, changes, true)).toEqual(weaker);
  });

  it('may shorten the cooling time where nothing asks for approvals, but not require a rule no more', () => {
    const changes = { require_rule: false, approver_cooling_hours: 0, beneficiary_cooling_hours: 0 };
    expect(weakerSettings(settings, changes, false)).toEqual({ require_rule: false });
    expect(weakerSettings({ ...settings, require_rule: false }, changes, false)).toEqual({});
  });
});
