import { Portkey } from 'portkey-ai';
import { at, print } from './settings.mjs';

const client = new Portkey({ baseURL: `${at.host}/v1`, apiKey: at.key, maxRetries: 0 });
const { model, messages } = at;
const chat = await client.chat.completions.create({ model, messages });
let streamed = '';
for await (const chunk of await client.chat.completions.create({ model, messages, stream: true }))
  streamed += chunk.choices[0]?.delta?.content ?? '';
const { data } = await client.embeddings.create({ model, input: 'x', encoding_format: 'float' });
const { data: listed } = await client.models.list();
const { id } = await client.models.retrieve(model);
const error = await client.chat.completions
  .create({ model: at.refused, messages })
  .catch(({ status }) => ({ status }));
print({
  chat: chat.choices[0]?.message.content,
  streamed,
  embedding: data[0]?.embedding,
  models: listed.map((one) => one.id),
  model: id,
  error,
});
