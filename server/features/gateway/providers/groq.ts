import type { Provider } from './provider.ts';

/** Follows https://console.groq.com/docs/openai. */
export const groq: Provider = {
  id: 'groq',
  baseUrl: 'https://api.groq.com/openai/v1',
  auth: 'bearer',
  wires: ['chat', 'responses'],
  usage: 'openai',
  streamUsage: 'stream_options',
  testPath: 'models',
  secret: 'required',
  verified: 'docs',
};
