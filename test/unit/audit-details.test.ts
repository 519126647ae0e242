import { describe, expect, it } from 'vitest';
import type { Principal } from '../../server/auth/authentication/principal.ts';
import { principalOfUser } from '../../server/auth/authentication/principal.ts';
import { auditDetails } from '../../server/operations/audit-details.ts';
import type { OperationCall } from '../../server/operations/operation-call.ts';

interface Sent {
  method?: string;
  params?: object;
  query?: object;
  body?: unknown;
  principal?: Principal | null;
  masks?: string[];
}

const call = ({ method = 'PATCH', params = {}, query = {}, body, principal = null, masks = [] }: Sent) =>
  ({
    req: { method },
    input: { params, query, headers: {}, body },
    principal,
    operation: { audit: { masks } },
  }) as unknown as OperationCall; // Only what is read.

const IBAN = 'DE89 3704 0044 0532 0130 00';
const TOKEN = `tn_svc_${'a1'.repeat(19)}`;

describe('the details of an audit entry', () => {
  it('hold the old and new values of the fields that changed', () => {
    const before = { name: 'Old', slug: 'same', expires_at: new Date('2027-01-01T00:00:00Z'), other: 1 };
    const body = { name: ' New ', slug: 'same', expires_at: null, unknown: 1 };
    const { values } = auditDetails(call({ body }), before, { name: 'New', slug: 'same', expires_at: null });
    expect(values).toEqual({
      name: { old: 'Old', new: 'New' },
      expires_at: { old: '2027-01-01T00:00:00.000Z', new: null },
    });
  });

  it('hold the last four characters of personal data that the operation names', () => {
    const [from, to] = ['Anadolu Supplies Ltd', 'Bosporus Supplies Ltd'];
    const masks = ['name', 'account_number'];
    const { values } = auditDetails(call({ body: { name: to }, masks }), { name: from }, { name: to });
    expect(values).toEqual({ name: { old: '… Ltd', new: '… Ltd' } });
    const body = {
      holder: { name: from, type: 'company' },
      identifiers: [{ account_number: '12345678' }],
      note: to,
    };
    const { parameters } = auditDetails(call({ method: 'POST', body, masks }), undefined, {});
    expect(parameters).toEqual({
      holder: { name: '… Ltd', type: 'company' },
      identifiers: [{ account_number: '…' }],
      note: to,
    });
  });

  it('never hold half of a character', () => {
    const body = { holder: 'Acme 🏦🏦🏦!', note: `${'a'.repeat(199)}🏦🏦` };
    const { parameters } = auditDetails(call({ method: 'POST', body, masks: ['holder'] }), undefined, {});
    expect(parameters).toEqual({ holder: '…🏦!', note: `${'a'.repeat(199)}…` });
  });

  it('hold no values when the handler has not seen the old ones, or nothing changed', () => {
    expect(auditDetails(call({ body: { name: 'New' } }), undefined, {})).toEqual({});
    expect(auditDetails(call({ body: { name: 'A' } }), { name: 'A' }, { name: 'A' })).toEqual({});
    expect(auditDetails(call({ body: { name: 'A' } }), { name: 'B', method: 1 }, undefined)).toEqual({
      values: { name: { old: 'B', new: 'A' } },
    });
  });

  it.each([
    ['an account number', IBAN, 'DE89…3000'],
    ['an account number in a sentence', `Pay gb29nwbk60161331926819 now`, 'Pay gb29…6819 now'],
    ['a token', `my ${TOKEN}`, expect.not.stringContaining('a1a1')],
    ['the secrets of a URL', 'https://user:pw@example.com/hook?token=1#x', 'https://example.com/hook?…'],
    ['a plain URL', 'https://example.com/hook', 'https://example.com/hook'],
    ['what the database cannot store', 'a\u0000b\ud800c', 'a\ufffdb\ufffdc'],
    ['a long text', 'x'.repeat(5000), `${'x'.repeat(200)}…`],
    ['a long list', Array.from({ length: 30 }, (_, index) => index), [...Array(20).keys(), '…']],
    ['a fraction', 1.5, '1.5'],
    ['secrets in an object', { api_key: 's', password: 's', note: IBAN }, { note: 'DE89…3000' }],
    ['deep objects', { a: { b: { c: { d: 1 } } } }, { a: { b: { c: '…' } } }],
    ['an id', 'usr_01kah4x8v5ezf9w2m4n65tf4se', 'usr_01kah4x8v5ezf9w2m4n65tf4se'],
  ])('show %s safely', (_, given, shown) => {
    const { parameters } = auditDetails(call({ method: 'POST', body: { given } }), undefined, {});
    expect(parameters).toEqual({ given: shown });
    const { values } = auditDetails(call({ body: { given } }), { given: 'old' }, undefined);
    expect(values).toEqual({ given: { old: 'old', new: shown } });
  });

  it('never hold a confidential field', () => {
    const names = [
      'password',
      'current_password',
      'secret',
      'token',
      'key',
      'csv',
      'Authorization',
      'apiKey',
    ];
    const secrets = Object.fromEntries(names.map((name) => [name, 'canary']));
    const posted = auditDetails(call({ method: 'POST', body: secrets, query: secrets }), undefined, secrets);
    const patched = auditDetails(call({ body: secrets }), { ...secrets, secret: 'other' }, secrets);
    expect(JSON.stringify([posted, patched])).not.toContain('canary');
  });

  it('stay below 5 kB', () => {
    const body = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`f${index}`, Array(20).fill('€'.repeat(200))]),
    );
    const before = Object.fromEntries(Object.keys(body).map((name) => [name, null]));
    for (const details of [
      auditDetails(call({ body }), before, {}),
      auditDetails(call({ method: 'POST', body }), undefined, {}),
    ]) {
      expect(Buffer.byteLength(JSON.stringify(details))).toBeLessThan(5000);
      expect(JSON.stringify(details)).toContain('f19');
    }
  });

  it('hold the parameters that the entry does not name elsewhere', () => {
    const params = { workspace: 'acme', project: 'p', key_id: 'key_1' };
    const sent = { method: 'DELETE', params, query: { dry_run: true } };
    expect(auditDetails(call(sent), undefined, undefined).parameters).toEqual({
      key_id: 'key_1',
      dry_run: true,
    });
  });

  it('name the caller as loaded with the credential', () => {
    const session = principalOfUser('usr_1', new Date(0));
    const user = { name: 'Ada', email: 'ada@example.com' };
    const of = (principal: Principal) => auditDetails(call({ principal }), undefined, {}).actor;
    expect(of({ ...session, user } as Principal)).toEqual(user);
    expect(of(session)).toBeUndefined();
    expect(of({ type: 'operator', id: 'operator' })).toBeUndefined();
    expect(of({ type: 'user_key', name: 'ci', user } as Principal)).toEqual({
      name: 'ci',
      email: user.email,
    });
    expect(of({ type: 'application_key', name: 'app' } as Principal)).toEqual({ name: 'app' });
  });
});
