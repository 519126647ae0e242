import { describe, expect, it } from 'vitest';
import { createSecrets } from '../../server/auth/secrets/secrets.ts';
import { claimStatement, type IdempotencyRequest } from '../../server/operations/idempotency.ts';

const secrets = createSecrets('pepper');

const fingerprintOf = (change: Partial<IdempotencyRequest>) => {
  const request: IdempotencyRequest = {
    principal: 'usr_1',
    keyHash: Buffer.from('hash'),
    key: 'client key',
    request: '{"password":"secret"}',
    permissions: new Set(),
    ...change,
  };
  return claimStatement(secrets, request).bindings[2]?.toString('hex');
};

describe('the stored fingerprint of a request', () => {
  it('is the same for the same request and key', () => {
    expect(fingerprintOf({})).toBe(fingerprintOf({}));
  });

  it('depends on the request, and on the key that only the client has', () => {
    const variants = [{}, { request: '{"password":"other"}' }, { key: 'another key' }].map(fingerprintOf);
    expect(new Set(variants).size).toBe(3);
  });
});
