import type { Provider } from './provider.ts';

/** Follows https://docs.ollama.com/api/openai-compatibility. It runs where the virtual key says. */
export const ollama: Provider = {
  id: 'ollama',
  baseUrl: null,
  auth: 'bearer',
  wires: ['chat', 'embeddings', 'responses'],
  usage: 'openai',
  streamUsage: 'stream_options',
  quirks: { rename: { max_completion_tokens: 'max_tokens' } },
  testPath: 'models',
  secret: 'optional',
  verified: 'docs',
};
