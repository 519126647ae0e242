import type { Provider } from './provider.ts';

/** Follows https://docs.together.ai/docs/inference/openai-compatibility. */
export const togetherAi: Provider = {
  id: 'together-ai',
  baseUrl: 'https://api.together.ai/v1',
  auth: 'bearer',
  wires: ['chat', 'embeddings'],
  usage: 'openai',
  streamUsage: 'stream_options',
  quirks: { rename: { max_completion_tokens: 'max_tokens' } },
  testPath: 'models',
  secret: 'required',
  verified: 'docs',
};
