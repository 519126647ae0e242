import { describe, expect, it } from 'vitest';
import { redactTokens } from '../../server/api/redact-tokens.ts';
import { createToken, PREFIXES, type TokenKind } from '../../server/auth/authentication/token-format.ts';

describe('a token in a text', () => {
  // The names of an object are its keys.
  it.each(Object.keys(PREFIXES) as TokenKind[])('of the kind %s is replaced by its prefix', (kind) => {
    const token = createToken(kind);
    expect(redactTokens(`before ${token} after`)).toBe(`before ${PREFIXES[kind]}[redacted] after`);
  });
});
