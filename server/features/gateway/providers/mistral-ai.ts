import type { Provider } from './provider.ts';

/** Follows the source of the PyPI package `mistralai`. It refuses `stream_options`, and ends each stream with its usage. */
export const mistralAi: Provider = {
  id: 'mistral-ai',
  baseUrl: 'https://api.mistral.ai/v1',
  auth: 'bearer',
  wires: ['chat', 'embeddings'],
  usage: 'openai',
  streamUsage: 'always',
  quirks: { rename: { max_completion_tokens: 'max_tokens', seed: 'random_seed' } },
  testPath: 'models',
  secret: 'required',
  verified: 'client',
};
