import type { Provider } from './provider.ts';

/** Follows https://api-docs.deepseek.com. */
export const deepseek: Provider = {
  id: 'deepseek',
  baseUrl: 'https://api.deepseek.com',
  auth: 'bearer',
  wires: ['chat'],
  usage: 'openai',
  streamUsage: 'stream_options',
  quirks: { rename: { max_completion_tokens: 'max_tokens' } },
  testPath: 'models',
  secret: 'required',
  verified: 'docs',
};
