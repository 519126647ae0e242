import type { Accounting, CallFacts } from '../accounting/service.ts';
import type { Target } from '../configs/policies.ts';
import { prepareBody } from '../formats/prepare-body.ts';
import { StreamTap } from '../formats/stream-tap.ts';
import type { Provider } from '../providers/provider.ts';
import type { FindUpstream, Upstream } from '../virtual-keys/upstream.ts';
import { CallAccount } from './account-call.ts';
import { assertUsableFor, findUsable } from './choose-upstream.ts';
import { AnsweringCall } from './provider-answer.ts';
import type { RelayRequest } from './relay-request.ts';
import { headersToProvider } from './request-headers.ts';
import { createScrubber, type Scrubber } from './scrub.ts';

/** A call of a provider, with its account and what removes its secret from the answer. */
export interface TargetCall {
  virtualKeyId: string;
  call: AnsweringCall;
  tap: StreamTap;
  /** Absent for a call that costs nothing. */
  account: CallAccount | undefined;
  scrub: Scrubber;
}

/** What calls of providers need. */
export interface TargetTools {
  findUpstream: FindUpstream;
  accounting: Accounting;
}

/** One attempt of a call: its target, and how the gateway came to it. */
export interface TargetAttempt {
  target: Target;
  /** Counts the calls of all targets, from 0. */
  attempt: number;
  /** The name that the provider gave the model, unless the target sets another one. */
  model: string;
}

/** Milliseconds that a provider has until its first content, unless the request or its config says otherwise. */
const REQUEST_TIMEOUT_MS = 600_000;

/** Returns what the log of the call says of it. */
const factsOf = (
  { wire, input, context, options }: RelayRequest,
  { target, attempt }: TargetAttempt,
  { virtualKeyId, provider }: Upstream,
  model: string,
): Omit<CallFacts, 'pricesVersion'> => ({
  workspaceId: context.workspaceId,
  organizationId: context.organizationId,
  projectId: context.projectId,
  apiKeyId: context.principal.id,
  userId: context.principal.userId,
  virtualKeyId,
  requestId: context.requestId,
  traceId: options.traceId ?? context.requestId,
  parentSpanId: null,
  operation: wire.wire,
  configId: null,
  configVersion: null,
  target: target.path,
  attempt,
  promptId: null,
  promptVersion: null,
  provider: provider.id,
  model,
  stream: input.body.stream === true,
  metadata: Object.fromEntries(
    Object.entries(options.metadata).map(([key, value]) => [key, { value, source: 'request' as const }]),
  ),
  clientAddress: context.address,
});

/** Whether the gateway asks for the usage of a stream, which the client then does not see. */
const asksForUsage = ({ wire, input }: RelayRequest, { streamUsage }: Provider): boolean =>
  wire.wire === 'chat' &&
  input.body.stream === true &&
  streamUsage === 'stream_options' &&
  input.body.stream_options?.include_usage !== true;

/**
 * Calls the provider of a target, once its budgets have room.
 * @throws ProblemError when the caller may not use the virtual key, or nothing can be sent with it
 * @throws CallRefused by the accounting
 */
export async function callTarget(
  { findUpstream, accounting }: TargetTools,
  relayed: RelayRequest,
  attempted: TargetAttempt,
): Promise<TargetCall> {
  const { wire, input, context, exchange, options } = relayed;
  const { target, model } = attempted;
  const upstream = await findUsable(findUpstream, context, target.slug);
  const { provider } = upstream;
  const { overrideParams } = target;
  const called = typeof overrideParams.model === 'string' ? overrideParams.model : model;
  assertUsableFor(upstream, context, wire.wire, called);
  const account = wire.isFree
    ? undefined
    : await CallAccount.open(accounting, {
        wire: wire.wire,
        provider,
        body: { ...input.body, ...overrideParams },
        facts: factsOf(relayed, attempted, upstream, called),
      });
  const url = upstream.url(wire.wire, wire.path);
  if (input.query.beta !== undefined) url.searchParams.set('beta', String(input.query.beta));
  const secret = upstream.secretHeaders();
  const forwarded = [...target.forwardHeaders, ...options.forwardHeaders];
  const requestTimeout = options.requestTimeout ?? target.requestTimeout ?? REQUEST_TIMEOUT_MS;
  const rename = provider.quirks?.rename;
  const includeUsage = asksForUsage(relayed, provider);
  const maxTokens = account?.clampedMaxTokens;
  const request = {
    dispatcher: upstream.dispatcher,
    url,
    headers: { ...secret, ...headersToProvider(exchange.headers, wire.format, forwarded) },
    body: prepareBody(exchange.body, input.body, {
      wire: wire.wire,
      override: overrideParams,
      includeUsage,
      ...(maxTokens !== undefined && { maxTokens }),
      ...(called !== input.body.model && { model: called }),
      ...(rename && { rename }),
    }),
    idleTimeout: input.body.stream === true ? target.streamIdleTimeout : requestTimeout,
  };
  const tap = new StreamTap(provider.usage, wire.wire, { hideUsage: includeUsage });
  const timeouts = { connect: target.connectTimeout, answer: requestTimeout };
  return {
    virtualKeyId: upstream.virtualKeyId,
    call: new AnsweringCall(request, timeouts, tap),
    tap,
    account,
    scrub: createScrubber(secret[provider.auth === 'bearer' ? 'authorization' : provider.auth]),
  };
}
