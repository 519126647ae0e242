import currencyCodes from 'currency-codes';
import { describe, expect, it } from 'vitest';
import { document } from '../../support/every-operation/document.ts';

const ours = new Map(Object.entries(document['x-currencies']));

/** What ISO 4217 has changed since the table of the package. */
const ADDED = ['XAD', 'XCG'];
const WITHDRAWN = ['ANG', 'BGN', 'CUC'];
/** Without minor units: metals, units of account, testing. */
const WITHOUT = /^X(A[GU]|B[ABCD]|DR|P[DT]|SU|TS|UA|XX)$/;
/** Of these, ICU counts digits as they are used in cash, and not as ISO 4217 does. */
const OTHERWISE_IN_CASH = new Set(
  'AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR RSD SOS SYP UYW YER'.split(' '),
);

describe('x-currencies', () => {
  it('has the codes and minor units of another table of ISO 4217, but for what has changed since', () => {
    const theirs = new Map(currencyCodes.data.map(({ code, digits }) => [code, digits]));
    for (const [code, digits] of ours)
      if (theirs.has(code)) expect([code, theirs.get(code)]).toEqual([code, digits]);
    expect([...ours.keys()].filter((code) => !theirs.has(code))).toEqual(ADDED);
    const missing = [...theirs.keys()].filter((code) => !ours.has(code) && !WITHOUT.test(code));
    expect(missing).toEqual(WITHDRAWN);
  });

  it('has the minor units of ICU, but for the currencies whose coins went out of use', () => {
    const known = new Set(Intl.supportedValuesOf('currency'));
    for (const [currency, digits] of ours) {
      if (!known.has(currency) || OTHERWISE_IN_CASH.has(currency)) continue;
      const { maximumFractionDigits } = new Intl.NumberFormat('en', {
        style: 'currency',
        currency,
      }).resolvedOptions();
      expect([currency, digits]).toEqual([currency, maximumFractionDigits]);
    }
  });

  it('is sorted, and lists the values of the schema Currency', () => {
    expect([...ours.keys()].sort()).toEqual([...ours.keys()]);
    expect(document.components.schemas.Currency?.enum).toEqual([...ours.keys()]);
    for (const [code, digits] of Object.entries({ JPY: 0, TRY: 2, HUF: 2, KWD: 3, CLF: 4, XCG: 2 }))
      expect([code, ours.get(code)]).toEqual([code, digits]);
  });
});
