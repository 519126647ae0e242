import { headOf } from '../../../api/cut-text.ts';
import { invalidRequest, violation } from '../../../api/problem.ts';
import { errorFromAnthropic, fromAnthropic } from '../formats/anthropic/answer.ts';
import { toAnthropic } from '../formats/anthropic/request.ts';
import { AnthropicToChatStream } from '../formats/anthropic/stream.ts';
import { type JsonObject, parseObject } from '../formats/json-values.ts';
import type { Provider, Wire } from '../providers/provider.ts';
import type { CallRequest } from './relay-request.ts';
import { WIRES } from './wires.ts';

/** A request in the words of its provider, and what turns the answer into the words of the client. */
export interface Translation {
  /** The API of the provider. */
  wire: Wire;
  path: string;
  body: JsonObject;
  /** Parameters that were left out, as the value of a header; empty for none. */
  dropped: string;
  /** Translates a complete answer. */
  whole(status: number, body: Buffer): Buffer;
  /** Translates a piece of a stream, and what is left of it at its end. */
  push(chunk: Buffer): Buffer;
  end(): Buffer;
  /** Returns the event with which an answer ends that the gateway cuts. */
  cut(): string;
}

/** Whether requests to a provider are translated: chat completions for one that has messages of Anthropic only. */
export const isTranslated = ({ wires }: Provider, wire: Wire): boolean =>
  wire === 'chat' && !wires.includes('chat') && wires.includes('messages');

const MAX_HEADER = 1000;

/** Returns names of parameters as a header can have them. */
const headerOf = (names: readonly string[]): string =>
  headOf(names.map((name) => name.replaceAll(/[^!-~]|,/g, '_')).join(', '), MAX_HEADER).replaceAll(
    /[^ -~]/g,
    '',
  );

/** Returns the place of a parameter as violations have it: `messages[2].name` is `messages/2/name`. */
const pointerOf = (path: string): string => path.replaceAll(/[.[]/g, '/').replaceAll(']', '');

/** How a request is translated. */
interface Options {
  /** The parameters of the call, with those of its config. */
  params: JsonObject;
  dropParams: boolean;
  /** The tokens that the model can write. */
  maxOutput: number | undefined;
}

/**
 * Translates a chat completion for Anthropic.
 * @throws ProblemError that names each parameter without a counterpart
 */
export function translate({ input, context }: CallRequest, { params, ...options }: Options): Translation {
  const converted = toAnthropic(params, options);
  if ('violations' in converted)
    throw invalidRequest(
      converted.violations.map(({ path, message }) =>
        violation(pointerOf(path), 'unsupported', message, 'body'),
      ),
    );
  const created = Math.floor(context.now.getTime() / 1000);
  const includeUsage = input.body.stream_options?.include_usage === true;
  const stream = new AnthropicToChatStream({ includeUsage, created });
  const { wire, path } = WIRES['messages.create'];
  return {
    ...{ wire, path, body: converted.body, dropped: headerOf(converted.dropped) },
    whole(status, body) {
      const answer = parseObject(body.toString());
      const said = status >= 400 ? errorFromAnthropic(answer) : fromAnthropic(answer, created);
      return Buffer.from(JSON.stringify(said));
    },
    push: (chunk) => stream.push(chunk),
    end: () => stream.end(),
    cut: () => stream.cut(),
  };
}
