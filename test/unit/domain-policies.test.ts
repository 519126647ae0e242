import { describe, expect, it } from 'vitest';
import {
  canonicalDomain,
  domainOfAddress,
  requireDomain,
} from '../../server/features/identity/domains/policies.ts';

const codeOf = (text: string): string | undefined => {
  try {
    requireDomain(text);
    return undefined;
  } catch (error) {
    // biome-ignore lint/suspicious/noExplicitAny: the problem carries its violations as extras
    return JSON.stringify((error as any).extras ?? error).match(/"code":"(\w+)"/)?.[1];
  }
};

describe('a domain of addresses', () => {
  it.each([
    ['acme.com', 'acme.com'],
    ['ACME.Com', 'acme.com'],
    ['mail.acme.co.uk', 'mail.acme.co.uk'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['BÜCHER.example', 'xn--bcher-kva.example'],
    ['ａｃｍｅ.com', 'acme.com'],
    ['acme.internal', 'acme.internal'],
    ['foo.github.io', 'foo.github.io'],
  ])('%s is stored as %s', (text, stored) => {
    expect(requireDomain(text)).toBe(stored);
  });

  it.each([
    'acme',
    'acme.com.',
    '.acme.com',
    'acme..com',
    '-acme.com',
    'acme-.com',
    'ac_me.com',
    'acme.com/x',
    'https://acme.com',
    'a@acme.com',
    'acme.com:80',
    'ac%6de.com',
    'ac me.com',
    '*.acme.com',
    '1.2.3.4',
    '0x7f.1',
    '[::1]',
    'xn--a.com',
    'acme.1',
    'acme\u0000.com',
    `${'a'.repeat(64)}.com`,
    `${'a.'.repeat(120)}com`,
  ])('%j is none', (text) => {
    expect(canonicalDomain(text)).toBeUndefined();
    expect(codeOf(text)).toBe('format');
  });

  it.each(['co.uk', 'com.tr', 'github.io', 's3.amazonaws.com', 'CO.UK'])(
    'is refused where anyone can register a name: %s',
    (text) => {
      expect(codeOf(text)).toBe('public_suffix');
    },
  );

  it.each(['gmail.com', 'GMAIL.com', 'mail.yandex.ru', 'hotmail.co.uk', 'ｇmail.com'])(
    'is refused where anyone can get an address: %s',
    (text) => {
      expect(codeOf(text)).toBe('mail_provider');
    },
  );
});

describe('the domain of an address', () => {
  it.each([
    ['ada@acme.com', 'acme.com'],
    ['Ada@ACME.COM', 'acme.com'],
    ['ada@mail.acme.com', 'mail.acme.com'],
    ['ada@evil.com@acme.com', undefined],
    ['ada', undefined],
    ['ada@acme.com.', undefined],
    ['ada@acme.com\u0000', undefined],
  ])('of %j is %j', (email, domain) => {
    expect(domainOfAddress(email)).toBe(domain);
  });
});
