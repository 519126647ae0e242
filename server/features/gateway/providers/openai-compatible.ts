import type { Provider } from './provider.ts';

/** Any other provider that takes the requests of OpenAI. How far it does is not known. */
export const openaiCompatible: Provider = {
  id: 'openai-compatible',
  baseUrl: null,
  auth: 'bearer',
  wires: ['chat', 'embeddings', 'responses'],
  usage: 'openai',
  streamUsage: 'stream_options',
  testPath: 'models',
  secret: 'optional',
  verified: 'none',
};
