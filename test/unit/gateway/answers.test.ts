import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../server/features/gateway/formats/answers.ts';

describe('an answer without a stream', () => {
  it('is read in the form of a chat completion', () => {
    const message = {
      role: 'assistant',
      content: 'Grüße',
      refusal: null,
      annotations: [{ type: 'url_citation', url: 'https://example.com' }],
      tool_calls: [{ id: 'call_abc', type: 'function', function: { name: 'f', arguments: '{"a":1}' } }],
      audio: { id: 'audio_1', data: 'UklGR'.repeat(100), transcript: 'hi' },
    };
    const body = {
      model: 'gpt-4o-2024-08-06',
      service_tier: 'flex',
      choices: [
        { index: 0, message, finish_reason: 'stop' },
        { index: 1, message: { content: 'b' } },
      ],
      usage: { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8, cost: 0.001 },
    };
    expect(readAnswer('openai', 'chat', body)).toMatchObject({
      model: 'gpt-4o-2024-08-06',
      serviceTier: 'flex',
      usage: { input_uncached: 5, output_text: 3 },
      statedCost: 1_000_000,
      outputBytes: Buffer.byteLength('Grüße' + 'f{"a":1}' + 'hi' + 'b'),
      error: undefined,
    });
  });

  it('is read in the form of a response', () => {
    const body = {
      model: 'gpt-4.1',
      service_tier: 'default',
      error: null,
      output: [
        {
          type: 'reasoning',
          id: 'rs_1',
          summary: [{ type: 'summary_text', text: 'abc' }],
          encrypted_content: 'zzzz',
        },
        {
          type: 'message',
          id: 'msg_1',
          role: 'assistant',
          content: [{ type: 'output_text', text: 'hello' }],
        },
      ],
      usage: { input_tokens: 5, output_tokens: 3 },
    };
    expect(readAnswer('openai', 'responses', body)).toMatchObject({
      serviceTier: 'default',
      usage: { input_uncached: 5, output_text: 3 },
      outputBytes: 8,
      error: undefined,
    });
  });

  it('is read in the form of a message, also when the request was a chat completion', () => {
    const body = {
      model: 'claude-sonnet-4-5',
      content: [
        { type: 'thinking', thinking: 'ab', signature: 'EqQB' },
        { type: 'text', text: 'cde' },
      ],
      usage: { input_tokens: 5, output_tokens: 3, service_tier: 'priority' },
    };
    for (const wire of ['messages', 'chat'] as const) {
      expect(readAnswer('anthropic', wire, body)).toMatchObject({ serviceTier: 'priority', outputBytes: 5 });
    }
  });

  it.each([
    [{ error: { code: 429, message: 'Rate limited' } }, 429, 'Rate limited'],
    [
      { error: { type: 'invalid_request_error', code: 'context_length_exceeded', message: 'Too long' } },
      400,
      'Too long',
    ],
    [{ error: 'failed' }, 500, 'failed'],
    [{ error: {} }, 500, 'The provider gave no reason.'],
  ])('may be an error in spite of status 200: %j', (body, status, message) => {
    expect(readAnswer('openai', 'chat', body).error).toMatchObject({ status, message });
  });

  it.each([null, [], 'text', 7, { choices: 'x' }, { choices: [null] }])(
    'may be anything, such as %j',
    (body) => {
      for (const wire of ['chat', 'embeddings', 'responses', 'messages'] as const) {
        expect(readAnswer('openai', wire, body)).toMatchObject({
          usage: undefined,
          outputBytes: 0,
          error: undefined,
        });
      }
    },
  );
});
