import type { Usage, UsageFormat, WireFormat } from '../../../server/features/gateway/formats/usage.ts';

/** A usage as a provider states it, the page or the source that shows its form, and what the gateway reads from it. */
export interface UsageCase {
  provider: string;
  model: string;
  source: string;
  format: UsageFormat;
  wire: WireFormat;
  body: Record<string, unknown>;
  /** The members that are not zero. */
  expected: Partial<Usage>;
}

const OPENAI_CHAT = 'https://platform.openai.com/docs/api-reference/chat/object';
const OPENAI_RESPONSES = 'https://platform.openai.com/docs/api-reference/responses/object';
const OPENAI_EMBEDDINGS = 'https://platform.openai.com/docs/api-reference/embeddings/create';
const ANTHROPIC_CACHING = 'https://platform.claude.com/docs/en/build-with-claude/prompt-caching';
const ANTHROPIC_SEARCH = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-search-tool';
const GOOGLE = 'https://discuss.ai.google.dev/t/question-with-usage-in-openai-compatibility/98760';
const XAI = 'https://docs.x.ai/developers/advanced-api-usage/prompt-caching/usage-and-pricing';
const XAI_REASONING =
  'https://docs.cloud.google.com/vertex-ai/generative-ai/docs/partner-models/grok/capabilities/reasoning';
const OPENROUTER = 'https://openrouter.ai/docs/use-cases/usage-accounting';
const DEEPSEEK = 'https://api-docs.deepseek.com/api/create-chat-completion';
const GROQ = 'https://raw.githubusercontent.com/groq/groq-typescript/HEAD/src/resources/completions.ts';
const PERPLEXITY = 'https://docs.perplexity.ai/models/models/sonar-deep-research';
const MISTRAL = 'https://docs.mistral.ai/api/#tag/chat';
const EXTRACTORS = 'https://github.com/pydantic/genai-prices (extractors of the provider)';

type Row = [source: string, usage: Record<string, unknown>, expected: Partial<Usage>, rest?: object];

const rows = (
  [provider, model, format, wire]: [string, string, UsageFormat, WireFormat],
  list: readonly Row[],
): UsageCase[] =>
  list.map(([source, usage, expected, rest]) => ({
    provider,
    model,
    source,
    format,
    wire,
    body: { model, usage, ...rest },
    expected: { requests: 1, ...expected },
  }));

