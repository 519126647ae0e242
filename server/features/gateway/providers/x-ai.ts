import type { Provider } from './provider.ts';

/** Follows https://docs.x.ai/docs/api-reference. */
export const xAi: Provider = {
  id: 'x-ai',
  baseUrl: 'https://api.x.ai/v1',
  auth: 'bearer',
  wires: ['chat', 'responses'],
  usage: 'openai',
  streamUsage: 'stream_options',
  testPath: 'models',
  secret: 'required',
  verified: 'docs',
};
