import { describe, expect, it } from 'vitest';
import { Tenantry } from '../../sdk/src/index.ts';
import { anthropic, events, openai } from '../../sdk/src/openai.ts';

const baseUrl = 'https://tenantry.example.com/base';
const client = (more: object = {}) => new Tenantry({ baseUrl, token: 'tn_svc_key', ...more });

describe('openai', () => {
  it('returns the address, the key and the headers of the gateway', () => {
    const options = openai(client(), {
      config: 'production@3',
      metadata: { plan: 'paid', city: 'İzmir 🌊' },
      traceId: 'trace-1',
    });
    expect(options).toMatchObject({ baseURL: `${baseUrl}/v1`, apiKey: 'tn_svc_key' });
    const { 'x-portkey-metadata': metadata = '', ...headers } = options.defaultHeaders;
    expect(headers).toEqual({ 'x-portkey-config': 'production@3', 'x-portkey-trace-id': 'trace-1' });
    expect(metadata).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(metadata)).toEqual({ plan: 'paid', city: 'İzmir 🌊' });
    const inline = openai(client(), { config: { virtual_key: 'main' } }).defaultHeaders;
    expect(inline).toEqual({ 'x-portkey-config': '{"virtual_key":"main"}' });
  });

  it('sends the current token where the client has a function for it', async () => {
    const sent: Array<[string, Record<string, string>]> = [];
    const fetch = async (url: string, { headers }: { headers: Record<string, string> }) => {
      sent.push([url, headers]);
      return new Response('{}');
    };
    let number = 0;
    const token = async () => `tn_svc_${++number}`;
    const options = anthropic(client({ token, fetch }));
    expect(options.baseURL).toBe(baseUrl);
    for (const _ of [1, 2])
      await options.fetch(`${options.baseURL}/v1/messages`, {
        method: 'POST',
        headers: { 'x-api-key': options.apiKey, accept: 'application/json' },
      });
    expect(sent).toEqual(
      [1, 2].map((one) => [
        `${baseUrl}/v1/messages`,
        { accept: 'application/json', authorization: `Bearer tn_svc_${one}` },
      ]),
    );
  });

  it('needs a client with a token, whose credential no log shows', async () => {
    expect(() => openai(client({ token: null }))).toThrow('key of a workspace');
    const { inspect } = await import('node:util');
    expect(inspect(client(), { depth: 9, showHidden: true }) + JSON.stringify(client())).not.toContain(
      'tn_svc_key',
    );
  });
});

describe('events', () => {
  const streamOf = (bytes: Uint8Array, size: number, whenCancelled = () => {}) => {
    let at = 0;
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        controller.enqueue(bytes.slice(at, at + size));
        at += size;
      },
      cancel: whenCancelled,
    });
  };
  const encode = (text: string) => new TextEncoder().encode(text);
  const TEXT = encode(
    ': ping\r\n\r\nevent: a\r\ndata: {"n":"ş"}\r\n\r\ndata:{"n":\ndata: 2}\n\ndata: [DONE]\n\n',
  );

  it.each([1, 2, 3, 7, 1_000])('are the same however the stream is cut: %i bytes', async (size) => {
    const found: unknown[] = [];
    for await (const event of events(streamOf(TEXT, size))) found.push(event);
    expect(found).toEqual([{ n: 'ş' }, { n: 2 }]);
  });

  it('throw the error with which an answer ends, and end the call when the loop is left', async () => {
    const error = { code: 'budget_exhausted', message: 'The budget is used up.' };
    const failing = encode(`data: {"n":1}\n\ndata: ${JSON.stringify({ error })}\n\n`);
    const found: unknown[] = [];
    const reading = (async () => {
      for await (const event of events(streamOf(failing, 9))) found.push(event);
    })();
    await expect(reading).rejects.toMatchObject({ message: error.message, cause: { error } });
    expect(found).toEqual([{ n: 1 }]);
    let isCancelled = false;
    for await (const _ of events(
      streamOf(TEXT, 20, () => {
        isCancelled = true;
      }),
    ))
      break;
    expect(isCancelled).toBe(true);
  });
});
