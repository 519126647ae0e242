import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { PROVIDERS } from '../../server/features/gateway/providers/table.ts';
import { matchesGlob } from '../../server/features/gateway/virtual-keys/glob.ts';

describe('a pattern of models', () => {
  it.each([
    ['gpt-4o', 'gpt-4o', true],
    ['gpt-4o', 'gpt-4o-mini', false],
    ['gpt-4o*', 'gpt-4o-mini', true],
    ['*-mini', 'gpt-4o-mini', true],
    ['gpt-*-mini', 'gpt-mini', false],
    ['gpt-*-mini', 'gpt--mini', true],
    ['*4*m*', 'gpt-4o-mini', true],
    ['*m*4*', 'gpt-4o-mini', false],
    ['ab*ba', 'aba', false],
    ['*', '', true],
    ['gpt.4o', 'gpt-4o', false],
  ])('%s and the model %s: %s', (pattern, name, matches) => {
    expect(matchesGlob(pattern, name)).toBe(matches);
  });

  it('takes no longer for many stars', () => {
    expect(matchesGlob(`${'*a'.repeat(90)}*b`, 'a'.repeat(10_000))).toBe(false);
  });
});

describe('GATEWAY_PRIVATE_UPSTREAMS', () => {
  const WORKSPACE = 'ws_01kah4x8v5ezf9w2m4n68xj7wh';
  const ORGANIZATION = 'org_01kah4x8v5ezf9w2m4n68xj7wh';
  const read = (text: string) => readConfig({ GATEWAY_PRIVATE_UPSTREAMS: text }).GATEWAY_PRIVATE_UPSTREAMS;

  it('names tenants for each host', () => {
    expect(read(`Ollama.internal=*, 10.1.0.0/16=${WORKSPACE},${ORGANIZATION}`)).toEqual([
      { host: 'ollama.internal', tenants: ['*'] },
      { host: '10.1.0.0/16', tenants: [WORKSPACE, ORGANIZATION] },
    ]);
    expect(readConfig({}).GATEWAY_PRIVATE_UPSTREAMS).toEqual([]);
  });

  it.each([
    'ollama.internal',
    '*',
    `${WORKSPACE},ollama=*`,
    'ollama=acme',
    'ollama=',
    '=*',
    'a=*,,',
    '10.0.0.1/33=*',
  ])('refuses %j', (text) => {
    expect(() => read(text)).toThrow(/GATEWAY_PRIVATE_UPSTREAMS: must be hosts or ranges/);
  });
});

describe('the providers', () => {
  it('each have a row under their id, with an address unless the virtual key says it', () => {
    for (const [id, provider] of Object.entries(PROVIDERS)) {
      expect(provider.id).toBe(id);
      expect(provider.wires.length, id).toBeGreaterThan(0);
      if (provider.baseUrl !== null) expect(provider.baseUrl, id).toMatch(/^https:\/\/[^?#]*[^/]$/);
    }
    const unknown = Object.values(PROVIDERS).filter(({ baseUrl }) => baseUrl === null);
    expect(unknown.map(({ id }) => id)).toEqual(['azure-openai', 'ollama', 'openai-compatible']);
  });
});
