import { createOpenAI } from '@ai-sdk/openai';
import { generateText, streamText } from 'ai';
import { at, print } from './settings.mjs';

const provider = createOpenAI({ baseURL: `${at.host}/v1`, apiKey: at.key });
const call = { model: provider.chat(at.model), prompt: 'Hello?', maxRetries: 0 };
const { text } = await generateText(call);
let streamed = '';
for await (const part of streamText(call).textStream) streamed += part;
const error = await generateText({ ...call, model: provider.chat(at.refused) }).catch(({ statusCode }) => ({
  status: statusCode,
}));
print({ chat: text, streamed, error });
