import type { Refuser } from '../../../api/problem.ts';
import type { Accounting, Amounts, CallFacts, CallReservation, CallResult } from '../accounting/service.ts';
import { readAnswer } from '../formats/answers.ts';
import { objectOf } from '../formats/json-values.ts';
import { choicesOf, type ReservationSize, reservationOf } from '../formats/reservation.ts';
import type { StreamTap } from '../formats/stream-tap.ts';
import { inputTokens, NO_USAGE, outputTokens, type Usage } from '../formats/usage.ts';
import { costOf } from '../prices/cost.ts';
import type { Price } from '../prices/price.ts';
import type { Provider, Wire } from '../providers/provider.ts';
import type { AnswerCost } from './cache-copy.ts';
import { type BytesPerToken, type LearnedRatios, UNKNOWN_RATIOS } from './learned-ratios.ts';
import type { ProviderAnswer } from './provider-answer.ts';
import type { CallTelemetry, GatewayTelemetry } from './telemetry.ts';

/** Estimates are rather too high. */
const MARGIN = 1.05;

/** Returns the most that a call may use. */
export const amountsOf = (wire: Wire, body: object, price: Price | undefined): Amounts =>
  toAmounts(reservationOf(wire, body, price), body);

function toAmounts(size: ReservationSize, body: object): Amounts {
  return {
    costNanoUsd: size.costNanoUsd ?? null,
    tokens: size.inputTokens + size.outputTokens,
    ...(size.outputTokens > 0 && {
      output: {
        tokens: size.outputTokens,
        costNanoUsd: (size.costNanoUsd ?? 0) - (size.inputNanoUsd ?? 0),
        choices: choicesOf(objectOf(body)),
      },
    }),
  };
}

/** What a call of a provider is accounted by. */
export interface AccountedCall extends Refuser<'budget_exhausted'> {
  wire: Wire;
  provider: Provider;
  /** With what the config sets. */
  body: object;
  facts: CallFacts;
  price: Price | undefined;
  /** What a model costs that may answer instead of the one that the request names. */
  priceOfAnswer(model: string): Price | undefined;
  /** The most that the config lets it cost. */
  maxCostNanoUsd: number | null;
  /** Removes the secret of the provider from a text of it. */
  clean(text: string): string;
  /** `null` where answers are not kept. */
  cacheStatus: string | null;
  onSettled(used: Used): void;
  telemetry: Pick<GatewayTelemetry, 'begin'>;
  /** By `performance.now`. */
  waitingSince: number;
  ratios: Pick<LearnedRatios, 'learn' | 'of'>;
}

/** What a call has used when it is settled. */
export interface Used {
  tokens: number;
  /** `null` if its model has no price. */
  costNanoUsd: number | null;
}

export function assertCost(
  call: Pick<AccountedCall, 'maxCostNanoUsd' | 'refuse'>,
  { costNanoUsd }: Amounts,
): void {
  const { maxCostNanoUsd } = call;
  if (maxCostNanoUsd === null || (costNanoUsd !== null && costNanoUsd <= maxCostNanoUsd)) return;
  const cost = costNanoUsd === null ? 'any amount, since its model has no price' : `${costNanoUsd}`;
  throw call.refuse(
    'budget_exhausted',
    `The config lets a call cost at most ${maxCostNanoUsd} nano-dollars, and this one may cost ${cost}. Ask for less output, or raise max_cost_nano_usd.`,
  );
}

/** What is known of a call that has ended. */
interface EndedCall {
  usageSource: CallResult['usageSource'];
  usage: Usage;
  errorCode?: string | null;
  answeredModel?: string | undefined;
  serviceTier?: string | undefined;
  statedCost?: number | undefined;
  finishReasons?: readonly string[];
}

