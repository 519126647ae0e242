import type { Provider } from './provider.ts';

/** Follows https://ai.google.dev/gemini-api/docs/openai. */
export const google: Provider = {
  id: 'google',
  baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
  auth: 'bearer',
  wires: ['chat', 'embeddings'],
  usage: 'openai',
  streamUsage: 'stream_options',
  testPath: 'models',
  secret: 'required',
  verified: 'docs',
};
