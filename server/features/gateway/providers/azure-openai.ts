import type { Provider } from './provider.ts';

/** Follows `AzureOpenAI` of the npm package `openai`. The virtual key names the resource and the deployment. */
export const azureOpenai: Provider = {
  id: 'azure-openai',
  baseUrl: null,
  auth: 'api-key',
  wires: ['chat', 'embeddings', 'responses'],
  usage: 'openai',
  streamUsage: 'stream_options',
  // The deployment has its model, whatever a request calls it.
  answersByOtherModels: true,
  testPath: 'models',
  secret: 'required',
  verified: 'client',
};
