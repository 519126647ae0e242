import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatEvents } from '../../support/fake-upstream.ts';
import { bodyOf, type RelayScene, startRelayScene } from '../../support/gateway/relay-scene.ts';
import { pollUntil } from '../../support/poll.ts';
import { type EndedSpan, recordSpans } from '../../support/spans.ts';

const METRICS_TOKEN = 'telemetry-of-the-gateway-0123456789';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

const tracing = recordSpans();
let scene: RelayScene;
beforeAll(async () => {
  scene = await startRelayScene({ METRICS_TOKEN });
  await scene.virtualKey('fake');
}, 60_000);
afterAll(async () => {
  tracing.stop();
  await scene.stop();
});

const chat = (model: string, more: object = {}) =>
  scene.chat(`@fake/${model}`, more, { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` });

/** Waits for the span of a call, which ends when the call is settled. */
const spanOf = (name: string) =>
  pollUntil(
    async () => tracing.ended.find((span: EndedSpan) => span.name === name),
    (span) => span !== undefined,
    { what: 'the span of a call' },
  );

describe('a call of a provider', () => {
  it('is a span of the trace of the request, which the provider continues', async () => {
    scene.provider.answer('whole', {
      body: {
        model: 'whole-2026',
        choices: [{ index: 0, message: { content: 'Hello' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 12, completion_tokens: 5, total_tokens: 17 },
      },
    });
    expect((await bodyOf(await chat('whole'))).model).toBe('whole-2026');
    const span = await spanOf('chat whole');
    expect(span).toMatchObject({
      traceId: TRACE,
      status: 0,
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai-compatible',
        'gen_ai.request.model': 'whole',
        'gen_ai.response.model': 'whole-2026',
        'gen_ai.response.finish_reasons': ['stop'],
        'gen_ai.usage.input_tokens': 12,
        'gen_ai.usage.output_tokens': 5,
        'tenantry.workspace.id': scene.team.workspaceId,
      },
    });
    expect(scene.provider.calls.at(-1)?.headers.traceparent).toBe(`00-${TRACE}-${span?.spanId}-01`);
  });

  it('ends its span with the last byte of a stream, and says why the model has stopped', async () => {
    scene.provider.answer('streamed', { events: chatEvents() });
    await (await chat('streamed', { stream: true })).text();
    expect(await spanOf('chat streamed')).toMatchObject({
      status: 0,
      attributes: { 'gen_ai.response.finish_reasons': ['stop'] },
    });
  });

  it('names the status of a provider that refuses', async () => {
    scene.provider.answer('refused', { status: 418, body: { error: { message: 'No.' } } });
    await (await chat('refused')).arrayBuffer();
    expect(await spanOf('chat refused')).toMatchObject({ status: 2, attributes: { 'error.type': '418' } });
    expect(JSON.stringify(tracing.ended)).not.toMatch(/canary|Hello|tn_/);
  });

  it('is measured by provider and model, where names of models without a price are one', async () => {
    const response = await fetch(`${scene.server.url}/metrics`, {
      headers: { authorization: `Bearer ${METRICS_TOKEN}` },
    });
    const text = await response.text();
    const labels =
      'gen_ai_operation_name="chat",gen_ai_provider_name="openai-compatible",gen_ai_request_model="other"';
    expect(text).toContain(`gen_ai_client_operation_duration_seconds_count{${labels}} 2`);
    expect(text).toContain(`gen_ai_client_operation_duration_seconds_count{${labels},error_type="418"} 1`);
    expect(text).toContain(`gen_ai_client_operation_time_to_first_chunk_seconds_count{${labels}} 1`);
    expect(text).toContain(`gen_ai_client_token_usage_count{${labels},gen_ai_token_type="input"} 2`);
    expect(text).not.toContain('whole');
  });
});
