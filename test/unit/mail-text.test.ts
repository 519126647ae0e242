import { describe, expect, it } from 'vitest';
import { asUserText, quoteName } from '../../server/mail/user-text.ts';

/** What mail programs make a link of: a scheme, `www.`, a domain of two labels or more, an IPv4 address. */
const LINKS = [
  /[a-z][a-z0-9+.-]*:[/\\]{1,2}\S/iu,
  /\b(mailto|tel|javascript|data):\S/iu,
  /\bwww[.\u3002\uff0e\uff61\u2024]/iu,
  /[\p{L}\p{N}][.\u3002\uff0e\uff61\u2024\ufe52]\p{L}[\p{L}\p{N}-]/u,
  /\d+\.\d+\.\d+\.\d+/,
];

const FORMS = [
  'http://evil.example/x',
  'HTTPS://EVIL.EXAMPLE',
  'https:\\\\evil.example',
  'ftp://1.2.3.4/claim',
  '//evil.example',
  'www.evil.example',
  'WWW.e.example',
  'evil.example',
  'evil.example/path?query#fragment',
  'sub.domain.evil.co.uk:8080',
  'Claim at evil.example.',
  '(evil.example)',
  'evil\u3002example',
  'evil\uff0eexample',
  'evil\uff61example',
  'evil\u2024example',
  'evil.\u200bexample',
  'ev\u00adil.exam\u2060ple',
  'http:\u200b//evil.example',
  'ｅｖｉｌ．ｅｘａｍｐｌｅ',
  'xn--80ak6aa92e.xn--p1ai',
  'зло.рф',
  'mailto:evil@evil.example',
  'tel:+15551234567',
  'javascript:alert(1)',
  'someone@evil.example',
  '10.0.0.1/admin',
  'http://[::1]:3000/',
  '[Click](https://evil.example)',
  '<a href="https://evil.example">click</a>',
  'http:/\u202e/evil.example',
];

describe('the text of users in mails', () => {
  it.each(FORMS)('contains no link that a mail program would make of %j', (form) => {
    const text = asUserText(`You won 500 USD, ${form}`);
    expect(LINKS.filter((link) => link.test(text))).toEqual([]);
  });

  it('keeps the names that are no links as they are', () => {
    const names = [
      'Acme GmbH & Co. KG',
      'J.R.R. Tolkien',
      'v1.2',
      'Team 3.5',
      'Ada: the first',
      '12:30',
      'می‌خواهم',
      '👩‍💻',
      'Zeynep Şahin',
    ];
    expect(names.map(asUserText)).toEqual(names);
  });

  it('shows a domain so that a reader still recognises it', () => {
    expect(asUserText('Booking.com and https://x.example')).toBe('Booking[.]com and https[:]//x[.]example');
  });

  it.each([
    '=?utf-8?q?Your_bank?=',
    '=?UTF-8?B?WW91ciBiYW5r?=',
    'x =?iso-8859-1?Q?=A1?= y',
    '=\u200b?utf-8?q?a?=',
  ])('contains no encoded word that a mail program would decode: %j', (name) =>
    expect(asUserText(name)).not.toMatch(/=\?[^?\s]+\?[qb]\?/i),
  );

  it('contains no mark that is invisible or changes the direction of the text, and no line break', () => {
    const marks =
      '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b\u2060\ufeff\u00ad\u{e0041}';
    expect(asUserText(`a${marks}b`)).toBe('ab');
    expect(asUserText('a\r\nBcc: x\u2028b\u0085c')).toBe('a Bcc: x b c');
  });

  it('cannot end the quotes around a name', () => {
    expect(quoteName('x" is safe. “Really”')).toBe(`"x' is safe. 'Really'"`);
    expect(quoteName('x'.repeat(200))).toHaveLength(102);
  });
});
