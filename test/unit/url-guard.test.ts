import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { isAllowedHostEntry } from '../../server/auth/network/allowed-private-hosts.ts';
import { createHostResolver, ResolveError } from '../../server/auth/network/host-resolver.ts';
import { isPublicAddress } from '../../server/auth/network/public-address.ts';
import { createUrlGuard, ForbiddenUrlError } from '../../server/auth/network/url-guard.ts';
import { createWebhookSender } from '../../server/features/records/webhooks/http-sender.ts';

const strict = createUrlGuard({ allowPrivate: [], resolve: async () => ['93.184.215.14'] });
const development = createUrlGuard({
  allowPrivate: ['loopback'],
  resolve: async () => ['93.184.215.14'],
});

describe('an address', () => {
  it.each(['93.184.215.14', '8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450:4001:80b::200e'])(
    'is public when it is %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ['loopback', '127.0.0.1', '127.255.255.254', '::1'],
    ['unspecified', '0.0.0.0', '0.1.2.3', '::'],
    ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ['link-local, where clouds keep credentials', '169.254.169.254', '169.254.0.1', 'fe80::1', 'febf::1'],
    ['shared by carriers, and a metadata service', '100.64.0.1', '100.100.100.200', '100.127.255.255'],
    ['the provider of the machine', '168.63.129.16'],
    ['unique local, and a metadata service', 'fc00::1', 'fd12:3456::1', 'fd00:ec2::254'],
    ['site-local', 'fec0::1'],
    ['multicast', '224.0.0.1', '239.255.255.255', 'ff02::1', 'ff05::2'],
    ['broadcast and reserved', '255.255.255.255', '240.0.0.1', '192.0.0.1', '192.88.99.1'],
    ['documentation', '192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1'],
    ['benchmarking', '198.18.0.1', '198.19.255.255', '2001:2::1'],
    ['IPv4 mapped', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '0:0:0:0:0:ffff:a9fe:a9fe', '::ffff:0:8.8.8.8'],
    ['IPv4 compatible', '::127.0.0.1', '::8.8.8.8'],
    ['NAT64', '64:ff9b::7f00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::a00:1'],
    ['6to4', '2002:7f00:1::', '2002:a00:1::1', '2002:808:808::1'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['discard', '100::1'],
    ['ISATAP', '2606:4700::5efe:a00:1', '2606:4700::200:5efe:8.8.8.8', '2606:4700:0:1:0:5efe:7f00:1'],
    [
      'a private address under the prefix of a translator',
      '2606:4700:a00:1::',
      '2606:4700:7f:0:1::',
      '2606:4700:1:a9fe:a9:fe00::',
      '2606:4700:1:2:a:0:100::',
      '2606:4700:1:2::a9fe:a9fe',
    ],
    [
      'no address in plain form',
      '127.1',
      '0x7f.0.0.1',
      '010.0.0.1',
      '2130706433',
      'fe80::1%eth0',
      '',
      'localhost',
    ],
  ])('is not public when it is %s', (_, ...addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });
});

describe('a URL', () => {
  it.each([
    'http://hooks.example.com/',
    'ftp://hooks.example.com/',
    'file:///etc/passwd',
    'https://user:password@hooks.example.com/',
    'https://token@hooks.example.com/',
    'https://hooks.example.com/#top',
    'https://hooks.example.com:22/',
    'https://hooks.example.com:25/',
    'https://hooks.example.com:80/',
    'https://hooks.example.com:6667/',
    'https://intranet/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::ffff:169.254.169.254]/',
    'https://[64:ff9b::a9fe:a9fe]/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://a.localhost/',
    'https://１２７.０.０.１/',
    'https://①②⑦.⓪.⓪.①/',
    'https://127。0。0。1/',
    'https://%31%32%37.0.0.1/',
    'https://127.0.0.1./',
    'https://169.254.169.254./',
    'https://0/',
    'https://0x7f000001/',
    'https://017700000001/',
    'https://10.1/',
    'https://0x0a.0x00000001/',
    'https://[::ffff:7f00:1]/',
    'https://[::127.0.0.1]/',
    'https://[0:0:0:0:0:0:0:1]/',
    'https://[64:ff9b:1::1]/',
    'https://[64:ff9b::127.0.0.1]/',
    'https://[2002:7f00:1::]/',
    'https://[2002:a9fe:a9fe::1]/',
    'https://[fe80::1%25eth0]/',
    'https://hooks.example.com@127.0.0.1/',
    'https://127.0.0.1#@hooks.example.com/',
    'https://127.0.0.1\\.hooks.example.com/',
    'https://hooks.example.com:0/',
    'https:///127.0.0.1/',
    'gopher://hooks.example.com/',
    'data:text/plain,x',
    'javascript:alert(1)',
    'no url',
    '//example.com/x',
  ])('is refused when it is %s', (url) => expect(strict.validate(url)).toEqual(expect.any(String)));

  it.each([
    'https://hooks.example.com/in?x=1',
    'https://hooks.example.com:443/',
    'https://hooks.example.com:8443/',
    'https://93.184.215.14/',
    'https://[2606:4700:4700::1111]/',
  ])('is accepted when it is %s', (url) => expect(strict.validate(url)).toBeUndefined());

  it('is refused unless the operator allows loopback, which allows nothing else', () => {
    for (const url of [
      'http://localhost:4000/',
      'http://127.0.0.1:9/x',
      'https://[::1]:5000/',
      'http://a.localhost:81/',
    ])
      expect(development.validate(url)).toBeUndefined();
    for (const url of [
      'http://10.0.0.1/',
      'http://hooks.example.com/',
      'http://u:p@localhost/',
      'http://169.254.169.254/',
    ])
      expect(development.validate(url)).toEqual(expect.any(String));
  });
});

