import type { Provider } from './provider.ts';

/** Follows clients that use its OpenAI-compatible address. */
export const fireworksAi: Provider = {
  id: 'fireworks-ai',
  baseUrl: 'https://api.fireworks.ai/inference/v1',
  auth: 'bearer',
  wires: ['chat', 'embeddings'],
  usage: 'openai',
  streamUsage: 'stream_options',
  testPath: 'models',
  secret: 'required',
  verified: 'client',
};