export const USAGE_TABLE: readonly UsageCase[] = [
  ...rows(
    ['openai', 'gpt-4o', 'openai', 'chat'],
    [
      [
        OPENAI_CHAT,
        { prompt_tokens: 19, completion_tokens: 10, total_tokens: 29 },
        { input_uncached: 19, output_text: 10 },
      ],
      [
        OPENAI_CHAT,
        {
          prompt_tokens: 2006,
          completion_tokens: 300,
          total_tokens: 2306,
          prompt_tokens_details: { cached_tokens: 1920, audio_tokens: 0 },
          completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
        },
        { input_uncached: 86, input_cache_read: 1920, output_text: 300 },
      ],
      [
        OPENAI_CHAT,
        {
          prompt_tokens: 100,
          completion_tokens: 40,
          total_tokens: 140,
          completion_tokens_details: { accepted_prediction_tokens: 10, rejected_prediction_tokens: 12 },
        },
        { input_uncached: 100, output_text: 40 },
      ],
      [OPENAI_CHAT, { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }, {}],
      [
        OPENAI_CHAT,
        {
          prompt_tokens: 50,
          completion_tokens: 1,
          total_tokens: 51,
          prompt_tokens_details: null,
          completion_tokens_details: null,
        },
        { input_uncached: 50, output_text: 1 },
      ],
      [
        OPENAI_CHAT,
        {
          prompt_tokens: 10,
          completion_tokens: 5,
          total_tokens: 15,
          prompt_tokens_details: { cached_tokens: 400 },
        },
        { input_cache_read: 10, output_text: 5 },
      ],
    ],
  ),
  ...rows(
    ['openai', 'gpt-5', 'openai', 'chat'],
    [
      [
        GOOGLE,
        {
          prompt_tokens: 1486,
          completion_tokens: 651,
          total_tokens: 2137,
          prompt_tokens_details: { cached_tokens: 1408, audio_tokens: 0 },
          completion_tokens_details: { reasoning_tokens: 512, audio_tokens: 0 },
        },
        { input_uncached: 78, input_cache_read: 1408, output_text: 139, output_reasoning: 512 },
      ],
      [
        OPENAI_CHAT,
        {
          prompt_tokens: 75,
          completion_tokens: 1186,
          total_tokens: 1261,
          completion_tokens_details: { reasoning_tokens: 1024 },
        },
        { input_uncached: 75, output_text: 162, output_reasoning: 1024 },
      ],
      [
        OPENAI_CHAT,
        { prompt_tokens: 300_000, completion_tokens: 128_000, total_tokens: 428_000 },
        { input_uncached: 300_000, output_text: 128_000 },
      ],
    ],
  ),
  ...rows(
    ['openai', 'gpt-5.6-sol', 'openai', 'chat'],
    [
      [
        EXTRACTORS,
        {
          prompt_tokens: 4096,
          completion_tokens: 64,
          total_tokens: 4160,
          prompt_tokens_details: { cached_tokens: 1024, cache_write_tokens: 2048 },
        },
        { input_uncached: 1024, input_cache_read: 1024, input_cache_write_5m: 2048, output_text: 64 },
      ],
      [
        EXTRACTORS,
        { prompt_tokens: 272_001, completion_tokens: 10, total_tokens: 272_011 },
        { input_uncached: 272_001, output_text: 10 },
      ],
    ],
  ),
  ...rows(
    ['openai', 'gpt-audio', 'openai', 'chat'],
    [
      [
        OPENAI_CHAT,
        {
          prompt_tokens: 119,
          completion_tokens: 92,
          total_tokens: 211,
          prompt_tokens_details: { cached_tokens: 0, audio_tokens: 101, text_tokens: 18, image_tokens: 0 },
          completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 70, text_tokens: 22 },
        },
        { input_uncached: 18, input_audio: 101, output_text: 22, output_audio: 70 },
      ],
      [
        OPENAI_CHAT,
        {
          prompt_tokens: 30,
          completion_tokens: 8,
          total_tokens: 38,
          prompt_tokens_details: { audio_tokens: 30 },
        },
        { input_audio: 30, output_text: 8 },
      ],
    ],
  ),
  ...rows(
    ['openai', 'text-embedding-3-small', 'openai', 'embeddings'],
    [
      [OPENAI_EMBEDDINGS, { prompt_tokens: 8, total_tokens: 8 }, { input_uncached: 8 }],
      [OPENAI_EMBEDDINGS, { prompt_tokens: 0, total_tokens: 0 }, {}],
      [OPENAI_EMBEDDINGS, { total_tokens: 1200 }, { input_uncached: 1200 }],
    ],
  ),
  ...rows(
    ['openai', 'gpt-4.1', 'responses', 'responses'],
    [
      [
        OPENAI_RESPONSES,
        {
          input_tokens: 36,
          input_tokens_details: { cached_tokens: 0 },
          output_tokens: 87,
          output_tokens_details: { reasoning_tokens: 0 },
          total_tokens: 123,
        },
        { input_uncached: 36, output_text: 87 },
      ],
      [
        OPENAI_RESPONSES,
        {
          input_tokens: 328,
          input_tokens_details: { cached_tokens: 128 },
          output_tokens: 356,
          output_tokens_details: { reasoning_tokens: 0 },
          total_tokens: 684,
        },
        { input_uncached: 200, input_cache_read: 128, output_text: 356, web_searches: 1 },
        {
          output: [
            { type: 'web_search_call', id: 'ws_1', status: 'completed' },
            { type: 'message', role: 'assistant', content: [] },
          ],
        },
      ],
      [
        OPENAI_RESPONSES,
        { input_tokens: 10, output_tokens: 4, total_tokens: 14 },
        { input_uncached: 10, output_text: 4, web_searches: 2 },
        {
          output: [
            { type: 'web_search_call', action: { type: 'search', query: 'a' } },
            { type: 'web_search_call', action: { type: 'open_page', url: 'https://example.com' } },
            { type: 'web_search_call', action: { type: 'find_in_page' } },
            { type: 'web_search_call', action: { type: 'search', query: 'b' } },
          ],
        },
      ],
    ],
  ),
  ...rows(
    ['openai', 'o3', 'responses', 'responses'],
    [
      [
        OPENAI_RESPONSES,
        {
          input_tokens: 81,
          output_tokens: 1035,
          output_tokens_details: { reasoning_tokens: 832 },
          total_tokens: 1116,
        },
        { input_uncached: 81, output_text: 203, output_reasoning: 832 },
      ],
    ],
  ),
  ...rows(
    ['anthropic', 'claude-sonnet-4-5', 'anthropic', 'messages'],
    [
      [
        ANTHROPIC_CACHING,
        { input_tokens: 2095, output_tokens: 503 },
        { input_uncached: 2095, output_text: 503 },
      ],
      [
        ANTHROPIC_CACHING,
        {
          input_tokens: 2048,
          cache_read_input_tokens: 1800,
          cache_creation_input_tokens: 248,
          output_tokens: 503,
          cache_creation: { ephemeral_5m_input_tokens: 148, ephemeral_1h_input_tokens: 100 },
        },
        {
          input_uncached: 2048,
          input_cache_read: 1800,
          input_cache_write_5m: 148,
          input_cache_write_1h: 100,
          output_text: 503,
        },
      ],
      [
        ANTHROPIC_CACHING,
        {
          input_tokens: 21,
          cache_creation_input_tokens: 188_086,
          cache_read_input_tokens: 0,
          output_tokens: 393,
        },
        { input_uncached: 21, input_cache_write_5m: 188_086, output_text: 393 },
      ],
      [
        ANTHROPIC_CACHING,
        {
          input_tokens: 21,
          cache_creation_input_tokens: 0,
          cache_read_input_tokens: 188_086,
          output_tokens: 393,
        },
        { input_uncached: 21, input_cache_read: 188_086, output_text: 393 },
      ],
      [
        ANTHROPIC_CACHING,
        {
          input_tokens: 1,
          cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 2000 },
          output_tokens: 9,
        },
        { input_uncached: 1, input_cache_write_1h: 2000, output_text: 9 },
      ],
      [
        ANTHROPIC_SEARCH,
        {
          input_tokens: 105,
          output_tokens: 6039,
          cache_read_input_tokens: 7123,
          cache_creation_input_tokens: 7345,
          server_tool_use: { web_search_requests: 1 },
        },
        {
          input_uncached: 105,
          input_cache_read: 7123,
          input_cache_write_5m: 7345,
          output_text: 6039,
          web_searches: 1,
        },
      ],
      [
        ANTHROPIC_CACHING,
        {
          input_tokens: 200_001,
          output_tokens: 100,
          cache_read_input_tokens: null,
          cache_creation_input_tokens: null,
        },
        { input_uncached: 200_001, output_text: 100 },
      ],
      [ANTHROPIC_CACHING, { input_tokens: 0, output_tokens: 0 }, {}],
      [
        EXTRACTORS,
        { input_tokens: 12, output_tokens: 900, output_tokens_details: { thinking_tokens: 640 } },
        { input_uncached: 12, output_text: 260, output_reasoning: 640 },
      ],
    ],
  ),
  ...rows(
    ['google', 'gemini-2.5-pro', 'openai', 'chat'],
    [
      [
        GOOGLE,
        { completion_tokens: 102, prompt_tokens: 758, total_tokens: 1725 },
        { input_uncached: 758, output_text: 102, output_reasoning: 865 },
      ],
      [
        EXTRACTORS,
        {
          prompt_tokens: 12_000,
          completion_tokens: 12,
          total_tokens: 12_012,
          prompt_tokens_details: { cached_tokens: 11_000 },
        },
        { input_uncached: 1000, input_cache_read: 11_000, output_text: 12 },
      ],
      [
        EXTRACTORS,
        { prompt_tokens: 200_001, completion_tokens: 1, total_tokens: 200_002 },
        { input_uncached: 200_001, output_text: 1 },
      ],
      [
        EXTRACTORS,
        {
          prompt_tokens: 500,
          completion_tokens: 7,
          total_tokens: 507,
          prompt_tokens_details: { audio_tokens: 320 },
        },
        { input_uncached: 180, input_audio: 320, output_text: 7 },
      ],
    ],
  ),
  ...rows(
    ['x-ai', 'grok-4', 'openai', 'chat'],
    [
      [
        XAI,
        {
          prompt_tokens: 125,
          completion_tokens: 48,
          total_tokens: 173,
          prompt_tokens_details: { text_tokens: 125, audio_tokens: 0, image_tokens: 0, cached_tokens: 98 },
          completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
        },
        { input_uncached: 27, input_cache_read: 98, output_text: 48 },
      ],
      [
        XAI_REASONING,
        {
          prompt_tokens: 32,
          completion_tokens: 9,
          total_tokens: 135,
          prompt_tokens_details: { text_tokens: 32, audio_tokens: 0, image_tokens: 0, cached_tokens: 6 },
          completion_tokens_details: { reasoning_tokens: 94, audio_tokens: 0 },
          num_sources_used: 0,
        },
        { input_uncached: 26, input_cache_read: 6, output_text: 9, output_reasoning: 94 },
      ],
      [
        XAI_REASONING,
        { prompt_tokens: 32, completion_tokens: 9, completion_tokens_details: { reasoning_tokens: 94 } },
        { input_uncached: 32, output_text: 9, output_reasoning: 94 },
      ],
      [
        XAI,
        {
          prompt_tokens: 600,
          completion_tokens: 20,
          total_tokens: 620,
          prompt_tokens_details: { text_tokens: 88, image_tokens: 512, cached_tokens: 0 },
        },
        { input_uncached: 88, input_image: 512, output_text: 20 },
      ],
    ],
  ),
  ...rows(
    ['x-ai', 'grok-4', 'responses', 'responses'],
    [
      [
        XAI,
        {
          input_tokens: 125,
          output_tokens: 48,
          total_tokens: 173,
          input_tokens_details: { cached_tokens: 98 },
          output_tokens_details: { reasoning_tokens: 0 },
          num_server_side_tools_used: 3,
          server_side_tool_usage_details: { web_search_calls: 2, x_search_calls: 1 },
        },
        { input_uncached: 27, input_cache_read: 98, output_text: 48, web_searches: 2 },
      ],
    ],
  ),
  ...rows(
    ['deepseek', 'deepseek-chat', 'openai', 'chat'],
    [
      [
        DEEPSEEK,
        {
          prompt_tokens: 16,
          completion_tokens: 10,
          total_tokens: 26,
          prompt_cache_hit_tokens: 0,
          prompt_cache_miss_tokens: 16,
        },
        { input_uncached: 16, output_text: 10 },
      ],
      [
        DEEPSEEK,
        {
          prompt_tokens: 8537,
          completion_tokens: 1,
          total_tokens: 8538,
          prompt_cache_hit_tokens: 7936,
          prompt_cache_miss_tokens: 601,
        },
        { input_uncached: 601, input_cache_read: 7936, output_text: 1 },
      ],
      [
        DEEPSEEK,
        {
          prompt_tokens: 20,
          completion_tokens: 7,
          total_tokens: 27,
          prompt_tokens_details: { cached_tokens: 12 },
          prompt_cache_hit_tokens: 12,
          completion_tokens_details: { reasoning_tokens: 5 },
        },
        { input_uncached: 8, input_cache_read: 12, output_text: 2, output_reasoning: 5 },
      ],
    ],
  ),
  ...rows(
    ['groq', 'openai/gpt-oss-120b', 'openai', 'chat'],
    [
      [
        GROQ,
        {
          queue_time: 0.265612444,
          prompt_tokens: 41,
          prompt_time: 0.012792436,
          completion_tokens: 27,
          completion_time: 0.055172062,
          total_tokens: 68,
          total_time: 0.067964498,
        },
        { input_uncached: 41, output_text: 27 },
      ],
      [
        GROQ,
        {
          prompt_tokens: 4641,
          completion_tokens: 1817,
          total_tokens: 6458,
          prompt_tokens_details: { cached_tokens: 4608 },
          completion_tokens_details: { reasoning_tokens: 1500 },
        },
        { input_uncached: 33, input_cache_read: 4608, output_text: 317, output_reasoning: 1500 },
      ],
    ],
  ),
  ...rows(
    ['openrouter', 'anthropic/claude-sonnet-4.5', 'openai', 'chat'],
    [
      [
        OPENROUTER,
        {
          completion_tokens: 2,
          completion_tokens_details: { reasoning_tokens: 0 },
          cost: 0.95,
          cost_details: { upstream_inference_cost: 19 },
          prompt_tokens: 194,
          prompt_tokens_details: { cached_tokens: 0, cache_write_tokens: 100, audio_tokens: 0 },
          total_tokens: 196,
        },
        { input_uncached: 94, input_cache_write_5m: 100, output_text: 2 },
      ],
      [
        OPENROUTER,
        {
          prompt_tokens: 300,
          completion_tokens: 20,
          total_tokens: 320,
          server_tool_use: { web_search_requests: 2 },
        },
        { input_uncached: 300, output_text: 20, web_searches: 2 },
      ],
    ],
  ),
  ...rows(
    ['perplexity-ai', 'sonar-deep-research', 'openai', 'chat'],
    [
      [
        PERPLEXITY,
        {
          prompt_tokens: 33,
          completion_tokens: 7163,
          total_tokens: 7196,
          citation_tokens: 20_028,
          num_search_queries: 18,
          reasoning_tokens: 73_997,
        },
        { input_uncached: 20_061, output_text: 7163, output_reasoning: 73_997, web_searches: 18 },
      ],
    ],
  ),
  ...rows(
    ['mistral-ai', 'mistral-large-latest', 'openai', 'chat'],
    [
      [
        MISTRAL,
        { prompt_tokens: 16, completion_tokens: 34, total_tokens: 50 },
        { input_uncached: 16, output_text: 34 },
      ],
      [
        EXTRACTORS,
        {
          prompt_tokens: 640,
          completion_tokens: 3,
          total_tokens: 643,
          prompt_tokens_details: { cached_tokens: 512 },
        },
        { input_uncached: 128, input_cache_read: 512, output_text: 3 },
      ],
    ],
  ),
];
