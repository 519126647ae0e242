import type { Provider } from './provider.ts';

/** Follows https://openrouter.ai/docs/api-reference. Its list of models is public, so a test asks for the key. */
export const openrouter: Provider = {
  id: 'openrouter',
  baseUrl: 'https://openrouter.ai/api/v1',
  auth: 'bearer',
  wires: ['chat', 'responses'],
  usage: 'openai',
  streamUsage: 'stream_options',
  // It tries the `models` of a request.
  answersByOtherModels: true,
  testPath: 'key',
  secret: 'required',
  verified: 'docs',
};
