import Anthropic from '@anthropic-ai/sdk';
import { at, print } from './settings.mjs';

const client = new Anthropic({ baseURL: at.host, apiKey: at.key, maxRetries: 0 });
const { model, messages } = at;
const message = await client.messages.create({ model, messages, max_tokens: 64 });
let streamed = '';
for await (const event of client.messages.stream({ model, messages, max_tokens: 64 }))
  if (event.type === 'content_block_delta') streamed += event.delta.text;
const { input_tokens } = await client.messages.countTokens({ model, messages });
const models = [];
for await (const { id } of client.models.list()) models.push(id);
const error = await client.messages
  .create({ model: at.refused, messages, max_tokens: 64 })
  .catch(({ status }) => ({ status }));
print({ chat: message.content[0]?.text, streamed, countsTokens: input_tokens > 0, models, error });
