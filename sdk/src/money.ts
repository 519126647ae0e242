import { currencies } from '../generated/currencies.gen.ts';

/** ISO 4217 code of a currency. */
export type CurrencyCode = keyof typeof currencies;

/** An amount in minor units, such as kuruş or cents, and its currency: the form in which the API takes money. */
export interface Money {
  amount: number;
  currency: CurrencyCode;
}

/** A text or an amount that is not exactly an amount of the currency. */
export class MoneyError extends Error {
  override readonly name = 'MoneyError';
}

/** The API takes amounts up to this one. Numbers in JavaScript hold all of them, and all their decimal forms, exactly. */
const LARGEST = 999_999_999_999_999;

/** Returns the number of decimal digits of a currency, from ISO 4217. `Intl` has other ones for 16 currencies. */
function digitsOf(currency: CurrencyCode): number {
  if (!Object.hasOwn(currencies, currency))
    throw new MoneyError(`${currency} is not a currency of ISO 4217.`);
  return currencies[currency];
}

const numbers = (locale: string, digits: number) =>
  new Intl.NumberFormat(locale, {
    numberingSystem: 'latn',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });

/** Some locales group by spaces that no keyboard has. */
const plainSpaces = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/**
 * Reads an amount as people of a locale write it, such as `1.250,00` in `tr`. It is exact or refused, never rounded:
 * separators must stand where the locale puts them, and there are at most as many decimal digits as the currency has.
 * @throws MoneyError
 */
export function money(text: string, currency: CurrencyCode, locale = 'en'): Money {
  const digits = digitsOf(currency);
  const parts = numbers(locale, 1).formatToParts(-11_111_111.1);
  const separator = (type: string) => plainSpaces(parts.find((part) => part.type === type)?.value ?? '');
  const [whole = '', fraction, ...rest] = plainSpaces(text.trim())
    .replace(/^[-\u2212]/, '')
    .split(separator('decimal'));
  const bare = whole.replaceAll(separator('group') || ',', '');
  const refuse = (reason: string) =>
    new MoneyError(`This is not an amount in ${currency} as ${locale} writes it: ${reason}.`);
  if (!/^(0|[1-9]\d*)$/.test(bare) || rest.length > 0 || fraction === '' || /\D/.test(fraction ?? ''))
    throw refuse('it is not a number, or its separators are those of another locale');
  if ((fraction?.length ?? 0) > digits) throw refuse(`it has more than ${digits} decimal digits`);
  const minor = Number(bare + (fraction ?? '').padEnd(digits, '0'));
  if (minor > LARGEST) throw refuse('it is too large');
  if (whole !== bare && whole !== plainSpaces(numbers(locale, 0).format(Number(bare))))
    throw refuse('its digits are grouped in another way');
  const isNegative = /^[-\u2212]/.test(text.trim()) && minor !== 0;
  return { amount: isNegative ? -minor : minor, currency };
}

/** Writes an amount in minor units as people of a locale do, without the currency: `money` reads it again. @throws MoneyError */
export function format(amount: number, currency: CurrencyCode, locale = 'en'): string {
  const digits = digitsOf(currency);
  if (!Number.isInteger(amount) || Math.abs(amount) > LARGEST)
    throw new MoneyError('An amount is an integer of minor units, of at most 15 digits.');
  return numbers(locale, digits).format(amount / 10 ** digits);
}
