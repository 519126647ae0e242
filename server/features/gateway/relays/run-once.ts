import type { RelayId } from '../../../api/types.ts';
import { type Claim, type KeptAnswer, type KeptAnswers, MAX_KEPT_BYTES } from './kept-answers.ts';
import type { RelayRequest } from './relay-request.ts';

/** Copies an answer while it passes, for repetitions of its request. */
export class AnswerCopy {
  readonly #claim: Claim;
  #head: Omit<KeptAnswer, 'body'> | undefined;
  #parts: Buffer[] = [];
  #length = 0;
  #isEnded = false;

  constructor(claim: Claim) {
    this.#claim = claim;
  }

  start(status: number, headers: KeptAnswer['headers']): void {
    this.#head = { status, headers };
  }

  add(part: Buffer): void {
    this.#length += part.length;
    if (this.#length <= MAX_KEPT_BYTES) this.#parts.push(part);
    else this.#parts = [];
  }

  /** Keeps the answer, unless it is an error or too large. If that fails, only a repetition is lost. */
  async complete(): Promise<void> {
    const head = this.#head;
    if (this.#isEnded || head === undefined) return;
    if (head.status >= 400 || this.#length > MAX_KEPT_BYTES) return this.abandon();
    this.#isEnded = true;
    await this.#claim.keep({ ...head, body: Buffer.concat(this.#parts) }).catch(() => undefined);
  }

  /** Lets a repetition call the provider again, if nothing was kept. */
  async abandon(): Promise<void> {
    if (this.#isEnded) return;
    this.#isEnded = true;
    await this.#claim.release().catch(() => undefined);
  }
}

/** Headers that decide what a call does, besides its body and the headers that are forwarded. */
const DECIDING =
  /^(x-portkey-(virtual-key|provider|config|metadata|forward-headers)|x-tenantry-project|anthropic-.*|openai-beta)$/;

const contentOf = ({ exchange, input, options }: RelayRequest): Array<string | Buffer> => [
  JSON.stringify(
    Object.entries(exchange.headers)
      .filter(([name]) => DECIDING.test(name) || options.forwardHeaders.includes(name))
      .sort(),
  ),
  JSON.stringify(input.query),
  exchange.body,
];

/**
 * Runs a request with an `Idempotency-Key` once: a repetition gets the answer of the first one, and the provider is not called.
 * @param run gets what copies the answer; nothing for a request without a key
 */
export async function runOnce(
  answers: KeptAnswers,
  operation: RelayId,
  request: RelayRequest,
  run: (copy?: AnswerCopy) => Promise<void>,
): Promise<void> {
  const { context, exchange, input } = request;
  const { response, headers } = exchange;
  const key = headers['idempotency-key'];
  if (typeof key !== 'string') return run();
  const claim = await answers.claim(
    { refuse: context.refuse, isOver: () => response.destroyed },
    {
      principalId: context.principal.id,
      ...{ key, operation, content: contentOf(request) },
      isStream: input.body.stream === true,
    },
  );
  if ('body' in claim) {
    response.writeHead(claim.status, { ...claim.headers, 'Idempotency-Replayed': 'true' });
    response.end(claim.body);
    return undefined;
  }
  const copy = new AnswerCopy(claim);
  if (response.destroyed) return copy.abandon();
  response.once('close', () => void copy.abandon());
  return run(copy);
}
