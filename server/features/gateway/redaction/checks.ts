// Whether digits and letters are what they look like.

/** Whether the digits of a card have the right last one (Luhn). */
export function isCard(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = index % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && /[1-9]/.test(digits);
}

/** Whether 11 digits are a number of a Turkish citizen. */
export function isTckn(digits: string): boolean {
  if (!/^[1-9]\d{10}$/.test(digits)) return false;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, tenth, last] = [...digits].map(
    Number,
  );
  const odd = a + c + e + g + i;
  const even = b + d + f + h;
  const expected = (((odd * 7 - even) % 10) + 10) % 10;
  return tenth === expected && last === (odd + even + expected) % 10;
}

/** Whether digits in groups of 3, 2 and 4 are a number that the US social security gives out. */
export const isSsn = (digits: string): boolean => /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits);

/** Lengths of IBANs, by their countries. */
const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  [
    'NO15 BE16 BI27 DK18 FI18 FK18 FO18 GL18 NL18 SD18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 XK20 MN20 CH21 HR21 LI21 LV21',
    'BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 RS22 VA22 AE23 GI23 IL23 IQ23 OM23 TL23 SO23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24',
    'SE24 SK24 TN24 VG24 LY25 PT25 ST25 IS26 TR26 DJ27 FR27 GR27 IT27 MC27 MR27 SM27 AL28 AZ28 BY28 CY28 DO28 GT28 HN28 HU28',
    'LB28 NI28 PL28 SV28 BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30 YE30 MT31 SC31 LC32 RU33 BF28 BJ28 CI28 CM27 DZ26 GA27 IR26',
    'MG27 ML28 MZ25 SN28 TG28 CG27 CV25 GW25 KM27 MA28 NE28 TD27 CF27 GQ27 AO25',
  ]
    .join(' ')
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Returns how long an IBAN with this beginning is. */
export const ibanLength = (start: string): number | undefined => IBAN_LENGTHS.get(start.slice(0, 2));

/** Whether an IBAN in capitals has the right check digits. */
export function isIban(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