/** The account of one call of a provider: reserved before it is sent, and settled once. */
export class CallAccount {
  readonly #call: AccountedCall;
  readonly #reservation: CallReservation;
  readonly #telemetry: CallTelemetry;
  readonly #size: ReservationSize;
  /** By what the output of this call is counted, also when the model is known better meanwhile. */
  readonly #ratios: BytesPerToken;
  /** The most that it may write. */
  readonly #mostOutput: number;
  readonly #startedAt = performance.now();
  #firstByteMs: number | null = null;
  #status: number | null = null;
  #isSettled = false;
  #answerCost: AnswerCost = { costNanoUsd: null, answeredModel: null };

  private constructor(call: AccountedCall, reservation: CallReservation, size: ReservationSize) {
    this.#call = call;
    this.#reservation = reservation;
    this.#telemetry = call.telemetry.begin(call.facts);
    this.#size = size;
    this.#ratios = call.ratios.of(call.facts);
    const { clampedMaxTokens: clamped } = reservation;
    this.#mostOutput = clamped === undefined ? size.outputTokens : clamped * choicesOf(objectOf(call.body));
  }

  /**
   * @throws CallRefused when a budget does not have room, or the model has no price and a budget counts costs
   * @throws ProblemError when it may cost more than its config allows
   */
  static async open(accounting: Accounting, call: AccountedCall): Promise<CallAccount> {
    const { price, facts, wire, body } = call;
    const size = reservationOf(wire, body, price);
    const amounts = toAmounts(size, body);
    assertCost(call, amounts);
    return new CallAccount(call, await accounting.admit(facts, amounts), size);
  }

  /** The id of its row in the log. */
  get callId(): string {
    return this.#reservation.id;
  }

  /** Headers by which the provider continues the trace. */
  get traceHeaders(): Readonly<Record<string, string>> {
    return this.#telemetry.headers;
  }

  get isSettled(): boolean {
    return this.#isSettled;
  }

  get clampedMaxTokens(): number | undefined {
    return this.#reservation.clampedMaxTokens;
  }

  /** What is left of the scarcest budget of money, as far as it is known here; undefined without one. */
  get remainingNanoUsd(): number | undefined {
    return this.#reservation.remainingNanoUsd;
  }

  /**
   * Notes output that is about to pass to the client.
   * @returns a promise of whether the budgets have room, if it is more than was reserved
   */
  progress(tap: StreamTap): Promise<boolean> | undefined {
    const tokens = this.#tokensOf(tap.outputBytes);
    this.#reservation.progress(tokens);
    return tokens > this.#reservation.coveredTokens ? this.#reservation.extend(tokens) : undefined;
  }

  /** Notes the answer. One that does not pass as a stream is settled. */
  answered(answer: ProviderAnswer): void {
    this.#firstByteMs = performance.now() - this.#startedAt;
    this.#status = typeof answer.status === 'number' ? answer.status : null;
    if (answer.kind === 'stream') {
      if (answer.errorStatus !== undefined) this.fail('upstream');
      return;
    }
    if (answer.kind === 'none' && answer.isBilled) this.#settleMost('upstream');
    else if (answer.kind === 'none' || answer.status >= 400)
      this.fail(answer.kind === 'none' ? 'upstream' : null);
    else this.#settleBody(answer.body);
  }

  /** Settles a call that was not answered. */
  fail(errorCode: string | null): void {
    this.#settle({ usageSource: 'none', usage: NO_USAGE, errorCode });
  }

  /**
   * Settles a call that ends before its answer is complete: a stream by what has passed. Any other answer comes at once, so the
   * provider may bill all that the call allows.
   * @param errorCode why the gateway ends it; `null` if the stream or its client has ended
   */
  abandon(tap: StreamTap, wasSent: boolean, errorCode: string | null): void {
    if (!wasSent) this.fail('interrupted');
    else if (this.#call.facts.stream) this.#settleStream(tap, errorCode);
    else this.#settleMost('interrupted');
  }

  /** Settles a call whose answer is not read by the most that it allows. */
  #settleMost(errorCode: string): void {
    const usage = { ...this.#estimate(0), output_text: this.#mostOutput };
    this.#settle({ usageSource: 'estimated', usage, errorCode });
  }

  /** Settles a call whose answer has passed completely. @returns what it has cost */
  completed(tap: StreamTap): AnswerCost {
    this.#settleStream(tap, null);
    return this.#answerCost;
  }

  /** Settles a stream by what has passed. */
  #settleStream(tap: StreamTap, errorCode: string | null): void {
    const { usage, isFinished, model, serviceTier, statedCost, finishReasons } = tap;
    const stated = { answeredModel: model, serviceTier, statedCost, finishReasons, errorCode };
    if (usage !== undefined && isFinished) this.#settleExact(usage, tap.outputBytes, stated);
    else {
      const bytes = tap.outputBytes + tap.startedBytes;
      this.#settle({ usageSource: 'estimated', usage: this.#estimate(bytes, usage), ...stated });
    }
  }

