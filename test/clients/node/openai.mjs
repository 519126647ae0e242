import OpenAI from 'openai';
import { at, print } from './settings.mjs';

const client = new OpenAI({ baseURL: `${at.host}/v1`, apiKey: at.key, maxRetries: 0 });
const { model, messages } = at;
const chat = await client.chat.completions.create({ model, messages });
let streamed = '';
for await (const chunk of await client.chat.completions.create({ model, messages, stream: true }))
  streamed += chunk.choices[0]?.delta?.content ?? '';
const { data } = await client.embeddings.create({ model, input: 'x', encoding_format: 'float' });
const response = await client.responses.create({ model, input: 'Hello?' });
let events = '';
for await (const event of await client.responses.create({ model, input: 'Hello?', stream: true }))
  if (event.type === 'response.output_text.delta') events += event.delta;
const ids = [];
for await (const one of client.models.list()) ids.push(one.id);
const { id } = await client.models.retrieve(model);
const error = await client.chat.completions
  .create({ model: at.refused, messages })
  .catch(({ status, code, requestID }) => ({ status, code, hasRequestId: typeof requestID === 'string' }));
print({
  chat: chat.choices[0]?.message.content,
  streamed,
  embedding: data[0]?.embedding,
  response: response.output_text,
  events,
  models: ids,
  model: id,
  error,
});
