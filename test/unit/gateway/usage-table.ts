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
  /** What it costs by the table, in nano-dollars. */
  nano: number;
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

type Row = [
  source: string,
  usage: Record<string, unknown>,
  expected: Partial<Usage>,
  nano: number,
  rest?: object,
];

const rows = (
  [provider, model, format, wire]: [string, string, UsageFormat, WireFormat],
  list: readonly Row[],
): UsageCase[] =>
  list.map(([source, usage, expected, nano, rest]) => ({
    provider,
    model,
    source,
    format,
    wire,
    body: { model, usage, ...rest },
    expected: { requests: 1, ...expected },
    nano,
  }));

export const USAGE_TABLE: readonly UsageCase[] = [
  ...rows(
    ['openai', 'gpt-4o', 'openai', 'chat'],
    [
      [
        OPENAI_CHAT,
        { prompt_tokens: 19, completion_tokens: 10, total_tokens: 29 },
        { input_uncached: 19, output_text: 10 },
        147_500,
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
        5_615_000,
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
        650_000,
      ],
      [OPENAI_CHAT, { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }, {}, 0],
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
        135_000,
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
        62_500,
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
        6_783_500,
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
        11_953_750,
      ],
      [
        OPENAI_CHAT,
        { prompt_tokens: 300_000, completion_tokens: 128_000, total_tokens: 428_000 },
        { input_uncached: 300_000, output_text: 128_000 },
        1_655_000_000,
      ],
      [
        OPENAI_CHAT,
        {
          prompt_tokens: 1000,
          completion_tokens: 100,
          total_tokens: 1100,
          prompt_tokens_details: { cached_tokens: 0 },
        },
        { input_uncached: 1000, output_text: 100 },
        1_125_000,
        { service_tier: 'flex' },
      ],
      [
        OPENAI_CHAT,
        {
          prompt_tokens: 1000,
          completion_tokens: 100,
          total_tokens: 1100,
          prompt_tokens_details: { cached_tokens: 640 },
        },
        { input_uncached: 360, input_cache_read: 640, output_text: 100 },
        3_060_000,
        { service_tier: 'priority' },
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
        16_025_600,
      ],
      [
        EXTRACTORS,
        { prompt_tokens: 272_001, completion_tokens: 10, total_tokens: 272_011 },
        { input_uncached: 272_001, output_text: 10 },
        2_176_308_000,
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
        7_977_000,
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
        1_040_000,
      ],
    ],
  ),
  ...rows(
    ['openai', 'text-embedding-3-small', 'openai', 'embeddings'],
    [
      [OPENAI_EMBEDDINGS, { prompt_tokens: 8, total_tokens: 8 }, { input_uncached: 8 }, 160],
      [OPENAI_EMBEDDINGS, { prompt_tokens: 0, total_tokens: 0 }, {}, 0],
      [OPENAI_EMBEDDINGS, { total_tokens: 1200 }, { input_uncached: 1200 }, 24_000],
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
        768_000,
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
        13_312_000,
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
        20_052_000,
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
        8_442_000,
      ],
    ],
  ),
  ...rows(
    ['openai', 'gpt-4.1-mini', 'responses', 'responses'],
    [
      [
        OPENAI_RESPONSES,
        {
          input_tokens: 1024,
          input_tokens_details: { cached_tokens: 1024 },
          output_tokens: 0,
          total_tokens: 1024,
        },
        { input_cache_read: 1024 },
        102_400,
        { service_tier: 'default' },
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
        13_830_000,
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
        15_384_000,
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
        711_280_500,
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
        62_383_800,
      ],
      [
        ANTHROPIC_CACHING,
        {
          input_tokens: 1,
          cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 2000 },
          output_tokens: 9,
        },
        { input_uncached: 1, input_cache_write_1h: 2000, output_text: 9 },
        12_138_000,
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
        130_580_650,
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
        1_202_256_000,
      ],
      [ANTHROPIC_CACHING, { input_tokens: 0, output_tokens: 0 }, {}, 0],
      [
        EXTRACTORS,
        { input_tokens: 12, output_tokens: 900, output_tokens_details: { thinking_tokens: 640 } },
        { input_uncached: 12, output_text: 260, output_reasoning: 640 },
        13_536_000,
      ],
    ],
  ),
  ...rows(
    ['anthropic', 'claude-haiku-4-5', 'anthropic', 'messages'],
    [
      [
        ANTHROPIC_CACHING,
        { input_tokens: 9, output_tokens: 12, service_tier: 'standard' },
        { input_uncached: 9, output_text: 12 },
        69_000,
      ],
    ],
  ),
  ...rows(
    ['anthropic', 'claude-opus-4-6', 'anthropic', 'messages'],
    [
      [
        ANTHROPIC_CACHING,
        { input_tokens: 250_000, output_tokens: 12 },
        { input_uncached: 250_000, output_text: 12 },
        1_250_300_000,
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
        10_617_500,
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
        2_745_000,
      ],
      [
        EXTRACTORS,
        { prompt_tokens: 200_001, completion_tokens: 1, total_tokens: 200_002 },
        { input_uncached: 200_001, output_text: 1 },
        500_017_500,
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
        695_000,
      ],
    ],
  ),
  ...rows(
    ['google', 'gemini-2.5-flash', 'openai', 'chat'],
    [
      [
        EXTRACTORS,
        {
          prompt_tokens: 500,
          completion_tokens: 7,
          total_tokens: 507,
          prompt_tokens_details: { audio_tokens: 320 },
        },
        { input_uncached: 180, input_audio: 320, output_text: 7 },
        391_500,
      ],
      [
        GOOGLE,
        { prompt_tokens: 5, completion_tokens: 0, total_tokens: 69 },
        { input_uncached: 5, output_reasoning: 64 },
        161_500,
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
        874_500,
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
        1_627_500,
      ],
      [
        XAI_REASONING,
        { prompt_tokens: 32, completion_tokens: 9, completion_tokens_details: { reasoning_tokens: 94 } },
        { input_uncached: 32, output_text: 9, output_reasoning: 94 },
        1_641_000,
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
        2_100_000,
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
        874_500,
      ],
    ],
  ),
  ...rows(
    ['x-ai', 'grok-3-mini', 'openai', 'chat'],
    [
      [
        XAI_REASONING,
        {
          prompt_tokens: 14,
          completion_tokens: 3,
          total_tokens: 317,
          completion_tokens_details: { reasoning_tokens: 300 },
          prompt_tokens_details: { cached_tokens: 4 },
        },
        { input_uncached: 10, input_cache_read: 4, output_text: 3, output_reasoning: 300 },
        154_800,
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
        8_680,
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
        390_908,
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
        5_516,
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
        22_350,
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
        1_440_750,
      ],
    ],
  ),
  ...rows(
    ['groq', 'llama-3.3-70b-versatile', 'openai', 'chat'],
    [
      [
        GROQ,
        { prompt_tokens: 18, completion_tokens: 439, total_tokens: 457, queue_time: 0.061348671 },
        { input_uncached: 18, output_text: 439 },
        357_430,
        { service_tier: 'on_demand' },
      ],
    ],
  ),
  ...rows(
    ['cerebras', 'gpt-oss-120b', 'openai', 'chat'],
    [
      [
        EXTRACTORS,
        {
          prompt_tokens: 71,
          completion_tokens: 158,
          total_tokens: 229,
          completion_tokens_details: { reasoning_tokens: 120 },
        },
        { input_uncached: 71, output_text: 38, output_reasoning: 120 },
        143_350,
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
        687_000,
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
        1_200_000,
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
        409_417_000,
      ],
    ],
  ),
  ...rows(
    ['perplexity-ai', 'sonar', 'openai', 'chat'],
    [
      [
        PERPLEXITY,
        { prompt_tokens: 14, completion_tokens: 120, total_tokens: 134, search_context_size: 'low' },
        { input_uncached: 14, output_text: 120 },
        12_134_000,
      ],
    ],
  ),
  ...rows(
    ['perplexity-ai', 'sonar-pro', 'openai', 'chat'],
    [
      [
        PERPLEXITY,
        { prompt_tokens: 14, completion_tokens: 120, total_tokens: 134, num_search_queries: 1 },
        { input_uncached: 14, output_text: 120, web_searches: 1 },
        15_842_000,
      ],
    ],
  ),
  ...rows(
    ['fireworks-ai', 'accounts/fireworks/models/kimi-k2p6', 'openai', 'chat'],
    [
      [
        EXTRACTORS,
        {
          prompt_tokens: 3000,
          completion_tokens: 10,
          total_tokens: 3010,
          prompt_tokens_details: { cached_tokens: 2900 },
        },
        { input_uncached: 100, input_cache_read: 2900, output_text: 10 },
        599_000,
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
        59_000,
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
        94_100,
      ],
    ],
  ),
];
