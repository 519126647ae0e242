import type { ServerResponse } from 'node:http';
import { ProblemError, serviceUnavailable } from '../../../api/problem.ts';
import type { ConfigTarget } from '../configs/policies.ts';
import { likelyTokens } from '../formats/reservation.ts';
import type { CorrectTokens } from '../rate-limits/service.ts';
import {
  type Attempt,
  type CircuitBreakers,
  type Failure,
  type FindRoute,
  type Route,
  retryAfterMs,
  runConfig,
} from '../routing/service.ts';
import { callTarget, type TargetCall, type TargetTools } from './call-target.ts';
import { findUsable } from './choose-upstream.ts';
import { type Drains, MAX_DRAINED_BYTES } from './drains.ts';
import type { InlineConfigs } from './inline-configs.ts';
import type { LiveCall, LiveCalls } from './live-calls.ts';
import { type AddedHeaders, PassingStream, passWhole } from './pass-answer.ts';
import type { NoAnswer, ProviderAnswer } from './provider-answer.ts';
import { refusedAttempt } from './refused-attempt.ts';
import { type RelayCallContext, type RelayRequest, routingRequestOf } from './relay-request.ts';
import type { AnswerCopy } from './run-once.ts';
import { takeLimits } from './take-limits.ts';
import { UsedInAll } from './used-in-all.ts';

/** What relays call providers with. */
export interface RelayTools extends TargetTools {
  findRoute: FindRoute;
  liveCalls: LiveCalls;
  breakers: CircuitBreakers;
  drains: Drains;
  inlineConfigs: Pick<InlineConfigs, 'assertAllowed'>;
}

/** What a target has answered. */
interface Attempted extends TargetCall {
  answer: ProviderAnswer;
}

/** Ends a run whose client has left. */
const LEFT = new Error('The call has ended.');

const UNKNOWN_COST = { costNanoUsd: null, answeredModel: null };

/** One call of a relay, from its headers to the last byte of the answer. */
export class RelayRun implements LiveCall {
  readonly response: ServerResponse;
  readonly #tools: RelayTools;
  readonly #request: RelayRequest;
  readonly #copy: AnswerCopy | undefined;
  /** The call of the provider that answers, or is asked at the moment. */
  #current: TargetCall | undefined;
  #last: Attempted | ProblemError | undefined;
  #passing: PassingStream | undefined;
  /** Ends the reading of an answer whose client has left. */
  #endDrain: (() => void) | undefined;
  #attempts = 0;
  /** When the request came, or the attempt before ended. */
  #waitingSince = performance.now();
  /** What all attempts have used. */
  readonly #used = new UsedInAll();
  readonly #likelyTokens: number;
  #correctTokens: CorrectTokens = () => undefined;
  #endedBy: ProblemError | undefined;
  #wake: () => void = () => undefined;

  /** @param copy copies the answer for repetitions of the request */
  constructor(tools: RelayTools, request: RelayRequest, copy?: AnswerCopy) {
    this.#tools = tools;
    this.#request = request;
    this.#copy = copy;
    this.response = request.exchange.response;
    const { wire, input } = request;
    this.#likelyTokens = wire.isFree ? 0 : likelyTokens(wire.wire, input.body);
  }

  async run(): Promise<void> {
    const { response } = this;
    const { liveCalls } = this.#tools;
    if (response.destroyed) return;
    liveCalls.add(this);
    liveCalls.depend(this, this.#request.context.tags);
    response.once('close', () => {
      if (!this.#drain()) this.#finish();
    });
    try {
      await this.#answer();
      if (this.#endedBy !== undefined && !response.headersSent) throw this.#endedBy;
    } catch (error) {
      if (this.#endedBy !== undefined) throw this.#endedBy;
      if (error !== LEFT) throw error;
    }
  }

  async check(): Promise<void> {
    const { context } = this.#request;
    await context.authorizeAgain();
    const current = this.#current;
    if (current === undefined) return;
    const upstream = await findUsable(this.#tools.findUpstream, context, current.virtualKeyId);
    if (upstream.secretVersion !== current.secretVersion)
      throw context.refuse(
        'virtual_key_unavailable',
        `The secret of the virtual key ${upstream.slug} was replaced. Send the request again.`,
      );
  }

  end(problem: ProblemError): void {
    this.#endedBy ??= problem;
    this.#stop();
    this.#passing?.stop(problem);
    this.#endDrain?.();
  }

  get #isOver(): boolean {
    return this.#endedBy !== undefined || this.response.destroyed;
  }

  /** Ends the call of a provider, and settles it. */
  #endCurrent(): void {
    if (this.#current === undefined) return;
    const { call, account, tap, copy, payload } = this.#current;
    call.abort();
    copy?.abandon();
    account?.abandon(tap, call.wasSent, this.#endedBy?.code ?? null);
    payload?.end();
  }

  /** Ends all that is left of the call. */
  #finish(): void {
    this.#stop();
    this.#correctTokens(this.#used.tokens);
    this.#tools.liveCalls.remove(this);
  }

  /** Reads the answer on whose client has left, if its config says so. */
  #drain(): boolean {
    const current = this.#current;
    const { account, onDisconnect } = current ?? {};
    if (current === undefined || account === undefined || account.isSettled) return false;
    const isLarge = this.#request.exchange.body.length > MAX_DRAINED_BYTES;
    if (onDisconnect === 'abort' || isLarge || this.#endedBy !== undefined) return false;
    current.copy?.abandon();
    this.#passing = undefined;
    this.#endDrain = this.#tools.drains.begin(current, {
      onPart: (part) => this.#onPart(current, part),
      onEnd: () => this.#finish(),
    });
    return this.#endDrain !== undefined;
  }

  /** Notes a part of a stream before it passes. */
  #onPart({ account, tap, payload }: TargetCall, part: Buffer): void {
    payload?.add(part);
    this.#meter(account?.progress(tap));
  }

  /** Ends what the call waits for. */
  #stop(): void {
    this.#endCurrent();
    this.#wake();
  }

