import type { Accounting } from '../accounting/service.ts';
import type { AnswerCache } from '../cache/service.ts';
import type { ConfigTarget } from '../configs/policies.ts';
import { prepareBody } from '../formats/prepare-body.ts';
import { StreamTap } from '../formats/stream-tap.ts';
import type { PayloadCapture, Payloads } from '../payloads/service.ts';
import type { OverridesOfTenants } from '../prices/service.ts';
import type { Provider } from '../providers/provider.ts';
import type { CorrectTokens, LimitsOfTenants } from '../rate-limits/service.ts';
import type { FindUpstream } from '../virtual-keys/upstream.ts';
import { type AccountedCall, CallAccount } from './account-call.ts';
import type { CacheCopy } from './cache-copy.ts';
import { answerByCache, type CacheStatus, lookUp } from './cached-call.ts';
import { type PreparedCall, prepareCall, type TargetAttempt } from './prepare-call.ts';
import { type Answering, AnsweringCall } from './provider-answer.ts';
import type { RelayRequest } from './relay-request.ts';
import { headersToProvider } from './request-headers.ts';
import { createScrubber, type Scrubber } from './scrub.ts';
import { takeLimits } from './take-limits.ts';
import type { GatewayTelemetry } from './telemetry.ts';
import type { Translation } from './translation.ts';

/** A call of a provider, with its account and what removes its secret from the answer. */
export interface TargetCall {
  virtualKeyId: string;
  onDisconnect: ConfigTarget['onDisconnect'];
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
  telemetry: Pick<GatewayTelemetry, 'begin'>;
  ratios: AccountedCall['ratios'];
}

/** Milliseconds that a provider has until its first content, unless the request or its config says otherwise. */
const REQUEST_TIMEOUT_MS = 600_000;

const capturedCall = (
  { callId }: Pick<CallAccount, 'callId'>,
  { workspaceId, log }: PreparedCall['facts'],
  { bytes }: Scrubber,
) => ({ tenantId: workspaceId, logId: callId, level: log, admittedAt: new Date(), scrub: bytes });

/**
 * Reserves the budgets of an attempt.
 * @param correct gets the tokens that the attempt has used
 * @returns nothing for a call that costs nothing
 */
async function openAccount(
  { accounting, telemetry, ratios }: Pick<TargetTools, 'accounting' | 'ratios' | 'telemetry'>,
  { wire, input, context }: RelayRequest,
  { target, waitingSince, onSettled }: Attempting,
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
      telemetry,
      ratios,
      waitingSince,
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

/** What one attempt of a call is made with. */
interface Attempting extends TargetAttempt {
  likelyTokens: number;
  /** Since when it waits to be sent, by `performance.now`. */
  waitingSince: number;
  onSettled: AccountedCall['onSettled'];
}

/** A prepared call with the headers of its secret. */
type Prepared = PreparedCall & { secret: Record<string, string> };

/** Returns the request that the provider gets. */
function requestOf(
  { input, exchange, options }: RelayRequest,
  target: ConfigTarget,
  { upstream, facts, translation, sent, format, url, secret }: Prepared,
  { includeUsage, account }: { includeUsage: boolean; account: CallAccount | undefined },
) {
  const maxTokens = account?.clampedMaxTokens;
  const { rename } = upstream.provider.quirks ?? {};
  const forwarded = [...target.forwardHeaders, ...options.forwardHeaders];
  const changes = { wire: sent.wire, ...(maxTokens !== undefined && { maxTokens }) };
  return {
    dispatcher: upstream.dispatcher,
    url,
    headers: {
      ...{ ...secret, ...headersToProvider(exchange.headers, format, forwarded) },
      ...account?.traceHeaders,
    },
    body:
      translation === undefined
        ? prepareBody(exchange.body, input.body, {
            ...changes,
            override: target.overrideParams,
            includeUsage,
            ...(facts.model !== input.body.model && { model: facts.model }),
            ...(rename && { rename }),
          })
        : prepareBody(Buffer.from(JSON.stringify(translation.body)), translation.body, changes),
    takeMemory: exchange.takeMemory,
  };
}

/** Returns what decides how long a provider may take. */
function timesOf({ input, options }: RelayRequest, target: ConfigTarget) {
  const answer = options.requestTimeout ?? target.requestTimeout ?? REQUEST_TIMEOUT_MS;
  return {
    timeouts: { connect: target.connectTimeout, answer },
    idleTimeout: input.body.stream === true ? target.streamIdleTimeout : answer,
  };
}

/**
 * Calls the provider of a target, once its budgets have room.
 * @throws ProblemError when the caller may not use the virtual key, nothing can be sent with it, or a limit refuses the attempt
 * @throws CallRefused by the accounting
 */
export async function callTarget(
  tools: TargetTools,
  relayed: RelayRequest,
  attempted: Attempting,
): Promise<TargetCall> {
  const call = await prepareCall(tools, relayed, attempted);
  const { upstream, facts, price, priceOfAnswer, translation } = call;
  const { virtualKeyId, secretVersion, provider } = upstream;
  // A secret that cannot be read ends the attempt before anything is reserved.
  const secret = upstream.secretHeaders();
  const scrub = createScrubber(secret[provider.auth === 'bearer' ? 'authorization' : provider.auth]);
  const includeUsage = asksForUsage(relayed, provider);
  const tap = new StreamTap(provider.usage, relayed.wire.wire, { hideUsage: includeUsage });
  const { target } = attempted;
  const { onDisconnect } = target;
  const known = { virtualKeyId, onDisconnect, secretVersion, tap, dropped: translation?.dropped };
  const correct = await takeLimits(tools.limits, relayed, attempted.likelyTokens, facts);
  const looked = await lookUp(tools.cache, relayed, { ...call, target, model: facts.model });
  if (looked.status === 'HIT') {
    correct(0);
    const { callId, answered } = answerByCache(tools.accounting, facts, looked);
    const captured = capturedCall({ callId }, facts, scrub);
    const { body } = requestOf(relayed, target, { ...call, secret }, { includeUsage, account: undefined });
    return { ...known, ...answered, payload: tools.payloads.capture(captured, body) };
  }
  const { status: cacheStatus, copy } = looked;
  const account = await openAccount(tools, relayed, attempted, {
    ...{ facts, provider, price, priceOfAnswer, correct, clean: scrub.header },
    cacheStatus: cacheStatus === 'DISABLED' ? null : cacheStatus,
  }).catch((error: unknown) => {
    copy?.abandon();
    throw error;
  });
  // An answer that may not be as long as the client allows serves no other one.
  if (account?.clampedMaxTokens !== undefined) copy?.abandon();
  const { timeouts, idleTimeout } = timesOf(relayed, target);
  const request = requestOf(relayed, target, { ...call, secret }, { includeUsage, account });
  return {
    ...{ ...known, cacheStatus, copy, account, translation, scrub },
    call: new AnsweringCall({ ...request, idleTimeout }, timeouts, tap),
    payload: account && tools.payloads.capture(capturedCall(account, facts, scrub), request.body),
  };
}
