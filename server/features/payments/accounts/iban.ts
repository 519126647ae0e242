/** Lengths of IBANs by country, from the registry of SWIFT. */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 ' +
    'FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 ' +
    'LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 ' +
    'SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Countries whose registry entry has more structure than letters and digits. */
const STRUCTURES: Readonly<Record<string, { pattern: RegExp; rule: string }>> = {
  TR: {
    pattern: /^\d{5}0[0-9A-Z]{16}$/,
    rule: 'A Turkish IBAN has a bank code of five digits and then a reserve digit that is always 0.',
  },
};

/** Returns an IBAN in its electronic format: no spaces, and capitals. */
export const normalizeIban = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase();

/** Returns the remainder by 97 of the IBAN as a number, with the country and check digits at its end and letters as 10 to 35. */
function remainder(iban: string): number {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4))
    for (const digit of Number.parseInt(character, 36).toString()) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}

/** Returns what is wrong with an IBAN in its electronic format; `undefined` if it is valid. The text never repeats it. */
export function ibanProblem(iban: string): string | undefined {
  if (!/^[A-Z]{2}\d{2}[0-9A-Z]*$/.test(iban)) {
    return 'An IBAN begins with two letters and two digits, and has only letters and digits after them.';
  }
  const country = iban.slice(0, 2);
  const length = LENGTHS[country];
  if (length === undefined) {
    return `${country} is not in the registry of IBANs. Send account_number with bank_code or bic, and country, instead.`;
  }
  if (iban.length !== length) {
    return `An IBAN of ${country} has ${length} characters, and this one has ${iban.length}.`;
  }
  const structure = STRUCTURES[country];
  if (structure !== undefined && !structure.pattern.test(iban.slice(4))) return structure.rule;
  const check = Number(iban.slice(2, 4));
  // 00, 01 and 99 leave the same remainder as 97, 98 and 02, and are never issued.
  if (check < 2 || check > 98 || remainder(iban) !== 1) {
    return 'The check digits of the IBAN are wrong. Compare it with the original: a digit was mistyped, or two were swapped.';
  }
  return undefined;
}
