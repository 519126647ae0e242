import type { CallFacts } from '../accounting/service.ts';
import type { ConfigTarget } from '../configs/policies.ts';
import { arrayOf, type JsonObject } from '../formats/json-values.ts';
import type { LogLevel } from '../payloads/policies.ts';
import type { Payloads } from '../payloads/service.ts';
import { priceOf } from '../prices/overrides.ts';
import type { Price } from '../prices/price.ts';
import type { OverridesOfTenants } from '../prices/service.ts';
import type { Wire } from '../providers/provider.ts';
import type { Route } from '../routing/service.ts';
import type { FindUpstream, Upstream } from '../virtual-keys/upstream.ts';
import { assertUsableFor, findUsable } from './choose-upstream.ts';
import type { CallRequest } from './relay-request.ts';
import { callerFacts } from './take-limits.ts';
import { isTranslated, type Translation, translate } from './translation.ts';

/** One attempt of a call: its target, and how the gateway came to it. */
export interface TargetAttempt {
  target: ConfigTarget;
  /** Counts the calls of all targets, from 0. */
  attempt: number;
  /** How the call is routed. Its model is called unless the target sets another one. */
  route: Route;
}

/** Returns the model that a target is asked for. */
export const modelOf = ({ overrideParams }: ConfigTarget, route: Route): string =>
  typeof overrideParams.model === 'string' ? overrideParams.model : route.model;

/** Returns what the log of the call says of it. */
const factsOf = (
  relayed: CallRequest,
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
    parentSpanId: options.parentSpanId ?? null,
    operation: wire.operation,
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

/** What is known of a call before anything is taken for it. */
export interface PreparedCall {
  upstream: Upstream;
  facts: CallFacts & { log: LogLevel };
  price: Price | undefined;
  /** Returns what a model costs that may answer instead of the one that the request names. */
  priceOfAnswer(model: string): Price | undefined;
  /** Absent where client and provider speak the same. */
  translation: Translation | undefined;
  /** The API of the provider. */
  sent: { wire: Wire; path: string };
  format: 'openai' | 'anthropic';
  url: URL;
}

interface Tools {
  findUpstream: FindUpstream;
  overrides: Pick<OverridesOfTenants, 'of'>;
  payloads: Pick<Payloads, 'levelOf'>;
}

/** Returns at which level a call is recorded. */
const levelOf = (
  { payloads }: Tools,
  { context: { workspaceId, organizationId }, options, wire }: CallRequest,
  target: ConfigTarget,
  upstream: Upstream,
): Promise<LogLevel> =>
  payloads.levelOf({
    ...{ workspaceId, organizationId, wire: wire.wire },
    ...{ virtualKey: upstream.log, key: options.keyLog, config: target.log, header: options.log },
  });

/** Returns the models that a call may be answered by. OpenRouter tries those of `models` as well. */
const modelsOf = (called: string, params: JsonObject): string[] => [
  called,
  ...arrayOf(params.models).map((one) => (typeof one === 'string' ? one : '')),
];

/**
 * Prepares a call of a target.
 * @throws ProblemError when the caller may not use the virtual key, or nothing can be sent with it
 */
export async function prepareCall(
  tools: Tools,
  relayed: CallRequest,
  attempted: TargetAttempt,
): Promise<PreparedCall> {
  const { wire, input, context } = relayed;
  const { target, route } = attempted;
  const upstream = await findUsable(tools.findUpstream, context, target.slug);
  const { provider } = upstream;
  const called = modelOf(target, route);
  const params: JsonObject = { ...input.body, ...target.overrideParams };
  assertUsableFor(upstream, context, { wire: wire.wire, models: modelsOf(called, params) });
  const log = await levelOf(tools, relayed, target, upstream);
  const scopes = await tools.overrides.of(context.workspaceId, context.organizationId);
  const admitted = new Date();
  const price = priceOf(provider.id, called, scopes, admitted);
  const translation = isTranslated(provider, wire.wire)
    ? translate(relayed, {
        params: { ...params, model: called },
        dropParams: target.dropParams,
        maxOutput: price?.maxOutput,
      })
    : undefined;
  const sent = translation ?? wire;
  const url = upstream.url(sent.wire, sent.path);
  if (input.query.beta !== undefined) url.searchParams.set('beta', String(input.query.beta));
  const pricesVersion = price?.version ?? null;
  return {
    ...{ upstream, price, translation, sent, url },
    facts: { ...factsOf(relayed, attempted, upstream, called), log, pricesVersion },
    priceOfAnswer: (model) =>
      provider.answersByOtherModels ? priceOf(provider.id, model, scopes, admitted) : undefined,
    format: translation === undefined ? wire.format : 'anthropic',
  };
}
