import { Histogram, type Metric } from 'prom-client';
import { startOutgoingSpan } from '../../../api/tracing.ts';
import type { CallFacts, CallResult } from '../accounting/service.ts';

// Names, values and buckets are those of OpenTelemetry's semantic conventions for generative AI, which are in development:
// https://opentelemetry.io/docs/specs/semconv/gen-ai/

/** Powers of four. */
const TOKENS = Array.from({ length: 14 }, (_, power) => 4 ** power);
/** From 10 ms, each twice the one before. */
const SECONDS = Array.from({ length: 14 }, (_, power) => 2 ** power / 100);
const FIRST_CHUNK_SECONDS = [
  0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
];

/** Providers that the conventions name otherwise. */
const PROVIDERS: Readonly<Record<string, string>> = {
  'azure-openai': 'azure.ai.openai',
  google: 'gcp.gemini',
  'mistral-ai': 'mistral_ai',
  'perplexity-ai': 'perplexity',
  'x-ai': 'x_ai',
};
const providerOf = ({ provider }: CallFacts): string => PROVIDERS[provider] ?? provider;
const operationOf = ({ operation }: CallFacts): string =>
  operation === 'embeddings.create' ? 'embeddings' : 'chat';

/** Callers may invent names of models, so that metrics name only those that have a price. */
const modelOf = ({ model, pricesVersion }: CallFacts): string => (pricesVersion === null ? 'other' : model);

/** Why a call has failed: a code of the gateway, or the status of the provider. */
const failureOf = ({ errorCode, status }: CallResult): string | undefined =>
  errorCode ?? (status !== null && status >= 400 ? String(status) : undefined);

const OF_CALL = ['gen_ai_operation_name', 'gen_ai_provider_name', 'gen_ai_request_model'] as const;
const labelsOf = (facts: CallFacts) => ({
  gen_ai_operation_name: operationOf(facts),
  gen_ai_provider_name: providerOf(facts),
  gen_ai_request_model: modelOf(facts),
});

/** What follows one call of a provider. */
export interface CallTelemetry {
  /** Headers by which the provider continues the trace. */
  headers: Readonly<Record<string, string>>;
  end(result: CallResult): void;
}

/** Traces and measures the calls of providers. */
export class GatewayTelemetry {
  readonly #tokens = new Histogram({
    name: 'gen_ai_client_token_usage',
    help: 'Tokens of calls of model providers, by whether they were read or written.',
    labelNames: [...OF_CALL, 'gen_ai_token_type'] as const,
    buckets: TOKENS,
    registers: [],
  });
  readonly #duration = new Histogram({
    name: 'gen_ai_client_operation_duration_seconds',
    help: 'Time from the admission of a call to the last byte of the answer of the provider.',
    labelNames: [...OF_CALL, 'error_type'] as const,
    buckets: SECONDS,
    registers: [],
  });
  readonly #firstChunk = new Histogram({
    name: 'gen_ai_client_operation_time_to_first_chunk_seconds',
    help: 'Time from the admission of a call to the first content of a stream.',
    labelNames: OF_CALL,
    buckets: FIRST_CHUNK_SECONDS,
    registers: [],
  });
  readonly metrics: readonly Metric[] = [this.#tokens, this.#duration, this.#firstChunk];

  begin(facts: CallFacts): CallTelemetry {
    const span = startOutgoingSpan(`${operationOf(facts)} ${facts.model}`, {
      'gen_ai.operation.name': operationOf(facts),
      'gen_ai.provider.name': providerOf(facts),
      'gen_ai.request.model': facts.model,
      'tenantry.workspace.id': facts.workspaceId,
    });
    return {
      headers: span?.headers ?? {},
      end: (result) => {
        this.#measure(facts, result);
        span?.end(spanAttributes(result), failureOf(result));
      },
    };
  }

  #measure(facts: CallFacts, result: CallResult): void {
    const labels = labelsOf(facts);
    const failure = failureOf(result);
    this.#duration.observe(
      failure === undefined ? labels : { ...labels, error_type: failure },
      result.totalMs / 1000,
    );
    if (facts.stream && result.firstByteMs !== null)
      this.#firstChunk.observe(labels, result.firstByteMs / 1000);
    if (result.usageSource === 'none') return;
    this.#tokens.observe({ ...labels, gen_ai_token_type: 'input' }, result.inputTokens);
    this.#tokens.observe({ ...labels, gen_ai_token_type: 'output' }, result.outputTokens);
  }
}

const spanAttributes = (result: CallResult) => {
  const { answeredModel, finishReasons = [], usageSource, inputTokens, outputTokens, costNanoUsd } = result;
  const failure = failureOf(result);
  return {
    ...(answeredModel !== null && { 'gen_ai.response.model': answeredModel }),
    ...(finishReasons.length > 0 && { 'gen_ai.response.finish_reasons': [...finishReasons] }),
    ...(usageSource !== 'none' && {
      'gen_ai.usage.input_tokens': inputTokens,
      'gen_ai.usage.output_tokens': outputTokens,
    }),
    ...(costNanoUsd !== null && { 'tenantry.cost_nano_usd': costNanoUsd }),
    ...(failure !== undefined && { 'error.type': failure }),
  };
};
