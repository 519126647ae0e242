import { anthropic } from './anthropic.ts';
import { azureOpenai } from './azure-openai.ts';
import { cerebras } from './cerebras.ts';
import { deepseek } from './deepseek.ts';
import { fireworksAi } from './fireworks-ai.ts';
import { google } from './google.ts';
import { groq } from './groq.ts';
import { mistralAi } from './mistral-ai.ts';
import { ollama } from './ollama.ts';
import { openai } from './openai.ts';
import { openaiCompatible } from './openai-compatible.ts';
import { openrouter } from './openrouter.ts';
import { perplexityAi } from './perplexity-ai.ts';
import type { Provider, ProviderId } from './provider.ts';
import { togetherAi } from './together-ai.ts';
import { xAi } from './x-ai.ts';

/** Every provider that a virtual key may name. Another one takes a file of its own and a line here. */
export const PROVIDERS: Readonly<Record<ProviderId, Provider>> = {
  openai,
  'azure-openai': azureOpenai,
  anthropic,
  google,
  'mistral-ai': mistralAi,
  groq,
  deepseek,
  'x-ai': xAi,
  'together-ai': togetherAi,
  'fireworks-ai': fireworksAi,
  openrouter,
  'perplexity-ai': perplexityAi,
  cerebras,
  ollama,
  'openai-compatible': openaiCompatible,
};
