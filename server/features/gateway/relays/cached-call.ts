import type { Accounting, CallFacts } from '../accounting/service.ts';
import { type AnswerCache, type CachedAnswer, chatAsStream, isStateful } from '../cache/service.ts';
import type { CacheRule, ConfigTarget } from '../configs/policies.ts';
import { prepareBody } from '../formats/prepare-body.ts';
import { NO_USAGE } from '../formats/usage.ts';
import type { Upstream } from '../virtual-keys/upstream.ts';
import { CacheCopy } from './cache-copy.ts';
import type { Answering, ProviderAnswer } from './provider-answer.ts';
import type { CallRequest } from './relay-request.ts';
import { headersToProvider } from './request-headers.ts';
import { createScrubber } from './scrub.ts';

/** Whether the answer comes from the cache, as Portkey says it. */
export type CacheStatus = 'HIT' | 'MISS' | 'REFRESH' | 'DISABLED';

/** An answer of the cache, or what keeps the answer of the provider. */
export type LookedUp =
  | { status: 'HIT'; answer: CachedAnswer; body: Buffer }
  | { status: 'MISS' | 'REFRESH'; copy: CacheCopy }
  | { status: 'DISABLED'; copy?: never };

/** A call whose target is known. */
interface CalledTarget {
  target: ConfigTarget;
  upstream: Upstream;
  model: string;
  url: URL;
  format: 'openai' | 'anthropic';
}

type Cached = CalledTarget & { rule: CacheRule };

/** Returns the ids of the answers that would do. */
function idsOf(cache: AnswerCache, { wire, input, context, exchange, options }: CallRequest, call: Cached) {
  const { target, upstream, model, url, format, rule } = call;
  const { principal, workspaceId } = context;
  const { overrideParams, forwardHeaders, dropParams } = target;
  const body = prepareBody(exchange.body, input.body, {
    wire: wire.wire,
    override: overrideParams,
    ...(model !== input.body.model && { model }),
  });
  const { user } = input.body as { user?: unknown };
  return cache.idsOf({
    caller: {
      workspaceId,
      keyId: principal.id,
      userId: principal.userId,
      endUsers: [user ?? null, options.metadata._user ?? null],
    },
    scope: rule.scope,
    namespace: options.cache.namespace,
    wire: wire.wire,
    provider: upstream.provider.id,
    virtualKeyId: upstream.virtualKeyId,
    url: url.href,
    headers: headersToProvider(exchange.headers, format, [...forwardHeaders, ...options.forwardHeaders]),
    dropParams,
    body,
  });
}

/** Looks for the answer to an equal call, if the config has a cache and the answer is not more than a text. */
export async function lookUp(
  cache: AnswerCache,
  relayed: CallRequest,
  call: CalledTarget,
): Promise<LookedUp> {
  const { wire, input, context, options } = relayed;
  const { cache: rule, overrideParams } = call.target;
  if (rule === null || wire.isFree || isStateful(wire.wire, { ...input.body, ...overrideParams }))
    return { status: 'DISABLED' };
  const ids = idsOf(cache, relayed, { ...call, rule });
  const use = (toBody: (body: Buffer) => Buffer | undefined) => (answer: CachedAnswer) => {
    const body = toBody(Buffer.from(answer.body));
    return body && { answer, body };
  };
  const same = use((body) => body);
  const isStream = input.body.stream === true;
  const ofStreams = [
    { id: ids.stream, use: same },
    ...(wire.wire === 'chat'
      ? [{ id: ids.whole, use: use((body) => chatAsStream(body, ids.streamOptions)) }]
      : []),
  ];
  const candidates = isStream ? ofStreams : [{ id: ids.whole, use: same }];
  const found = await cache.find(
    {
      workspaceId: context.workspaceId,
      namespace: options.cache.namespace,
      maxAgeSeconds: rule.maxAgeSeconds,
    },
    options.cache.isRefreshed ? [] : candidates,
  );
  if ('hit' in found) return { status: 'HIT', ...found.hit };
  const copy = new CacheCopy(wire.wire, ids, found.ticket);
  return { status: options.cache.isRefreshed ? 'REFRESH' : 'MISS', copy };
}

/** Returns an answer of the cache as if the provider had sent it at once. */
function answerOf(body: Buffer, isStream: boolean, type: string): ProviderAnswer {
  const head = { status: 200, headers: { 'content-type': isStream ? 'text/event-stream' : type } };
  if (!isStream) return { kind: 'whole', ...head, body };
  return {
    kind: 'stream',
    ...head,
    errorStatus: undefined,
    pipe(receiver) {
      receiver.write(body);
      receiver.end();
    },
  };
}

/** Writes the row of a call that the cache answers, and returns the call as one that a provider has answered. */
export function answerByCache(
  accounting: Pick<Accounting, 'record'>,
  facts: CallFacts,
  { answer, body }: Extract<LookedUp, { status: 'HIT' }>,
) {
  const callId = accounting.record(facts, {
    ...{ answeredModel: answer.answeredModel, status: 200, errorCode: null, cacheStatus: 'HIT' },
    ...{ queuedMs: 0, firstByteMs: 0, totalMs: 0 },
    ...{ usage: { ...NO_USAGE }, inputTokens: 0, outputTokens: 0, usageSource: 'cache' },
    costNanoUsd: 0,
    savedNanoUsd: answer.costNanoUsd ?? 0,
  });
  const call: Answering = {
    answered: Promise.resolve(answerOf(body, facts.stream, answer.type)),
    wasSent: false,
    abort: () => undefined,
    readOn: () => undefined,
    resume: () => undefined,
  };
  const none = { copy: undefined, account: undefined, translation: undefined };
  return { callId, answered: { ...none, call, cacheStatus: 'HIT' as const, scrub: createScrubber() } };
}
