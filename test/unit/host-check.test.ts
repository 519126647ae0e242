import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { allowedHosts, createHostCheck } from '../../server/http/host-check.ts';

/** A request with these Host headers, of which Node keeps the first. */
const request = (...hosts: string[]): IncomingMessage =>
  ({
    httpVersionMajor: 1,
    httpVersionMinor: 1,
    headers: { host: hosts[0] },
    rawHeaders: hosts.flatMap((host) => ['Host', host]),
  }) as unknown as IncomingMessage; // all that the check reads

const OWN = ['127.0.0.1:4000', 'localhost', '[::1]:4000', 'API.example.com', 'api.example.com.'];
const FOREIGN = ['evil.example', 'api.example.com.evil.example', '10.0.0.1', 'api.example.com/', 'a b', ''];

describe('the check of the host', () => {
  it('accepts the names of the server', () => {
    const check = createHostCheck(allowedHosts({ HOST: '127.0.0.1', PUBLIC_URL: 'https://api.example.com' }));
    for (const host of [...OWN, ...OWN]) expect(() => check(request(host))).not.toThrow();
  });

  it('refuses every other name, before and after one that it has accepted', () => {
    const check = createHostCheck(allowedHosts({ HOST: '127.0.0.1', PUBLIC_URL: 'https://api.example.com' }));
    for (const own of OWN) {
      for (const host of [...FOREIGN, ...FOREIGN]) expect(() => check(request(host)), host).toThrow(/Host/);
      check(request(own));
      for (const host of FOREIGN) expect(() => check(request(host)), host).toThrow(/Host/);
      expect(() => check(request(own, 'evil.example'))).toThrow(/one Host header/);
      expect(() => check(request())).toThrow(/Send a Host header/);
    }
  });
});
