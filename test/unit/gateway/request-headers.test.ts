import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../server/api/problem.ts';
import {
  headersToProvider,
  readRelayOptions,
} from '../../../server/features/gateway/relays/request-headers.ts';

/** Returns the names of the headers that a request is refused for. */
function refused(headers: Record<string, string>): string[] {
  try {
    readRelayOptions(headers);
  } catch (error) {
    if (error instanceof ProblemError) return error.extras.errors?.map(({ path }) => path) ?? [];
    throw error;
  }
  return [];
}

describe('the headers of a relay', () => {
  it('name the virtual key in either form', () => {
    expect(readRelayOptions({ 'x-portkey-virtual-key': 'prod' }).virtualKey).toBe('prod');
    expect(readRelayOptions({ 'x-portkey-provider': '@prod' }).virtualKey).toBe('prod');
  });

  it('may be those that clients of Portkey add to every request', () => {
    expect(
      refused({ 'x-portkey-package-version': 'portkey-3.1.0', 'x-portkey-runtime': 'node', accept: '*/*' }),
    ).toEqual([]);
  });

  it('are refused by name when they would send a secret elsewhere', () => {
    const headers = {
      'x-portkey-custom-host': 'https://attacker.example.com',
      'x-portkey-azure-resource-name': 'other',
      'x-portkey-openai-organization': 'org',
      'x-portkey-aws-access-key-id': 'AKIA',
      'x-tenantry-base-url': 'https://attacker.example.com',
    };
    expect(refused(headers)).toEqual(Object.keys(headers));
  });

  it('continue the trace of the caller, unless they name another one', () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const traceOf = (headers: Record<string, string>) => {
      const { traceId, parentSpanId } = readRelayOptions(headers);
      return [traceId, parentSpanId];
    };
    expect(traceOf({ traceparent })).toEqual(['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7']);
    expect(traceOf({ traceparent, 'x-portkey-trace-id': 'mine' })).toEqual(['mine', '00f067aa0ba902b7']);
    for (const wrong of ['', 'x', traceparent.toUpperCase(), `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`])
      expect(traceOf({ traceparent: wrong })).toEqual([undefined, undefined]);
  });

  it('have metadata of strings only', () => {
    expect(readRelayOptions({ 'x-portkey-metadata': '{"plan":"paid"}' }).metadata).toEqual({ plan: 'paid' });
    for (const text of ['[]', 'null', '{"plan":1}', '{', `{"a":"${'x'.repeat(129)}"}`])
      expect(refused({ 'x-portkey-metadata': text })).toEqual(['x-portkey-metadata']);
  });

  it('forward no credential, address or header of the connection', () => {
    for (const name of [
      'authorization',
      'x-api-key',
      'api-key',
      'x-goog-api-key',
      'proxy-authorization',
      'cookie',
      'x-amz-security-token',
      'x-forwarded-for',
      'host',
      'content-length',
      'transfer-encoding',
      'x-portkey-config',
      'bad name',
    ])
      expect(refused({ 'x-portkey-forward-headers': `x-fine, ${name}` })).toEqual([
        'x-portkey-forward-headers',
      ]);
    expect(
      refused({ 'x-portkey-forward-headers': Array.from({ length: 21 }, (_, i) => `x-${i}`).join() }),
    ).toEqual(['x-portkey-forward-headers']);
    expect(headersToProvider({ 'x-fine': '1', cookie: 'a' }, 'openai', ['x-fine', 'x-absent'])).toEqual({
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
      'user-agent': 'tenantry',
      'x-fine': '1',
    });
  });
});
