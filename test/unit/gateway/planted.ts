/** Chooses whole numbers from 0 to below a bound. */
export type Random = (below: number) => number;

const digitsOf = (random: Random, count: number) =>
  Array.from({ length: count }, () => String(random(10))).join('');
export const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[random(items.length)] as Item;
const WORDS = ['ada', 'grace', 'mehmet', 'zeynep', 'jo', 'smith', 'acme', 'kaya'];

function cardOf(random: Random): string {
  const start = `4${digitsOf(random, 14)}`;
  const sum = [...start].reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return start + String((10 - (sum % 10)) % 10);
}

function tcknOf(random: Random): string {
  const nine = [1 + random(9), ...Array.from({ length: 8 }, () => random(10))];
  const sumOf = (from: number) => nine.reduce((sum, digit, at) => sum + (at % 2 === from ? digit : 0), 0);
  const tenth = (((sumOf(0) * 7 - sumOf(1)) % 10) + 10) % 10;
  return [...nine, tenth, (sumOf(0) + sumOf(1) + tenth) % 10].join('');
}

function ibanOf(random: Random): string {
  const [country, length] = pick(random, [
    ['TR', 22],
    ['DE', 18],
    ['FR', 23],
    ['NO', 11],
  ] as const);
  const account = digitsOf(random, length);
  const number = `${account}${[...country].map((letter) => letter.charCodeAt(0) - 55).join('')}00`;
  const check = 98n - (BigInt(number) % 97n);
  return country + String(check).padStart(2, '0') + account;
}

const grouped = (text: string, size: number, separator: string) =>
  (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(separator);
const token = (random: Random, length: number) =>
  Array.from({ length }, () =>
    pick(random, [...'ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz0123456789']),
  ).join('');

const MAKERS: Readonly<Record<string, (random: Random) => string>> = {
  email: (random) =>
    `${pick(random, WORDS)}.${pick(random, WORDS)}${pick(random, ['', '+news', '_1'])}@${pick(random, WORDS)}-${random(100)}.${pick(random, ['com', 'co.uk', 'com.tr'])}`,
  phone: (random) =>
    pick(random, [
      `+90 5${digitsOf(random, 2)} 123 45 67`,
      `+1 (415) 555-${digitsOf(random, 4)}`,
      `05${digitsOf(random, 9)}`,
      `0532 ${digitsOf(random, 3)} 45 67`,
      `(415) 555-${digitsOf(random, 4)}`,
      `415-555-${digitsOf(random, 4)}`,
      `+44207946${digitsOf(random, 4)}`,
    ]),
  iban: (random) => {
    const iban = ibanOf(random);
    return pick(random, [iban, grouped(iban, 4, ' '), iban.toLowerCase()]);
  },
  card: (random) => {
    const card = cardOf(random);
    return pick(random, [card, grouped(card, 4, ' '), grouped(card, 4, '-')]);
  },
  tckn: tcknOf,
  ssn: (random) => `${123 + random(400)}-${10 + random(89)}-${1000 + random(8999)}`,
  ip: (random) =>
    pick(random, [
      `${1 + random(223)}.${random(256)}.${random(256)}.${1 + random(254)}`,
      `2001:db8::${random(9999)}`,
      `fe80:0:0:0:${random(9999)}:0:0:1`,
    ]),
  secret: (random) =>
    pick(random, [
      `sk-proj-${token(random, 40)}`,
      `sk-ant-api03-${token(random, 60)}`,
      `tn_svc_${token(random, 38)}`,
      `ghp_${token(random, 36)}`,
      `AKIA${token(random, 16).toUpperCase()}`,
      `AIza${token(random, 35)}`,
      `eyJhbGciOiJI${token(random, 10)}.eyJzdWIi${token(random, 20)}.${token(random, 40)}`,
      `-----BEGIN PRIVATE KEY-----\n${token(random, 64)}\n${token(random, 30)}\n-----END PRIVATE KEY-----`,
    ]),
};

export const KINDS = Object.keys(MAKERS);

/** Makes a value of a kind that has to be redacted. */
export function plantedValue(random: Random, kind: string): string {
  const make = MAKERS[kind];
  if (make === undefined) throw new Error(`There is no kind ${kind}.`);
  return make(random);
}

/** Writes a text as the inside of a string of JSON, with some characters as escapes that need none. */
export const escaped = (random: Random, text: string): string =>
  [...text]
    .map((character) =>
      random(4) === 0 && character.length === 1
        ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
        : JSON.stringify(character).slice(1, -1),
    )
    .join('');