  async #answer(): Promise<void> {
    const { options, context, input } = this.#request;
    const { model } = input.body;
    this.#correctTokens = await takeLimits(this.#tools.limits, this.#request, this.#likelyTokens);
    const route = await this.#tools.findRoute(context, context, { ...options, model });
    const { target, retryAttemptCount } = await runConfig(
      route.config,
      routingRequestOf(this.#request, route),
      {
        attempt: (to) => this.#attempt(to, route),
        breaker: this.#tools.breakers,
        now: Date.now,
        random: Math.random,
        sleep: (milliseconds) => this.#sleep(milliseconds),
      },
    );
    const last = this.#last;
    if (last instanceof ProblemError) throw last;
    if (last === undefined || this.#isOver) throw LEFT;
    await this.#pass(last, {
      'X-Portkey-Trace-Id': options.traceId ?? context.requestId,
      'X-Portkey-Last-Used-Option-Index': target.path,
      'X-Portkey-Retry-Attempt-Count': String(retryAttemptCount),
      'X-Portkey-Cache-Status': last.cacheStatus,
    });
  }

  async #attempt(target: ConfigTarget, route: Route): ReturnType<Attempt> {
    if (this.#isOver) throw LEFT;
    try {
      const current = await this.#call(target, route);
      const answer = await current.call.answered;
      this.#waitingSince = performance.now();
      current.account?.answered(answer);
      if (this.#isOver) throw LEFT;
      this.#last = { ...current, answer };
      if (answer.kind === 'whole') current.payload?.answered(answer.body);
      const failure = failureOf(answer);
      if (failure === undefined) return { ok: true, isCached: current.cacheStatus === 'HIT' };
      const isCallersTimeout =
        failure.status === 'timeout' && this.#request.options.requestTimeout !== undefined;
      return { ok: false, ...failure, ...(isCallersTimeout && { isCallersTimeout }) };
    } catch (error) {
      const { problem, failure } = refusedAttempt(this.#request.context, error);
      this.#last = problem;
      return { ok: false, ...failure };
    }
  }

  /** Calls a target, and ends the call before, whose answer is not passed on. */
  async #call(target: ConfigTarget, route: Route): Promise<TargetCall> {
    this.#endCurrent();
    const { liveCalls } = this.#tools;
    const current = await callTarget(this.#tools, this.#request, {
      target,
      route,
      attempt: this.#attempts,
      likelyTokens: this.#likelyTokens,
      waitingSince: this.#waitingSince,
      onSettled: (used) => this.#used.add(used),
    });
    this.#attempts += 1;
    this.#current = current;
    liveCalls.depend(this, [current.virtualKeyId]);
    if (this.#isOver) this.#stop();
    return current;
  }

  /** Ends a stream whose output no budget has room for. */
  #meter(extending: Promise<boolean> | undefined): void {
    const { context } = this.#request;
    extending?.then(
      (hasRoom) => {
        if (hasRoom) return;
        this.end(
          context.refuse('budget_exhausted', 'The budget has no room for more output of this stream.'),
        );
      },
      () => this.end(serviceUnavailable()),
    );
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        reject(LEFT);
      };
    });
  }

  async #pass(attempted: Attempted, added: AddedHeaders): Promise<void> {
    const { answer, call, scrub, account, tap, translation, dropped, copy: cached } = attempted;
    const onPass = (part: Buffer) => this.#onPart(attempted, part);
    const isOver = () => this.#isOver;
    const cut = () => (translation ?? tap).cut();
    const cost = () => account?.completed(tap) ?? UNKNOWN_COST;
    const passage = { scrub, translation, copy: this.#copy, cached, cost, onPass, isOver, cut };
    if (account?.clampedMaxTokens !== undefined)
      this.response.setHeader('X-Tenantry-Max-Tokens-Clamped', String(account.clampedMaxTokens));
    if (dropped) this.response.setHeader('X-Tenantry-Dropped', dropped);
    const isKnown = answer.kind === 'whole' || attempted.cacheStatus === 'HIT';
    const costs = isKnown ? this.#used.headers(attempted) : {};
    for (const [name, value] of Object.entries({ ...added, ...costs })) this.response.setHeader(name, value);
    if (answer.kind === 'none') throw problemOf(this.#request.context, answer);
    if (answer.kind === 'whole') {
      await passWhole(this.response, answer, passage);
      return;
    }
    this.#passing = new PassingStream(this.response, passage);
    this.#passing.start(answer, call);
  }
}

/** Returns in what an answer failed, as routing sees it; `undefined` if it did not. */
function failureOf(answer: ProviderAnswer): Failure | undefined {
  if (answer.kind === 'none') return { status: answer.status, isCallersFault: false };
  if (answer.kind === 'stream')
    return answer.errorStatus === undefined
      ? undefined
      : { status: answer.errorStatus, isCallersFault: false };
  if (answer.status < 400) return undefined;
  const wait = retryAfterMs(answer.headers, Date.now());
  return { status: answer.status, isCallersFault: false, ...(wait !== undefined && { retryAfterMs: wait }) };
}

/** Returns the problem for a provider that gave no answer that can pass on. */
const problemOf = (context: RelayCallContext, { status, detail }: NoAnswer): ProblemError =>
  status === 'timeout'
    ? context.refuse('upstream_timeout', detail)
    : context.refuse('upstream_unavailable', `${detail} Try again later, or call another one.`);
