import { describe, expect, it } from 'vitest';
import {
  ACCOUNT_WEAKENING,
  type AccountControls,
} from '../../../server/features/payments/accounts/policies.ts';
import { weakerFields } from '../../../server/features/payments/approvals/control-changes/policies.ts';
import { LIMIT_WEAKENING, type LimitControls } from '../../../server/features/payments/limits/controls.ts';
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

describe('a change of a limit', () => {
  const limit: LimitControls = {
    per_payment: 10,
    per_day: null,
    per_month: 1_000,
    count_per_day: 5,
    on_exceed: 'refuse',
    approval_rule: null,
  };

  it.each([
    ['a higher maximum', { per_payment: 11 }, true],
    ['the same maximum', { per_payment: 10 }, false],
    ['a lower maximum', { per_month: 999 }, false],
    ['no maximum any more', { per_month: null }, true],
    ['a new maximum', { per_day: 1 }, false],
    ['still no maximum', { per_day: null }, false],
    ['more payments', { count_per_day: 6 }, true],
    ['holding instead of refusing', { on_exceed: 'hold' as const }, true],
    ['asking approvers instead of refusing', { on_exceed: 'approve' as const }, true],
    ['refusing as before', { on_exceed: 'refuse' as const }, false],
    ['the first rule', { approval_rule: 'rul_1' }, false],
  ])('is weaker or not: %s', (_case, changes: Partial<LimitControls>, isWeaker) => {
    expect(weakerFields(limit, changes, LIMIT_WEAKENING)).toEqual(isWeaker ? changes : {});
  });

  it('is stricter when it refuses what was held', () => {
    const held: LimitControls = { ...limit, on_exceed: 'hold' };
    expect(weakerFields(held, { on_exceed: 'refuse' }, LIMIT_WEAKENING)).toEqual({});
    expect(weakerFields(held, { on_exceed: 'approve' }, LIMIT_WEAKENING)).toEqual({});
    const asks: LimitControls = { ...limit, on_exceed: 'approve', approval_rule: 'rul_1' };
    const weaker = { on_exceed: 'hold', approval_rule: 'rul_2' } as const;
    expect(weakerFields(asks, weaker, LIMIT_WEAKENING)).toEqual(weaker);
    expect(weakerFields(asks, { on_exceed: 'refuse', approval_rule: null }, LIMIT_WEAKENING)).toEqual({});
  });
});

describe('a change of an own account', () => {
  const account: AccountControls = { floor: 100, funds_check: 'warn', shared_with: ['prj_a', 'prj_b'] };

  it.each([
    ['a lower floor', account, { floor: 99 }, true],
    ['no floor any more', account, { floor: null }, true],
    ['a higher floor', account, { floor: 101 }, false],
    ['a floor where there was none', { ...account, floor: null }, { floor: -5 }, false],
    ['a softer funds check', account, { funds_check: 'none' as const }, true],
    ['a stricter funds check', account, { funds_check: 'strict' as const }, false],
    ['fewer projects', account, { shared_with: ['prj_b'] }, false],
    ['another project', account, { shared_with: ['prj_b', 'prj_c'] }, true],
    ['all projects', account, { shared_with: 'all' as const }, true],
    ['some instead of all', { ...account, shared_with: 'all' as const }, { shared_with: ['prj_c'] }, false],
  ])(
    'is weaker or not: %s',
    (_case, before: AccountControls, changes: Partial<AccountControls>, isWeaker) => {
      expect(weakerFields(before, changes, ACCOUNT_WEAKENING)).toEqual(isWeaker ? changes : {});
    },
  );
});
