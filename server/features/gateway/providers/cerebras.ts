import type { Provider } from './provider.ts';

/** Follows the source of the npm package `@cerebras/cerebras_cloud_sdk`. */
export const cerebras: Provider = {
  id: 'cerebras',
  baseUrl: 'https://api.cerebras.ai/v1',
  auth: 'bearer',
  wires: ['chat'],
  usage: 'openai',
  streamUsage: 'stream_options',
  testPath: 'models',
  secret: 'required',
  verified: 'client',
};
