/**
 * The characters that banks accept, and how other letters are written in them: Turkish first, then as in EPC217-08, the
 * guidance of the European Payments Council for SEPA.
 */

const LATIN: Readonly<Record<string, string>> = {
  ı: 'i',
  ß: 's',
  æ: 'a',
  Æ: 'A',
  œ: 'o',
  Œ: 'O',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 't',
  Þ: 'T',
  ł: 'l',
  Ł: 'L',
  ħ: 'h',
  Ħ: 'H',
  ŧ: 't',
  Ŧ: 'T',
  '&': '+',
  _: '-',
  '–': '-',
  '—': '-',
  '’': "'",
  '‘': "'",
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
  ';': ',',
};

const pairs = (letters: string, forms: string): ReadonlyArray<readonly [string, string]> => {
  const written = forms.split(' ');
  return [...letters].map((letter, index) => [letter, written[index] ?? '']);
};

const CYRILLIC = pairs(
  'абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ',
  'a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y y e yu ya e i i e g',
);
const GREEK = pairs('αβγδεζηθικλμνξοπρσςτυφχψω', 'a v g d e z i th i k l m n x o p r s s t y f ch ps o');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const LETTERS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LATIN),
  ...[...CYRILLIC, ...GREEK].flatMap(([letter, form]) => [
    [letter, form] as const,
    [letter.toUpperCase(), capital(form)] as const,
  ]),
  // The capital form of the final sigma is that of any sigma.
  ['Σ', 'S'],
]);

const ACCEPTED = /^[A-Za-z0-9/\-?:().,'+ ]$/;

function formOf(character: string): string {
  if (ACCEPTED.test(character)) return character;
  const known = LETTERS.get(character);
  if (known !== undefined) return known;
  const base = [...character.normalize('NFKD')].filter((one) => !/\p{M}/u.test(one));
  const forms = base.map((one) => (ACCEPTED.test(one) ? one : (LETTERS.get(one) ?? ' ')));
  return forms.join('');
}

/**
 * Returns a text in the characters that banks accept, cut to a length. It neither begins nor ends with a slash, and has no
 * two in a row, which banks read as the end of a field. Empty if no letter or digit has a form.
 */
export function transliterate(text: string, maxLength: number): string {
  const written = [...text.normalize('NFC')].map(formOf).join('');
  const tidy = (part: string) => part.replace(/^[/ ]+|[/ ]+$/g, '');
  const cut = tidy(tidy(written.replace(/ +/g, ' ').replace(/\/{2,}/g, '/')).slice(0, maxLength));
  return /[A-Za-z0-9]/.test(cut) ? cut : '';
}
