import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTextHmac } from '../../server/auth/secrets/text-hmac.ts';

const KEYS = ['k', 'k'.repeat(63), 'k'.repeat(64), 'k'.repeat(65), 'ğ'.repeat(200)];
const TEXTS = [
  '',
  'credential\0tn_svc_abc',
  'x'.repeat(256),
  'x'.repeat(257),
  'ş'.repeat(128),
  '💶'.repeat(100),
];

describe('HMAC of a text', () => {
  it.each(KEYS)('equals that of node:crypto for the key %s', (key) => {
    const textHmac = createTextHmac(key);
    for (const text of [...TEXTS, ...TEXTS.toReversed()])
      expect(textHmac(text)).toBe(createHmac('sha256', key).update(text).digest('base64'));
  });
});
