import { isObject, type JsonObject } from './json-values.ts';
import type { WireFormat } from './usage.ts';

const frameOf = (data: JsonObject, event?: string): string =>
  `${event === undefined ? '' : `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`;

/** What the tap of a stream knows of its answer so far. */
interface Passed {
  /** The choices that have begun and not ended. */
  openChoices: readonly number[];
  outputTokens: number;
}

/**
 * Notes what the end of a stream is made of, should the gateway have to cut it. It sees each event, so it keeps references and
 * builds nothing before that.
 */
export class StreamCut {
  #last: JsonObject = {};
  /** The answer as the provider has described it, in the Responses API. */
  #response: JsonObject | undefined;
  /** The block of a message that has begun and not ended. */
  #openBlock: unknown;

  note(event: JsonObject): void {
    this.#last = event;
    if (event.type === 'content_block_start') this.#openBlock = event.index;
    else if (event.type === 'content_block_stop') this.#openBlock = undefined;
    else if (isObject(event.response)) this.#response = event.response;
  }

  /** Returns the events which say that the answer was ended by a limit of its length. None says that the stream is complete. */
  events(wire: WireFormat, passed: Passed): string {
    if (wire === 'messages') return this.#endOfMessage(passed);
    return wire === 'responses' ? this.#endOfResponse() : this.#endOfChoices(passed);
  }

  #endOfChoices({ openChoices }: Passed): string {
    if (openChoices.length === 0) return '';
    const { id, object = 'chat.completion.chunk', created, model } = this.#last;
    const choices = openChoices.map((index) => ({ index, delta: {}, finish_reason: 'length' }));
    return frameOf({ id, object, created, model, choices });
  }

  #endOfMessage({ outputTokens }: Passed): string {
    const stop = { type: 'content_block_stop', index: this.#openBlock };
    const delta = {
      type: 'message_delta',
      delta: { stop_reason: 'max_tokens', stop_sequence: null },
      usage: { output_tokens: outputTokens },
    };
    return (this.#openBlock === undefined ? '' : frameOf(stop, stop.type)) + frameOf(delta, delta.type);
  }

  #endOfResponse(): string {
    if (this.#response === undefined) return '';
    const type = 'response.incomplete';
    const incomplete_details = { reason: 'max_output_tokens' };
    const response = { ...this.#response, status: 'incomplete', incomplete_details };
    const { sequence_number: last } = this.#last;
    return frameOf({ type, ...(typeof last === 'number' && { sequence_number: last + 1 }), response }, type);
  }
}
