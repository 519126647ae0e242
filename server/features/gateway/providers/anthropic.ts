import type { Provider } from './provider.ts';

/** Follows the source of the npm package `@anthropic-ai/sdk`. Chat completions are translated to messages. */
export const anthropic: Provider = {
  id: 'anthropic',
  baseUrl: 'https://api.anthropic.com/v1',
  auth: 'x-api-key',
  wires: ['messages'],
  usage: 'anthropic',
  streamUsage: 'always',
  headers: { 'anthropic-version': '2023-06-01' },
  testPath: 'models',
  secret: 'required',
  verified: 'client',
};
