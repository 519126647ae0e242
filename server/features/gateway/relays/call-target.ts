import type { Accounting, CallFacts } from '../accounting/service.ts';
import type { AnswerCache } from '../cache/service.ts';
import type { Target } from '../configs/policies.ts';
import { arrayOf, type JsonObject } from '../formats/json-values.ts';
import { prepareBody } from '../formats/prepare-body.ts';
import { StreamTap } from '../formats/stream-tap.ts';
import type { LogLevel } from '../payloads/policies.ts';
import type { PayloadCapture, Payloads } from '../payloads/service.ts';
import { priceOf } from '../prices/overrides.ts';
import type { OverridesOfTenants } from '../prices/service.ts';
import type { Provider } from '../providers/provider.ts';
import type { CorrectTokens, LimitsOfTenants } from '../rate-limits/service.ts';
import type { Route } from '../routing/service.ts';
import type { FindUpstream, Upstream } from '../virtual-keys/upstream.ts';
import { type AccountedCall, CallAccount } from './account-call.ts';
import type { CacheCopy } from './cache-copy.ts';
import { answerByCache, type CacheStatus, lookUp } from './cached-call.ts';
import { assertUsableFor, findUsable } from './choose-upstream.ts';
import { type Answering, AnsweringCall } from './provider-answer.ts';
import type { RelayRequest } from './relay-request.ts';
import { headersToProvider } from './request-headers.ts';
import { createScrubber, type Scrubber } from './scrub.ts';
import { callerFacts, takeLimits } from './take-limits.ts';
import { isTranslated, type Translation, translate } from './translation.ts';

/** A call of a provider, with its account and what removes its secret from the answer. */
export interface TargetCall {
  virtualKeyId: string;
  /** Tells whether the secret that it was sent with is still the one of the virtual key. */
  secretVersion: number;
  call: Answering;
  cacheStatus: CacheStatus;
  /** Copies the answer for equal calls. */
  copy: CacheCopy | undefined;
  tap: StreamTap;
  /** Absent for a call that costs nothing. */
  account: CallAccount | undefined;
  scrub: Scrubber;
  /** Absent for a call of which only the metadata is recorded. */
  payload: PayloadCapture | undefined;
  /** Absent where client and provider speak the same. */
  translation: Translation | undefined;
  /** Names of parameters that were left out, as the value of a header. */
  dropped: string | undefined;
}

/** What calls of providers need. */
export interface TargetTools {
  findUpstream: FindUpstream;
  accounting: Accounting;
  cache: AnswerCache;
  limits: Pick<LimitsOfTenants, 'current' | 'get'>;
  overrides: Pick<OverridesOfTenants, 'of'>;
  payloads: Payloads;
}

/** One attempt of a call: its target, and how the gateway came to it. */
export interface TargetAttempt {
  target: Target;
  /** Counts the calls of all targets, from 0. */
  attempt: number;
  /** How the call is routed. Its model is called unless the target sets another one. */
  route: Route;
  likelyTokens: number;
  onSettled: AccountedCall['onSettled'];
}

/** Milliseconds that a provider has until its first content, unless the request or its config says otherwise. */
const REQUEST_TIMEOUT_MS = 600_000;

/** Returns what the log of the call says of it. */
const factsOf = (
  relayed: RelayRequest,
  { target, attempt, route }: TargetAttempt,
  { virtualKeyId, provider }: Upstream,
  model: string,
): Omit<CallFacts, 'pricesVersion' | 'log'> => {
  const { wire, input, context, options } = relayed;
  const isStored = route.name !== null;
  return {
    ...callerFacts(relayed),
    virtualKeyId,
    requestId: context.requestId,
    traceId: options.traceId ?? context.requestId,
    parentSpanId: null,
    operation: wire.wire,
    configId: isStored ? route.id.id : null,
    configVersion: isStored ? route.id.version : null,
    target: target.path,
    attempt,
    promptId: null,
    promptVersion: null,
    provider: provider.id,
    model,
    stream: input.body.stream === true,
    clientAddress: context.address,
  };
};

/** Returns at which level a call is recorded. */
const levelOf = (
  { payloads }: TargetTools,
  { context: { workspaceId, organizationId }, options, wire }: RelayRequest,
  target: Target,
  upstream: Upstream,
): Promise<LogLevel> =>
  payloads.levelOf({
    ...{ workspaceId, organizationId, wire: wire.wire },
    ...{ virtualKey: upstream.log, config: target.log, header: options.log },
  });

const capturedCall = (
  { callId }: CallAccount,
  { workspaceId, log }: { workspaceId: string; log: LogLevel },
  { bytes }: Scrubber,
) => ({ tenantId: workspaceId, logId: callId, level: log, admittedAt: new Date(), scrub: bytes });

/**
 * Reserves the budgets of an attempt.
 * @param correct gets the tokens that the attempt has used
 * @returns nothing for a call that costs nothing
 */
async function openAccount(
  { accounting }: Pick<TargetTools, 'accounting'>,
  { wire, input, context }: RelayRequest,
  { target, onSettled }: TargetAttempt,
  call: Pick<AccountedCall, 'facts' | 'provider' | 'price' | 'priceOfAnswer' | 'clean' | 'cacheStatus'> & {
    correct: CorrectTokens;
  },
): Promise<CallAccount | undefined> {
  const { correct } = call;
  if (wire.isFree) {
    correct(0);
    return undefined;
  }
  try {
    return await CallAccount.open(accounting, {
      ...call,
      refuse: context.refuse,
      wire: wire.wire,
      body: { ...input.body, ...target.overrideParams },
      maxCostNanoUsd: target.maxCostNanoUsd,
      onSettled(used) {
        correct(used.tokens);
        onSettled(used);
      },
    });
  } catch (error) {
    correct(0);
    throw error;
  }
}

