import {
  type Attributes,
  context,
  ProxyTracerProvider,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';

// Spans for OpenTelemetry. An application of the operator loads an SDK before the server, for example with
// `node --import`; without one nothing is traced, and each place below costs one comparison.

/** An SDK is loaded for the whole process, so its tracer is, too. */
let tracer: Tracer | undefined;

/** Uses the SDK that is loaded, if there is one. The server calls it when it starts. */
export function enableTracing(): void {
  const provider = trace.getTracerProvider();
  const isLoaded = !(provider instanceof ProxyTracerProvider) || provider.getDelegateTracer('') !== undefined;
  tracer = isLoaded ? provider.getTracer('tenantry') : undefined;
}

/** Adds an attribute to the span of the current request. */
export function annotateSpan(name: string, value: string): void {
  if (tracer !== undefined) trace.getActiveSpan()?.setAttribute(name, value);
}

function fail(span: Span, error: unknown): void {
  // The message of a database error holds values of rows.
  span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'Error' });
}

/** Runs work that goes out of the server in a span. */
export function inSpan<Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
): Promise<Result> {
  if (tracer === undefined) return work();
  return workIn(tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes }), work);
}

/** The span of a request to another server, whose answer may arrive later and in parts. */
export interface OutgoingSpan {
  /** Headers by which the other server continues the trace. */
  headers: Readonly<Record<string, string>>;
  /** @param failure why the request has failed, if it has */
  end(attributes: Attributes, failure: string | undefined): void;
}

/** Starts the span of a request to another server. @returns `undefined` without an SDK */
export function startOutgoingSpan(name: string, attributes: Attributes): OutgoingSpan | undefined {
  if (tracer === undefined) return undefined;
  const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes });
  const headers: Record<string, string> = {};
  propagation.inject(trace.setSpan(context.active(), span), headers);
  return {
    headers,
    end(more, failure) {
      span.setAttributes(more);
      if (failure !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: failure });
      span.end();
    },
  };
}

async function workIn<Result>(span: Span, work: () => Promise<Result>): Promise<Result> {
  try {
    return await context.with(trace.setSpan(context.active(), span), work);
  } catch (error) {
    fail(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** The span of a request, which ends with its response. */
export interface RequestSpan {
  end(name: string, status: number | undefined, attributes: Attributes): void;
}

/**
 * Runs a request in a span, which continues the trace of its `traceparent`, or of an instrumentation of HTTP.
 * @param work gets the span; `undefined` without an SDK
 */
export function withRequestSpan(headers: object, work: (span: RequestSpan | undefined) => void): void {
  if (tracer === undefined) {
    work(undefined);
    return;
  }
  const current = context.active();
  const parent = trace.getSpan(current) === undefined ? propagation.extract(current, headers) : current;
  const span = tracer.startSpan('request', { kind: SpanKind.SERVER }, parent);
  context.with(trace.setSpan(parent, span), () =>
    work({
      end(name, status, attributes) {
        span.updateName(name);
        span.setAttributes({ ...attributes, ...(status && { 'http.response.status_code': status }) });
        if (status === undefined || status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    }),
  );
}
