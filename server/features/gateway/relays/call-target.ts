import type { Target } from '../configs/policies.ts';
import { prepareBody } from '../formats/prepare-body.ts';
import { StreamTap } from '../formats/stream-tap.ts';
import type { FindUpstream } from '../virtual-keys/upstream.ts';
import { assertUsableFor, findUsable } from './choose-upstream.ts';
import { AnsweringCall } from './provider-answer.ts';
import type { RelayRequest } from './relay-request.ts';
import { headersToProvider } from './request-headers.ts';
import { createScrubber, type Scrubber } from './scrub.ts';

/** A call of a provider, with what removes its secret from the answer. */
export interface TargetCall {
  virtualKeyId: string;
  call: AnsweringCall;
  scrub: Scrubber;
}

/** Milliseconds that a provider has until its first content, unless the request or its config says otherwise. */
const REQUEST_TIMEOUT_MS = 600_000;

/**
 * Calls the provider of a target.
 * @param model the name that the provider gave the model, unless the target sets another one
 * @throws ProblemError when the caller may not use the virtual key, or nothing can be sent with it
 */
export async function callTarget(
  find: FindUpstream,
  { wire, input, context, exchange, options }: RelayRequest,
  target: Target,
  model: string,
): Promise<TargetCall> {
  const upstream = await findUsable(find, context, target.slug);
  const { provider } = upstream;
  const { overrideParams } = target;
  const called = typeof overrideParams.model === 'string' ? overrideParams.model : model;
  assertUsableFor(upstream, context, wire.wire, called);
  const url = upstream.url(wire.wire, wire.path);
  if (input.query.beta !== undefined) url.searchParams.set('beta', String(input.query.beta));
  const secret = upstream.secretHeaders();
  const forwarded = [...target.forwardHeaders, ...options.forwardHeaders];
  const requestTimeout = options.requestTimeout ?? target.requestTimeout ?? REQUEST_TIMEOUT_MS;
  const rename = provider.quirks?.rename;
  const request = {
    dispatcher: upstream.dispatcher,
    url,
    headers: { ...secret, ...headersToProvider(exchange.headers, wire.format, forwarded) },
    body: prepareBody(exchange.body, input.body, {
      wire: wire.wire,
      override: overrideParams,
      ...(called !== input.body.model && { model: called }),
      ...(rename && { rename }),
    }),
    idleTimeout: input.body.stream === true ? target.streamIdleTimeout : requestTimeout,
  };
  const tap = new StreamTap(provider.usage, wire.wire, { hideUsage: false });
  const timeouts = { connect: target.connectTimeout, answer: requestTimeout };
  return {
    virtualKeyId: upstream.virtualKeyId,
    call: new AnsweringCall(request, timeouts, tap),
    scrub: createScrubber(secret[provider.auth === 'bearer' ? 'authorization' : provider.auth]),
  };
}
