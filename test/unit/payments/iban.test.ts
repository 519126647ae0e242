import fc from 'fast-check';
import { countrySpecs, isValidIBAN } from 'ibantools';
import { describe, expect, it } from 'vitest';
import { ibanProblem, normalizeIban } from '../../../server/features/payments/accounts/iban.ts';

/** Countries of the registry. The others are territories that use the IBANs of another country, or are not registered. */
const REGISTERED = Object.entries(countrySpecs).flatMap(([country, { chars, IBANRegistry }]) =>
  IBANRegistry && chars ? [{ country, chars }] : [],
);
const TERRITORIES = new Set('AX GF GP MF MQ NC PF PM RE TF WF YT'.split(' '));
const COUNTRIES = REGISTERED.filter(({ country }) => !TERRITORIES.has(country));

/** Returns the IBAN with this country and account, with the check digits that it needs: 98 less the remainder by 97. */
function ibanOf(country: string, bban: string): string {
  const digits = [...`${bban}${country}00`].map((character) => Number.parseInt(character, 36)).join('');
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${bban}`;
}

const bbans = fc
  .constantFrom(...COUNTRIES)
  .chain(({ country, chars }) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: chars - 4, maxLength: chars - 4 })
      .map((digits) => ({ country, bban: digits.join('') })),
  );

describe('an IBAN', () => {
  it('has the length that another implementation knows, in each country of the registry', () => {
    for (const { country, chars } of COUNTRIES) {
      const bban = '0'.repeat(chars - 4);
      expect(ibanProblem(ibanOf(country, bban)), country).toBeUndefined();
      for (const other of [`${bban}0`, bban.slice(1)])
        expect(ibanProblem(ibanOf(country, other)), country).toContain(`has ${chars} characters`);
    }
  });

  it('is accepted when another implementation accepts it, and refused with one wrong character', () => {
    const place = fc.nat();
    fc.assert(
      fc.property(bbans, place, fc.integer({ min: 1, max: 9 }), ({ country, bban }, at, by) => {
        const iban = ibanOf(country, bban);
        if (isValidIBAN(iban) && country !== 'TR') expect(ibanProblem(iban)).toBeUndefined();
        const index = 4 + (at % bban.length);
        const wrong = iban.slice(0, index) + ((Number(iban[index]) + by) % 10) + iban.slice(index + 1);
        expect(ibanProblem(wrong)).toBeDefined();
        expect(isValidIBAN(wrong)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('of Turkey has the reserve digit 0, which the other implementation does not check', () => {
    const [valid, wrong] = ['0006100519786457841326', '0006110519786457841326'].map((bban) =>
      ibanOf('TR', bban),
    );
    expect([ibanProblem(valid ?? ''), isValidIBAN(wrong ?? '')]).toEqual([undefined, true]);
    expect(ibanProblem(wrong ?? '')).toContain('reserve digit');
  });

  it.each([
    ['', 'begins with'],
    ['TR', 'begins with'],
    ['TR33000610051978645784132ß', 'begins with'],
    ['ZZ330006100519786457841326', 'not in the registry'],
    ['US330006100519786457841326', 'account_number'],
    ['TR330006100519786457841327', 'check digits'],
    ['DE00370400440532013000', 'check digits'],
  ])('%s is refused with a text that does not repeat it', (iban, text) => {
    const problem = ibanProblem(iban);
    expect(problem).toContain(text);
    if (iban.length > 2) expect(problem).not.toContain(iban);
  });

  it('is refused with check digits that leave the right remainder and are never issued', () => {
    // 97 and 00 leave the same remainder, 98 and 01, and 02 and 99.
    const bban = Array.from({ length: 2000 }, (_, index) => String(index).padStart(18, '0')).find(
      (one) => ibanOf('DE', one).slice(2, 4) === '97',
    );
    expect(ibanProblem(`DE97${bban}`)).toBeUndefined();
    expect(ibanProblem(`DE00${bban}`)).toContain('check digits');
  });

  it('is compared in its electronic format', () => {
    expect(normalizeIban(' tr33 0006\t1005 ')).toBe('TR3300061005');
  });
});