describe('a host name', () => {
  const hook = new URL('https://hooks.example.com/');
  const resolving = (addresses: string[]) =>
    createUrlGuard({ allowPrivate: ['192.168.7.0/24'], resolve: async () => addresses });

  it.each([
    [['10.0.0.1']],
    [['127.0.0.1']],
    [['93.184.215.14', '10.0.0.1']],
    [['93.184.215.14', '::1']],
    [['::ffff:93.184.215.14']],
    [['64:ff9b::5db8:d70e']],
    [['2606:4700::5efe:a00:1']],
    [[]],
  ])('is refused with the addresses %j', async (addresses) => {
    await expect(resolving(addresses).resolveAddresses(hook)).rejects.toBeInstanceOf(ForbiddenUrlError);
  });

  it.each([
    [[], 'The host name hooks.example.com does not resolve.'],
    [
      ['10.0.0.1'],
      'hooks.example.com resolves to an address that is not public. The operator of this server can allow it by adding the host name, or the range of the address, to WEBHOOK_ALLOW_PRIVATE.',
    ],
    [
      ['127.0.0.1'],
      'hooks.example.com resolves to a loopback address. The operator of this server can allow it by adding `loopback` to WEBHOOK_ALLOW_PRIVATE.',
    ],
  ])('with the addresses %j is refused with the rule and how to allow it', async (addresses, message) => {
    const closed = createUrlGuard({ allowPrivate: [], resolve: async () => addresses });
    await expect(closed.resolveAddresses(hook)).rejects.toThrow(message);
  });

  it('is resolved again at each delivery', async () => {
    const answers = [['93.184.215.14'], ['127.0.0.1'], ['93.184.215.14']];
    const rebinding = createUrlGuard({
      allowPrivate: [],
      resolve: async () => answers.shift() ?? [],
    });
    expect(await rebinding.resolveAddresses(hook)).toEqual(['93.184.215.14']);
    await expect(rebinding.resolveAddresses(hook)).rejects.toBeInstanceOf(ForbiddenUrlError);
    expect(await rebinding.resolveAddresses(hook)).toEqual(['93.184.215.14']);
  });
});

describe('the name servers', () => {
  const answering = (addresses: string[]) => ({
    resolve4: async () => addresses,
    resolve6: () => Promise.reject(Object.assign(new Error(), { code: 'ENODATA' })),
  });
  // The overloads of the methods promise other shapes for other options, which are never given.
  const open = (servers: object) => () => servers as never;

  it('are those of the present configuration, soon after it has changed', async () => {
    const configurations = [answering(['192.0.2.1']), answering(['192.0.2.2'])];
    const resolve = createHostResolver(() => configurations.shift() as never, 20);
    expect(await resolve('hooks.example.com', false)).toEqual(['192.0.2.1']);
    await delay(30);
    expect(await resolve('hooks.example.com', false)).toEqual(['192.0.2.2']);
  });

  it.each(['ESERVFAIL', 'ETIMEOUT', 'ECONNREFUSED', 'EREFUSED'])(
    'that give no answer (%s) say nothing about the name',
    async (code) => {
      const failing = () => Promise.reject(Object.assign(new Error(), { code }));
      const resolve = createHostResolver(open({ ...answering([]), resolve4: failing }));
      await expect(resolve('hooks.example.com', false)).rejects.toBeInstanceOf(ResolveError);
    },
  );

  it('that answer for one family of addresses are enough', async () => {
    const failing = () => Promise.reject(Object.assign(new Error(), { code: 'ETIMEOUT' }));
    const resolve = createHostResolver(open({ ...answering(['192.0.2.1']), resolve6: failing }));
    expect(await resolve('hooks.example.com', false)).toEqual(['192.0.2.1']);
  });

  it('are not asked for a name that the operator has listed: the hosts file counts', async () => {
    const resolve = createHostResolver(open(answering([])));
    expect(await resolve('localhost', true)).toContain('127.0.0.1');
  });
});

