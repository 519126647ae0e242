import { invalidField } from '../api/problem.ts';

/** How many values a body of JSON may have, and how many levels deep they may be nested. */
export interface JsonMeasure {
  readonly values: number;
  readonly depth: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
/** `[` and `{`, which differ in one bit, as `]` and `}` do. */
const OPENING = 0x5b;
const CLOSING = 0x5d;
const BRACE_BIT = 0x20;

const tooComplex = (code: string, message: string) => invalidField('', code, message);

/**
 * Counts the values of a body before it is parsed: a large body of the smallest values takes seconds to parse, during which no
 * request is served. A body that is not valid JSON is left to the parser.
 * @throws ProblemError for a body that is too deep or has too many values
 */
export function measureJson(bytes: Buffer, { values: maxValues, depth: maxDepth }: JsonMeasure): void {
  let [values, depth, isFirst, inText] = [1, 0, false, false];
  for (let position = 0; position < bytes.length; position += 1) {
    const byte = bytes[position] ?? 0;
    if (inText) {
      if (byte === BACKSLASH) position += 1;
      else inText = byte !== QUOTE;
      continue;
    }
    if (byte <= SPACE) continue;
    inText = byte === QUOTE;
    const bracket = byte & ~BRACE_BIT;
    const isClosing = bracket === CLOSING;
    // What follows an opening bracket is a value, unless it closes it.
    if (byte === COMMA || (isFirst && !isClosing)) {
      values += 1;
      if (values > maxValues)
        throw tooComplex('too_many_values', `Send at most ${maxValues} values in a body.`);
      if (depth > maxDepth) throw tooComplex('too_deep', `Nest a body at most ${maxDepth} levels deep.`);
    }
    isFirst = bracket === OPENING;
    if (isFirst) depth += 1;
    if (isClosing) depth -= 1;
  }
}
