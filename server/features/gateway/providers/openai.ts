import type { Provider } from './provider.ts';

/** Follows the source of the npm package `openai`. */
export const openai: Provider = {
  id: 'openai',
  baseUrl: 'https://api.openai.com/v1',
  auth: 'bearer',
  wires: ['chat', 'embeddings', 'responses'],
  usage: 'openai',
  streamUsage: 'stream_options',
  testPath: 'models',
  secret: 'required',
  verified: 'client',
};
