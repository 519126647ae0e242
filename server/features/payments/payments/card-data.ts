/** Groups in which card numbers are written: 4-4-4-4 and longer, 4-6-5 and 4-6-4, or without separators. */
const CANDIDATES = [
  /(?<!\d)\d{13,19}(?!\d)/g,
  /(?<!\d)\d{4}(?:[\s._/-]\d{4}){3}(?:[\s._/-]\d{1,3})?(?!\d)/g,
  /(?<!\d)\d{4}[\s._/-]\d{6}[\s._/-]\d{4,5}(?!\d)/g,
];
const IBAN = /(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![A-Z0-9])/gi;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Whether the check digit of a number is right (ISO/IEC 7812-1). */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Whether the check digits of an IBAN are right (ISO 13616). */
function isIban(text: string): boolean {
  const compact = text.replace(/[ -]/g, '').toUpperCase();
  const digits = [...compact.slice(4), ...compact.slice(0, 4)]
    .map((one) => Number.parseInt(one, 36))
    .join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** Whether a text contains a card number, also in other digits of Unicode or with invisible characters. */
export function containsCardNumber(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(IBAN, (found) => (isIban(found) ? ' ' : found));
  return CANDIDATES.some((candidate) =>
    [...plain.matchAll(candidate)].some(([found]) => passesLuhn(found.replace(/\D/g, ''))),
  );
}

/** Returns the path of the first text that contains a card number. */
export function findCardNumber(texts: Readonly<Record<string, unknown>>): string | undefined {
  for (const [name, value] of Object.entries(texts)) {
    if (typeof value === 'string' && containsCardNumber(value)) return name;
    if (typeof value !== 'object' || value === null) continue;
    const key = Object.keys(value).find(containsCardNumber);
    const inside = key ?? findCardNumber(value as Readonly<Record<string, unknown>>);
    if (inside !== undefined) return `${name}/${inside}`;
  }
  return undefined;
}