describe('a private receiver', () => {
  const to = (allowPrivate: string[], addresses: string[] = []) =>
    createUrlGuard({ allowPrivate, resolve: async () => addresses });

  it.each([
    ['10.0.0.0/8', 'http://10.1.2.3:8080/hook'],
    ['10.1.2.3', 'https://10.1.2.3/hook'],
    ['fd00::/8', 'http://[fd12::1]:80/'],
    ['billing', 'http://billing:8080/'],
    ['.svc.cluster.local', 'http://billing.shop.svc.cluster.local/'],
    ['svc.cluster.local', 'http://billing.shop.svc.cluster.local/'],
    ['loopback', 'http://[::1]:22/'],
  ])('that %s names is %s', (entry, url) => {
    expect(isAllowedHostEntry(entry)).toBe(true);
    expect(to([entry]).validate(url)).toBeUndefined();
    expect(to([]).validate(url)).toContain('WEBHOOK_ALLOW_PRIVATE');
  });

  it.each([
    ['10.0.0.0/8', 'http://11.0.0.1/'],
    ['10.0.0.0/8', 'http://127.0.0.1/'],
    ['10.0.0.0/8', 'http://localhost/'],
    ['billing', 'http://billing.evil.example/'],
    ['billing', 'http://xbilling/'],
    ['svc.cluster.local', 'http://evilsvc.cluster.local/'],
    ['loopback', 'http://10.0.0.1/'],
    ['svc.cluster.local', 'http://user@billing.svc.cluster.local/'],
  ])('that %s does not name is %s', (entry, url) => {
    expect(to([entry]).validate(url)).toEqual(expect.any(String));
  });

  it.each(['127.1', '10.1.2.3/8', '*.example.com', 'http://billing', 'a b', '', 'x/8'])(
    'cannot be named by %j',
    (entry) => expect(isAllowedHostEntry(entry)).toBe(false),
  );

  it.each<[string, string, string[], boolean]>([
    ['billing.internal', 'http://billing.internal:8080/', ['10.0.0.7'], true],
    ['billing.internal', 'http://billing.internal:8080/', ['169.254.169.254'], false],
    ['billing.internal', 'http://billing.internal:8080/', ['127.0.0.1'], false],
    ['billing.internal', 'http://billing.internal:8080/', ['93.184.215.14'], false],
    ['10.0.0.0/8', 'http://hooks.example.com:8080/', ['10.0.0.7'], true],
    ['10.0.0.0/8', 'http://billing:8080/', ['10.0.0.7'], true],
    ['10.0.0.0/8', 'https://hooks.example.com/', ['10.0.0.7', '93.184.215.14'], true],
    ['10.0.0.0/8', 'http://hooks.example.com/', ['10.0.0.7', '93.184.215.14'], false],
    ['10.0.0.0/8', 'http://hooks.example.com/', ['93.184.215.14'], false],
    ['10.0.0.0/8', 'https://hooks.example.com:22/', ['93.184.215.14'], false],
    ['10.0.0.0/8', 'https://hooks.example.com/', ['192.168.0.1'], false],
  ])('with %s, and %s at %j: %s', async (entry, url, addresses, sent) => {
    const located = to([entry], addresses).resolveAddresses(new URL(url));
    if (sent) expect(await located).toEqual(addresses);
    else await expect(located).rejects.toBeInstanceOf(ForbiddenUrlError);
  });
});

