import type { AnswerFacts, UpstreamError } from './answers.ts';
import { StreamCut } from './cut-stream.ts';
import { FrameSplitter, readFrame } from './frames.ts';
import { isObject, type JsonObject, parseObject, textOf } from './json-values.ts';
import { readStreamEvent, type StreamEvent } from './stream-events.ts';
import {
  mergeStated,
  readStatedCost,
  readUsage,
  type Usage,
  type UsageFormat,
  usageFormatOf,
  type WireFormat,
} from './usage.ts';

const NOTHING = Buffer.alloc(0);
/** A token has about so many bytes, where the provider has not said yet how many there are. */
const BYTES_PER_TOKEN = 4;
/** A request for more choices is rare, and a stream may repeat itself. */
const MAX_FINISH_REASONS = 16;

/**
 * Reads a stream of a provider as it passes. The bytes go on as they came, in whole frames, so that the gateway can end the stream at any
 * time. Only a frame that holds nothing but the usage is taken out for a client that did not ask for it. The last usage counts. It is
 * final when `isFinished`, before that it may be partial.
 */
export class StreamTap implements Omit<AnswerFacts, 'error'> {
  readonly #format: UsageFormat;
  readonly #wire: WireFormat;
  readonly #hidesUsage: boolean;
  readonly #frames = new FrameSplitter();
  readonly #cut = new StreamCut();
  readonly #choices = new Set<number>();
  readonly #ended = new Set<number>();
  #statedUsage: JsonObject = {};
  #isLastSeen = false;
  model: string | undefined;
  serviceTier: string | undefined;
  usage: Usage | undefined;
  statedCost: number | undefined;
  outputBytes = 0;
  finishReasons: readonly string[] = [];
  /** The first error that the provider reported inside the stream. */
  errorFrame: UpstreamError | undefined;
  /** Whether something that the client asked for has passed. Until then the gateway may try another provider. */
  hasContent = false;

  constructor(format: UsageFormat, wire: WireFormat, options: { hideUsage: boolean }) {
    this.#format = format;
    this.#wire = usageFormatOf(format, wire) === 'anthropic' ? 'messages' : wire;
    this.#hidesUsage = options.hideUsage;
  }

  /** Whether the provider has said that the answer is complete. */
  get isFinished(): boolean {
    return this.#isLastSeen || (this.#ended.size > 0 && this.#ended.size === this.#choices.size);
  }

  /** Bytes of the text in a frame of which only the beginning has come. It does not pass on, but the provider has written it. */
  get startedBytes(): number {
    if (this.#hidesUsage) return 0;
    // Quotation marks in a text of JSON are escaped, so the last text begins here.
    const { waiting } = this.#frames;
    const start = waiting.lastIndexOf('":"');
    return start === -1 ? 0 : waiting.length - start - '":"'.length;
  }

  /** Reads a chunk and returns the bytes that pass on. */
  push(chunk: Buffer): Buffer {
    const hasWaited = this.#frames.waiting.length > 0;
    const frames = this.#frames.push(chunk);
    const passing = frames.filter((frame) => this.#read(frame));
    if (passing.length === frames.length && !hasWaited && this.#frames.waiting.length === 0) return chunk;
    return passing.length === 1 ? (passing[0] ?? NOTHING) : Buffer.concat(passing);
  }

  /** Reads what came after the last complete frame, when the provider has ended, and returns the bytes that pass on. */
  end(): Buffer {
    const rest = this.#frames.rest();
    return this.#read(rest) ? rest : NOTHING;
  }

  /** Returns the events with which an answer ends that the gateway cuts, because no more of it may be written. */
  cut(): string {
    const { output_tokens: said } = this.#statedUsage;
    const outputTokens = Math.max(Number(said ?? 0), Math.ceil(this.outputBytes / BYTES_PER_TOKEN));
    const openChoices = [...this.#choices].filter((choice) => !this.#ended.has(choice));
    return this.#cut.events(this.#wire, { openChoices, outputTokens });
  }

  /** Reads a frame and says whether it passes on. */
  #read(frame: Buffer): boolean {
    const sent = readFrame(frame);
    if (sent === undefined) return true;
    if (sent.data === '[DONE]') {
      this.#isLastSeen = true;
      return true;
    }
    const parsed = parseObject(sent.data);
    if (parsed === undefined) return true;
    this.#cut.note(parsed);
    const event = readStreamEvent(this.#wire, parsed, sent.event);
    this.#note(event);
    return !(this.#hidesUsage && event.isUsageOnly);
  }

  #note(event: StreamEvent): void {
    const { answer } = event;
    this.hasContent ||= event.hasContent;
    this.outputBytes += event.textBytes;
    this.errorFrame ??= event.error;
    this.#isLastSeen ||= event.isLast;
    for (const choice of event.choices) this.#choices.add(choice);
    for (const choice of event.ended) this.#ended.add(choice);
    if (event.finishReasons.length > 0)
      this.finishReasons = [...this.finishReasons, ...event.finishReasons].slice(0, MAX_FINISH_REASONS);
    this.model ??= textOf(answer.model);
    this.serviceTier = textOf(answer.service_tier) ?? this.serviceTier;
    if (!isObject(answer.usage)) return;
    const usage = this.#wire === 'messages' ? mergeStated(this.#statedUsage, answer.usage) : answer.usage;
    this.#statedUsage = usage;
    this.serviceTier = textOf(usage.service_tier) ?? this.serviceTier;
    this.usage = readUsage(this.#format, this.#wire, { ...answer, usage }) ?? this.usage;
    this.statedCost = readStatedCost(usage) ?? this.statedCost;
  }
}
