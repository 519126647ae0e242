import { arrayOf, isObject, type JsonObject, objectOf, parseObject } from '../formats/json-values.ts';
import { canonicalValue } from './canonical-request.ts';

const eventOf = (value: object): string => `data: ${JSON.stringify(value)}\n\n`;

/** Returns whether a stream shows the usage; `undefined` for options that a kept answer cannot fulfil. */
function showsUsage(streamOptions: readonly string[]): boolean | undefined {
  const [options = '{}', ...repeated] = streamOptions;
  if (repeated.length > 0) return undefined;
  if (options === '{}' || options === 'null' || options === '{"include_usage":false}') return false;
  return options === '{"include_usage":true}' ? true : undefined;
}

/** Returns a choice as two chunks have it: with all of its message, and with its end. */
function deltasOf(choice: JsonObject): [JsonObject, JsonObject] {
  const { message, finish_reason, index, ...rest } = choice;
  return [
    { index, delta: message, ...rest, finish_reason: null },
    { index, delta: {}, finish_reason },
  ];
}

/**
 * Writes a chat completion as the stream that the provider could have sent, the same one each time.
 * @param streamOptions in canonical form
 * @returns nothing if that is not possible without a loss
 */
export function chatAsStream(body: Buffer, streamOptions: readonly string[]): Buffer | undefined {
  const text = body.toString();
  const answer = parseObject(text);
  const isShown = showsUsage(streamOptions);
  // A number that JavaScript cannot keep would change.
  if (answer === undefined || canonicalValue(text) !== canonicalValue(JSON.stringify(answer)))
    return undefined;
  if (isShown === undefined || (isShown && !isObject(answer.usage))) return undefined;
  const { object: _, choices, usage, ...head } = answer;
  const chunk = (more: object) =>
    eventOf({ ...head, object: 'chat.completion.chunk', ...(isShown && { usage: null }), ...more });
  const deltas = arrayOf(choices).map((choice) => deltasOf(objectOf(choice)));
  return Buffer.from(
    [
      ...deltas.map(([said]) => chunk({ choices: [said] })),
      ...deltas.map(([, end]) => chunk({ choices: [end] })),
      ...(isShown ? [chunk({ choices: [], usage })] : []),
      'data: [DONE]\n\n',
    ].join(''),
  );
}