describe('a delivery', () => {
  const closing: Array<() => void> = [];
  afterAll(() => {
    for (const close of closing) close();
  });

  /** A server on loopback that stands for a public one, and the names that lead to it. */
  async function serve(
    resolve: (host: string) => Promise<string[]>,
    tls?: { key: Buffer; cert: Buffer },
    answer = (_: IncomingMessage, res: ServerResponse) => void res.writeHead(204).end(),
  ) {
    const server = tls ? createTlsServer(tls, answer) : createServer(answer);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const destinations = createUrlGuard({
      allowPrivate: ['loopback'],
      resolve,
      isPublic: (address) => address.startsWith('127.'),
    });
    const sender = createWebhookSender(destinations);
    closing.push(() => {
      sender.close();
      server.closeAllConnections();
      server.close();
    });
    // A server that listens on a port has an address.
    const { port } = server.address() as AddressInfo;
    const send = (url: string) => sender.send({ url: new URL(url), headers: { 'x-test': '1' }, body: '{}' });
    return { port, send };
  }

  function certificate(name: string): { key: Buffer; cert: Buffer } {
    const folder = mkdtempSync(join(tmpdir(), 'tenantry-tls-'));
    const file = (end: string) => join(folder, end);
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-days',
        '1',
        '-subj',
        `/CN=${name}`,
        '-addext',
        `subjectAltName=DNS:${name}`,
        '-keyout',
        file('key'),
        '-out',
        file('cert'),
      ],
      { stdio: 'pipe' },
    );
    const pair = { key: readFileSync(file('key')), cert: readFileSync(file('cert')) };
    rmSync(folder, { recursive: true });
    return pair;
  }

  it('goes to the address that was checked, and never resolves the name a second time', async () => {
    let asked = 0;
    const tls = certificate('hooks.example.invalid');
    const { port, send } = await serve(async () => {
      asked += 1;
      return asked === 1 ? ['127.0.0.1'] : ['10.255.255.1'];
    }, tls);
    const outcome = await send(`https://hooks.example.invalid:${port}/in`);
    // It has reached the server of that address, and refused its certificate, which no authority has signed.
    expect(outcome).toMatchObject({
      status: null,
      error: expect.stringMatching(/^TLS failed: .*SELF_SIGNED/),
    });
    expect(asked).toBe(1);
    expect(await send(`https://hooks.example.invalid:${port}/in`)).toMatchObject({
      status: null,
      error: expect.stringContaining('resolves to an address that is not public'),
    });
  });

  it('goes to the next address when the first refuses connections', async () => {
    const { port, send } = await serve(
      async () => ['127.0.0.9', '127.0.0.1'],
      certificate('hooks.example.invalid'),
    );
    expect((await send(`https://hooks.example.invalid:${port}/`)).error).toContain('SELF_SIGNED');
  });

  it('follows no redirect', async () => {
    let requests = 0;
    const { port, send } = await serve(
      async () => [],
      undefined,
      (_, res) => {
        requests += 1;
        res.writeHead(307, { location: '/elsewhere' }).end();
      },
    );
    expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({
      status: 307,
      error: 'The endpoint responded with 307; redirects are not followed.',
    });
    expect(requests).toBe(1);
  });

  it('reuses a connection, and survives one that was closed meanwhile', async () => {
    const ports = new Set<number | undefined>();
    const { port, send } = await serve(
      async () => [],
      undefined,
      (req, res) => {
        ports.add(req.socket.remotePort);
        res.writeHead(204).end();
        if (req.url === '/close') setTimeout(() => req.socket.destroy(), 5);
      },
    );
    for (let index = 0; index < 5; index += 1) await send(`http://127.0.0.1:${port}/`);
    expect(ports.size).toBe(1);
    for (let index = 0; index < 20; index += 1)
      expect(await send(`http://127.0.0.1:${port}/close`)).toMatchObject({ status: 204, error: null });
  });

  it('keeps the beginning of a long response and does not read it to its end', async () => {
    let sent = 0;
    const { port, send } = await serve(
      async () => [],
      undefined,
      (_, res) => {
        res.writeHead(200, { 'content-type': 'text/plain' });
        const timer = setInterval(() => {
          sent += 1;
          res.write(`\0é${'x'.repeat(16_384)}`);
        }, 1);
        res.once('close', () => clearInterval(timer));
      },
    );
    const { status, body, error } = await send(`http://127.0.0.1:${port}/`);
    expect({ status, error }).toEqual({ status: 200, error: null });
    expect(body?.startsWith('éxxx')).toBe(true);
    expect(Buffer.byteLength(body ?? '')).toBeLessThanOrEqual(1024);
    expect(sent).toBeLessThan(1000);
  });

  it('reports a refused connection', async () => {
    const { port, send } = await serve(async () => []);
    expect(await send(`http://127.0.0.2:${port}/`)).toMatchObject({
      status: null,
      error: 'The connection was refused.',
    });
  });
});