  #settleBody(body: Buffer): void {
    const { wire, provider } = this.#call;
    const { usage, model, serviceTier, statedCost, finishReasons, outputBytes } = readAnswer(
      provider.usage,
      wire,
      parse(body),
    );
    const stated = { answeredModel: model, serviceTier, statedCost, finishReasons };
    if (usage !== undefined) this.#settleExact(usage, outputBytes, stated);
    else this.#settle({ usageSource: 'estimated', usage: this.#estimate(outputBytes), ...stated });
  }

  /** Settles a call by what the provider has counted. The next calls of the model are estimated by it. */
  #settleExact(usage: Usage, outputBytes: number, stated: Omit<EndedCall, 'usage' | 'usageSource'>): void {
    const { inputTokens: bytes, isText } = this.#size;
    this.#call.ratios.learn(this.#call.facts, { inputBytes: isText ? bytes : 0, outputBytes, usage });
    this.#settle({ usageSource: 'provider', usage, ...stated });
  }

  #tokensOf = (bytes: number): number => Math.ceil((bytes / this.#ratios.output) * MARGIN);

  /** Returns what a call has probably used, with what the provider has said so far. */
  #estimate(outputBytes: number, said: Usage = NO_USAGE): Usage {
    const { inputTokens: bytes, isText } = this.#size;
    const input = Math.ceil(bytes / (isText ? this.#ratios : UNKNOWN_RATIOS).input);
    return {
      ...said,
      requests: 1,
      input_uncached: inputTokens(said) > 0 ? said.input_uncached : input,
      output_text: Math.max(said.output_text, this.#tokensOf(outputBytes) - said.output_reasoning, 0),
    };
  }

  #settle(ended: EndedCall): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    const { usage, usageSource, answeredModel, serviceTier } = ended;
    const { clean, onSettled, priceOfAnswer } = this.#call;
    const answered = answeredModel === undefined ? undefined : priceOfAnswer(answeredModel);
    const price = answered ?? this.#call.price;
    const costNanoUsd = usageSource === 'none' ? 0 : price ? costOf(usage, price, serviceTier) : null;
    this.#answerCost = {
      costNanoUsd,
      answeredModel: answeredModel === undefined ? null : clean(answeredModel),
    };
    const result: CallResult = {
      ...this.#resultOf(ended),
      ...this.#answerCost,
      ...(answered !== undefined && { pricesVersion: answered.version }),
    };
    this.#reservation.settle(result);
    this.#telemetry.end(result);
    onSettled({ tokens: inputTokens(usage) + outputTokens(usage), costNanoUsd });
  }

  /** Returns the result of a call, without its cost. */
  #resultOf(ended: EndedCall): Omit<CallResult, 'answeredModel' | 'costNanoUsd'> {
    const { usage, usageSource, statedCost, errorCode = null, finishReasons = [] } = ended;
    const { clean, cacheStatus } = this.#call;
    return {
      finishReasons: finishReasons.map(clean),
      status: this.#status,
      errorCode,
      cacheStatus,
      queuedMs: this.#startedAt - this.#call.waitingSince,
      firstByteMs: this.#firstByteMs,
      totalMs: performance.now() - this.#startedAt,
      usage: { ...usage },
      inputTokens: inputTokens(usage),
      outputTokens: outputTokens(usage),
      usageSource,
      statedNanoUsd: statedCost ?? null,
    };
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
