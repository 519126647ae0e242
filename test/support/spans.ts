import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Attributes,
  type Context,
  type ContextManager,
  context,
  INVALID_SPAN_CONTEXT,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type SpanStatus,
  type TextMapPropagator,
  type Tracer,
  trace,
} from '@opentelemetry/api';

/** A span that has ended. */
export interface EndedSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  attributes: Attributes;
  status: SpanStatus['code'];
}

/** Keeps the current context where the calls of a promise chain see it, as an SDK does. */
function contextManager(): ContextManager {
  const storage = new AsyncLocalStorage<Context>();
  const manager: ContextManager = {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (active, work, self, ...args) => storage.run(active, () => work.call(self as never, ...args)),
    bind: (_active, target) => target,
    enable: () => manager,
    disable: () => manager,
  };
  return manager;
}

/** Reads the header of the W3C. */
const traceparent: TextMapPropagator = {
  inject(active, carrier) {
    const span = trace.getSpanContext(active);
    if (span) Reflect.set(Object(carrier), 'traceparent', `00-${span.traceId}-${span.spanId}-01`);
  },
  fields: () => ['traceparent'],
  extract(active, carrier) {
    const header: unknown = Reflect.get(Object(carrier), 'traceparent');
    const [, traceId = '', spanId = ''] = typeof header === 'string' ? header.split('-') : [];
    return traceId === ''
      ? active
      : trace.setSpanContext(active, {
          ...INVALID_SPAN_CONTEXT,
          traceId,
          spanId,
          traceFlags: 1,
          isRemote: true,
        });
  },
};

let made = 0;
function startSpan(ended: EndedSpan[], name: string, parent: Context, attributes: Attributes): Span {
  made += 1;
  const above = trace.getSpanContext(parent);
  const spanId = made.toString(16).padStart(16, '0');
  const own: EndedSpan = {
    name,
    traceId: above?.traceId ?? made.toString(16).padStart(32, '0'),
    spanId,
    parentSpanId: above?.spanId,
    attributes: { ...attributes },
    status: 0,
  };
  const span: Span = {
    spanContext: () => ({ traceId: own.traceId, spanId, traceFlags: 1 }),
    setAttribute: (key, value) => span.setAttributes({ [key]: value }),
    setAttributes: (more) => Object.assign(own.attributes, more) && span,
    addEvent: () => span,
    addLink: () => span,
    addLinks: () => span,
    setStatus: ({ code }) => Object.assign(own, { status: code }) && span,
    updateName: (text) => Object.assign(own, { name: text }) && span,
    end: () => void ended.push(own),
    isRecording: () => true,
    recordException: () => undefined,
  };
  return span;
}

/** Loads what stands for an SDK, for this process. @returns the spans that have ended, and how to unload it */
export function recordSpans(): { ended: EndedSpan[]; stop(): void } {
  const ended: EndedSpan[] = [];
  // Only this method is called.
  const tracer = {
    startSpan: (name, { attributes = {} } = {}, parent = context.active()) =>
      startSpan(ended, name, parent, attributes),
  } as Partial<Tracer> as Tracer;
  context.setGlobalContextManager(contextManager());
  propagation.setGlobalPropagator(traceparent);
  trace.setGlobalTracerProvider({ getTracer: () => tracer });
  return {
    ended,
    stop() {
      for (const one of [trace, propagation, context]) one.disable();
    },
  };
}
