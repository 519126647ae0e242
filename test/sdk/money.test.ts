import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencies } from '../../sdk/generated/currencies.gen.ts';
import { type CurrencyCode, format, MoneyError, money } from '../../sdk/src/money.ts';
import { document } from '../support/every-operation/document.ts';

const LOCALES = ['en', 'tr', 'de', 'de-CH', 'fr', 'en-IN', 'es', 'pl', 'ar-EG', 'ja', 'sv', 'pt-PT'];
// The keys of the table are the codes.
const CODES = Object.keys(currencies) as CurrencyCode[];

describe('money', () => {
  it.each<[string, CurrencyCode, string, number]>([
    ['1.250,00', 'TRY', 'tr', 125_000],
    ['1250', 'TRY', 'tr', 125_000],
    ['1250,5', 'TRY', 'tr', 125_050],
    ['1,250.00', 'TRY', 'en', 125_000],
    ['1.250', 'TRY', 'tr', 125_000],
    ['1.250', 'KWD', 'en', 1250],
    ['1.250', 'KWD', 'tr', 1_250_000],
    ['1,250', 'JPY', 'ja', 1250],
    ['1 250,00', 'HUF', 'fr', 125_000],
    ['0.0001', 'CLF', 'en', 1],
    ['1,00,000.00', 'INR', 'en-IN', 10_000_000],
    ['-0,01', 'TRY', 'tr', -1],
    ['-0', 'TRY', 'tr', 0],
    ['9999999999999.99', 'USD', 'en', 999_999_999_999_999],
  ])('reads %s %s in %s as %d', (text, currency, locale, amount) => {
    expect(money(text, currency, locale)).toEqual({ amount, currency });
  });

  it.each<[string, CurrencyCode, string]>([
    ['1.250,005', 'TRY', 'tr'],
    ['1,250.00', 'TRY', 'tr'],
    ['1.250,00', 'TRY', 'en'],
    ['1.250', 'TRY', 'en'],
    ['1.5', 'JPY', 'en'],
    ['1,00,000.00', 'INR', 'en'],
    ['12,50', 'TRY', 'en'],
    ['1.2.3', 'TRY', 'en'],
    ['1.', 'TRY', 'en'],
    ['.5', 'TRY', 'en'],
    ['007', 'TRY', 'en'],
    ['1e3', 'TRY', 'en'],
    ['--1', 'TRY', 'en'],
    ['', 'TRY', 'en'],
    ['₺1', 'TRY', 'tr'],
    ['10000000000000', 'USD', 'en'],
    ['1', 'XXX' as CurrencyCode, 'en'],
    ['1', 'toString' as CurrencyCode, 'en'],
  ])('refuses %j %s in %s', (text, currency, locale) => {
    expect(() => money(text, currency, locale)).toThrow(MoneyError);
  });

  it('reads what format wrote, for every currency and locale', () => {
    const amounts = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom(...CODES),
        fc.constantFrom(...LOCALES),
        (amount, currency, locale) => {
          const text = format(amount, currency, locale).replace(/[\u200e\u200f\u061c]/g, '');
          expect(money(text, currency, locale), text).toEqual({ amount, currency });
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('format', () => {
  it('writes the decimal digits of ISO 4217', () => {
    expect(format(125_000, 'TRY', 'tr')).toBe('1.250,00');
    expect(format(125_000, 'HUF')).toBe('1,250.00');
    expect(format(125_000, 'JPY')).toBe('125,000');
    expect(format(-1, 'KWD')).toBe('-0.001');
    expect(format(1, 'CLF')).toBe('0.0001');
    expect(format(999_999_999_999_999, 'USD')).toBe('9,999,999,999,999.99');
  });

  it.each([1.5, Number.NaN, 1e15, -1e15, Number.POSITIVE_INFINITY])('refuses the amount %d', (amount) => {
    expect(() => format(amount, 'TRY')).toThrow(MoneyError);
  });

  it('knows the currencies of the document', () => {
    expect(currencies).toEqual(document['x-currencies']);
  });
});
