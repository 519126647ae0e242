import type { Provider } from './provider.ts';

/** Follows https://docs.perplexity.ai/api-reference. It has no list of models, so a test asks for asynchronous requests. */
export const perplexityAi: Provider = {
  id: 'perplexity-ai',
  baseUrl: 'https://api.perplexity.ai',
  auth: 'bearer',
  wires: ['chat'],
  usage: 'openai',
  streamUsage: 'always',
  quirks: { rename: { max_completion_tokens: 'max_tokens' } },
  testPath: 'async/chat/completions',
  secret: 'required',
  verified: 'docs',
};
