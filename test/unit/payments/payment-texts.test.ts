import { describe, expect, it } from 'vitest';
import {
  bankIdOf,
  bankReferenceOf,
  bankTextsOf,
  idOfBankId,
} from '../../../server/features/payments/payments/bank-text.ts';
import { containsCardNumber, findCardNumber } from '../../../server/features/payments/payments/card-data.ts';
import { transliterate } from '../../../server/features/payments/payments/transliteration.ts';

describe('card numbers', () => {
  it.each([
    '4111111111111111',
    'paid with 4111 1111 1111 1111 today',
    '4111-1111-1111-1111',
    '4111.1111.1111.1111',
    '378282246310005',
    '3782 822463 10005',
    '3056 930902 5904',
    'x6011111111111117x',
    '4111\u200b1111\u200b1111\u200b1111',
    '４１１１１１１１１１１１１１１１',
    'ref 12: 5555_5555_5555_4444',
  ])('are found in %s', (text) => {
    expect(containsCardNumber(text)).toBe(true);
  });

  it.each([
    '4111111111111112',
    'INV-2026-0042',
    'TR33 0006 1005 1978 6457 8413 26',
    'BE68539007547034',
    'DE89 3704 0044 0532 0130 00',
    '12345678901234567890123456',
    '2026-11-29 12:30',
    '',
  ])('are not seen in %s', (text) => {
    expect(containsCardNumber(text)).toBe(false);
  });

  it('differ from random references of sixteen digits by their check digit', () => {
    let seed = 7;
    const digit = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * 10);
    };
    const found = Array.from({ length: 5000 }, () =>
      containsCardNumber(Array.from({ length: 16 }, digit).join('')),
    ).filter(Boolean).length;
    expect(found).toBeGreaterThan(400);
    expect(found).toBeLessThan(600);
  });

  it('are named by the field that has them, also in metadata', () => {
    const card = '4111111111111111';
    expect(findCardNumber({ reference: 'A', description: `card ${card}` })).toBe('description');
    expect(findCardNumber({ metadata: { order: '7', paid_with: card } })).toBe('metadata/paid_with');
    expect(findCardNumber({ metadata: { [card]: 'x' }, note: undefined })).toBe(`metadata/${card}`);
    expect(findCardNumber({ amount: 4_111_111_111_111_111, note: null })).toBeUndefined();
  });
});

describe('texts for banks', () => {
  it.each([
    ['Şükrü Öztürk İnşaat Ltd. Şti.', 'Sukru Ozturk Insaat Ltd. Sti.'],
    ['ığdır GIDA çağrı', 'igdir GIDA cagri'],
    ['Müller & Söhne', 'Muller + Sohne'],
    ['Łódź, Straße 5', 'Lodz, Strase 5'],
    ['Иван Щукин', 'Ivan Shtukin'],
    ['Θεόδωρος Παππάς', 'Theodoros Pappas'],
    ['a_b', 'a-b'],
    ['//INV//7//', 'INV/7'],
    ['  two   spaces ', 'two spaces'],
    ['شركة', ''],
    ['🚀🚀', ''],
    ['...', ''],
  ])('write %s as %s', (given, written) => {
    expect(transliterate(given, 70)).toBe(written);
  });

  it('have only accepted characters and at most the length, for every character there is', () => {
    for (let point = 1; point < 0x3000; point++) {
      if (point >= 0xd800 && point < 0xe000) continue;
      const written = transliterate(`a${String.fromCodePoint(point)}b`.repeat(5), 12);
      expect(written).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]{1,12}$/);
      expect(written).not.toMatch(/^\/|\/$|\/\//);
    }
  });

  it('tell what was changed', () => {
    const texts = bankTextsOf({ payee: 'Gül A.Ş.', reference: 'INV-1', description: null });
    expect(texts).toEqual({
      beneficiary_name: 'Gul A.S.',
      remittance: 'INV-1',
      charset: 'sepa',
      changes: [{ field: 'beneficiary_name', from: 'Gül A.Ş.', to: 'Gul A.S.' }],
    });
  });

  it('name a payment by an id without underscores, which leads back to it', () => {
    const id = 'pay_01kah4x8v5ezf9w2m4n6pay001';
    expect(bankIdOf(id)).toMatch(/^PAY[0-9A-Z]{26}$/);
    expect(idOfBankId(bankIdOf(id))).toBe(id);
    expect(bankReferenceOf(id)).toMatch(/^[0-9A-Z]{16}$/);
  });
});
