import { FrameSplitter, readFrame } from '../frames.ts';
import { type JsonObject, objectOf, parseObject, textOf } from '../json-values.ts';
import { mergeStated, readUsage } from '../usage.ts';
import { chatUsage, errorFromAnthropic, finishReasonOf } from './answer.ts';

const frameOf = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;

export interface ChatStreamOptions {
  /** Whether the client asked for the usage. */
  includeUsage: boolean;
  /** When the answer was asked for, in seconds. */
  created: number;
}

/** Converts the stream of a message of Anthropic into that of a chat completion. */
export class AnthropicToChatStream {
  readonly #options: ChatStreamOptions;
  readonly #frames = new FrameSplitter();
  #head: JsonObject = {};
  #usage: JsonObject = {};
  /** The calls of tools by the index of their block, with their place among the calls and whether they have arguments. */
  readonly #calls = new Map<unknown, { index: number; hasArguments: boolean }>();

  constructor(options: ChatStreamOptions) {
    this.#options = options;
  }

  /** Returns the events for the client that a chunk of the provider completes. */
  push(chunk: Buffer): Buffer {
    return this.#convertAll(this.#frames.push(chunk));
  }

  /** Returns the events of what came after the last complete frame. */
  end(): Buffer {
    return this.#convertAll([this.#frames.rest()]);
  }

  /** Returns the event with which an answer ends that the gateway cuts, because no more of it may be written. */
  cut(): string {
    return this.#chunk({}, 'length');
  }

  #convertAll(frames: readonly Buffer[]): Buffer {
    return Buffer.from(frames.map((frame) => this.#convert(frame)).join(''));
  }

  #convert(frame: Buffer): string {
    const event = parseObject(readFrame(frame)?.data ?? '');
    switch (event?.type) {
      case 'message_start':
        return this.#start(objectOf(event.message));
      case 'content_block_start':
        return this.#startBlock(event.index, objectOf(event.content_block));
      case 'content_block_delta':
        return this.#addToBlock(event.index, objectOf(event.delta));
      case 'content_block_stop':
        return this.#endBlock(event.index);
      case 'message_delta':
        return this.#finish(event);
      case 'message_stop':
        return `${this.#usageChunk()}data: [DONE]\n\n`;
      case 'error':
        return frameOf(errorFromAnthropic(event));
      case 'ping':
        return ': ping\n\n';
      default:
        return '';
    }
  }

  #chunk(delta: JsonObject, finish: string | null = null): string {
    return frameOf({ ...this.#head, choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }] });
  }

  #start({ id, model, usage }: JsonObject): string {
    this.#head = { id, object: 'chat.completion.chunk', created: this.#options.created, model };
    this.#usage = objectOf(usage);
    return this.#chunk({ role: 'assistant', content: '' });
  }

  #startBlock(block: unknown, { type, id, name, text }: JsonObject): string {
    if (type === 'text' && textOf(text) !== undefined) return this.#chunk({ content: text });
    if (type !== 'tool_use') return '';
    const index = this.#calls.size;
    this.#calls.set(block, { index, hasArguments: false });
    return this.#chunk({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] });
  }

  #addToBlock(block: unknown, delta: JsonObject): string {
    if (delta.type === 'text_delta') return this.#chunk({ content: delta.text });
    if (delta.type === 'thinking_delta') return this.#chunk({ reasoning_content: delta.thinking });
    const part = textOf(delta.partial_json);
    return delta.type === 'input_json_delta' && part !== undefined ? this.#addArguments(block, part) : '';
  }

  #addArguments(block: unknown, part: string): string {
    const call = this.#calls.get(block);
    if (call === undefined) return '';
    call.hasArguments = true;
    return this.#chunk({ tool_calls: [{ index: call.index, function: { arguments: part } }] });
  }

  /** Gives a call without arguments those of an empty object, which clients can parse. */
  #endBlock(block: unknown): string {
    return this.#calls.get(block)?.hasArguments === false ? this.#addArguments(block, '{}') : '';
  }

  #finish({ delta, usage }: JsonObject): string {
    this.#usage = mergeStated(this.#usage, objectOf(usage));
    const reason = textOf(objectOf(delta).stop_reason);
    return reason === undefined ? '' : this.#chunk({}, finishReasonOf(reason));
  }

  #usageChunk(): string {
    const usage = readUsage('anthropic', 'messages', { usage: this.#usage });
    if (!this.#options.includeUsage || usage === undefined) return '';
    return frameOf({ ...this.#head, choices: [], usage: chatUsage(usage) });
  }
}