/** Whether the gateway asks for the usage of a stream, which the client then does not see. */
const asksForUsage = ({ wire, input }: RelayRequest, { streamUsage }: Provider): boolean =>
  wire.wire === 'chat' &&
  input.body.stream === true &&
  streamUsage === 'stream_options' &&
  input.body.stream_options?.include_usage !== true;

/**
 * Calls the provider of a target, once its budgets have room.
 * @throws ProblemError when the caller may not use the virtual key, nothing can be sent with it, or a limit refuses the attempt
 * @throws CallRefused by the accounting
 */
export async function callTarget(
  tools: TargetTools,
  relayed: RelayRequest,
  attempted: TargetAttempt,
): Promise<TargetCall> {
  const { wire, input, context, exchange, options } = relayed;
  const { target, route } = attempted;
  const upstream = await findUsable(tools.findUpstream, context, target.slug);
  const { provider } = upstream;
  const { overrideParams } = target;
  const called = typeof overrideParams.model === 'string' ? overrideParams.model : route.model;
  const params: JsonObject = { ...input.body, ...overrideParams };
  // OpenRouter tries these as well.
  const others = arrayOf(params.models).map((one) => (typeof one === 'string' ? one : ''));
  assertUsableFor(upstream, context, { wire: wire.wire, models: [called, ...others] });
  const log = await levelOf(tools, relayed, target, upstream);
  const facts = { ...factsOf(relayed, attempted, upstream, called), log };
  const scopes = await tools.overrides.of(facts.workspaceId, facts.organizationId);
  const admitted = new Date();
  const price = priceOf(provider.id, called, scopes, admitted);
  const priceOfAnswer = (model: string) =>
    provider.answersByOtherModels ? priceOf(provider.id, model, scopes, admitted) : undefined;
  const translation = isTranslated(provider, wire.wire)
    ? translate(relayed, {
        params: { ...params, model: called },
        dropParams: target.dropParams,
        maxOutput: price?.maxOutput,
      })
    : undefined;
  // A secret that cannot be read ends the attempt before anything is reserved.
  const secret = upstream.secretHeaders();
  const scrub = createScrubber(secret[provider.auth === 'bearer' ? 'authorization' : provider.auth]);
  const sent = translation ?? wire;
  const format = translation === undefined ? wire.format : 'anthropic';
  const url = upstream.url(sent.wire, sent.path);
  if (input.query.beta !== undefined) url.searchParams.set('beta', String(input.query.beta));
  const includeUsage = asksForUsage(relayed, provider);
  const tap = new StreamTap(provider.usage, wire.wire, { hideUsage: includeUsage });
  const { virtualKeyId, secretVersion } = upstream;
  const known = { virtualKeyId, secretVersion, tap, dropped: translation?.dropped };
  const correct = await takeLimits(tools.limits, relayed, attempted.likelyTokens, facts);
  const looked = await lookUp(tools.cache, relayed, { target, upstream, model: called, url, format });
  if (looked.status === 'HIT') {
    correct(0);
    const calledBy = { ...facts, pricesVersion: price?.version ?? null };
    return { ...known, ...answerByCache(tools.accounting, calledBy, looked) };
  }
  const cacheStatus = looked.status;
  const account = await openAccount(tools, relayed, attempted, {
    ...{ facts, provider, price, priceOfAnswer, correct, clean: scrub.header },
    cacheStatus: cacheStatus === 'DISABLED' ? null : cacheStatus,
  }).catch((error: unknown) => {
    looked.copy?.abandon();
    throw error;
  });
  const forwarded = [...target.forwardHeaders, ...options.forwardHeaders];
  const requestTimeout = options.requestTimeout ?? target.requestTimeout ?? REQUEST_TIMEOUT_MS;
  const maxTokens = account?.clampedMaxTokens;
  // An answer that may not be as long as the client allows serves no other one.
  if (maxTokens !== undefined) looked.copy?.abandon();
  const changes = { wire: sent.wire, ...(maxTokens !== undefined && { maxTokens }) };
  const request = {
    dispatcher: upstream.dispatcher,
    url,
    headers: { ...secret, ...headersToProvider(exchange.headers, format, forwarded) },
    body:
      translation === undefined
        ? prepareBody(exchange.body, input.body, {
            ...changes,
            override: overrideParams,
            includeUsage,
            ...(called !== input.body.model && { model: called }),
            ...(provider.quirks?.rename && { rename: provider.quirks.rename }),
          })
        : prepareBody(Buffer.from(JSON.stringify(translation.body)), translation.body, changes),
    idleTimeout: input.body.stream === true ? target.streamIdleTimeout : requestTimeout,
    takeMemory: exchange.takeMemory,
  };
  const timeouts = { connect: target.connectTimeout, answer: requestTimeout };
  return {
    ...known,
    call: new AnsweringCall(request, timeouts, tap),
    cacheStatus,
    copy: looked.copy,
    account,
    translation,
    scrub,
    payload: account && tools.payloads.capture(capturedCall(account, facts, scrub), request.body),
  };
}
