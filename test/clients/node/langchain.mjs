import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';
import { at, print } from './settings.mjs';

const configuration = { baseURL: `${at.host}/v1` };
const chat = (model) => new ChatOpenAI({ model, apiKey: at.key, configuration, maxRetries: 0 });
const { content } = await chat(at.model).invoke('Hello?');
let streamed = '';
for await (const chunk of await chat(at.model).stream('Hello?')) streamed += chunk.content;
const embeddings = new OpenAIEmbeddings({
  model: at.model,
  apiKey: at.key,
  configuration,
  maxRetries: 0,
  encodingFormat: 'float',
});
const error = await chat(at.refused)
  .invoke('Hello?')
  .catch(({ status }) => ({ status }));
print({ chat: content, streamed, embedding: await embeddings.embedQuery('x'), error });
