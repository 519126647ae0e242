import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTxtResolver } from '../../server/auth/network/txt-resolver.ts';
import { type DnsAnswer, type DnsServer, startDnsServer } from '../support/dns-server.ts';

let dns: DnsServer;
beforeAll(async () => {
  dns = await startDnsServer();
});
afterAll(() => dns.stop());

const resolve = (name: string, limitMs?: number) => createTxtResolver(dns.open, limitMs)(name);

describe('a lookup of TXT records', () => {
  it.each<[string, DnsAnswer, string[]]>([
    ['one record', { txt: [['tn-domain=abc']] }, ['tn-domain=abc']],
    ['several records', { txt: [['v=spf1'], ['tn-domain=abc'], ['']] }, ['v=spf1', 'tn-domain=abc', '']],
    ['a value in parts', { txt: [['tn-do', 'main=', 'abc']] }, ['tn-domain=abc']],
    ['a name without such records', { txt: [] }, []],
    ['a name that does not exist', { code: 3 }, []],
  ])('returns the values of %s', async (title, answer, values) => {
    const name = `${title.replaceAll(' ', '-')}.example`;
    dns.answers.set(name, answer);
    expect(await resolve(name)).toEqual(values);
  });

  it('follows an alias', async () => {
    dns.answers.set('alias.example', { alias: 'target.example' });
    dns.answers.set('target.example', { txt: [['found']] });
    expect(await resolve('alias.example')).toEqual(['found']);
  });

  it('reads an answer that is too long for one packet', async () => {
    const txt = Array.from({ length: 200 }, (_, index) => [`${index}`.padEnd(250, 'x')]);
    dns.answers.set('long.example', { txt: [...txt, ['tn-domain=abc']] });
    const values = await resolve('long.example');
    expect(values).toHaveLength(201);
    expect(values).toContain('tn-domain=abc');
  });

  it.each<[string, DnsAnswer]>([
    ['a server failure', { code: 2 }],
    ['a refusal', { code: 5 }],
    ['junk', 'junk'],
    ['silence', 'silence'],
  ])('returns nothing after %s', async (title, answer) => {
    const name = `${title.replaceAll(' ', '-')}.example`;
    dns.answers.set(name, answer);
    expect(await resolve(name)).toBeUndefined();
  });

  it('ends at its time limit, whatever the resolver waits for', async () => {
    const cancelled = new EventTarget();
    const hanging = {
      resolveTxt: () =>
        new Promise<never>((_, reject) => {
          const error = Object.assign(new Error('cancelled'), { code: 'ECANCELLED' });
          cancelled.addEventListener('cancel', () => reject(error));
        }),
      cancel: () => void cancelled.dispatchEvent(new Event('cancel')),
    };
    expect(await createTxtResolver(() => hanging, 10)('hanging.example')).toBeUndefined();
  });
});
