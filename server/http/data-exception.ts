import { invalidRequest, type Violation } from '../api/problem.ts';
import { isDataException } from '../database/errors.ts';
import type { ValidInput } from '../operations/operation-call.ts';
import { toSafeText } from './validation-errors.ts';

const MESSAGE = 'This value is out of range or cannot be stored.';

/** The values of a request in one place of it, with their paths. */
function* leaves(value: unknown, path = ''): Generator<[path: string, text: string]> {
  if (typeof value !== 'object' || value === null) yield [path, String(value)];
  else
    for (const [name, child] of Object.entries(value))
      yield* leaves(child, path === '' ? name : `${path}/${name}`);
}

/** PostgreSQL names no field; it quotes the value that it refuses. */
const quotedIn = (error: unknown): ReadonlySet<string> =>
  new Set(
    [...(error instanceof Error ? error.message : '').matchAll(/"([^"]*)"/g)].map(([, text = '']) => text),
  );

/**
 * What the caller gets for a value that passed the schema and that the database cannot hold: the fields that have it. An error
 * whose value is in no field is a fault of the server, and stays what it is.
 */
export function toFieldViolations(error: unknown, { params, query, body }: ValidInput): unknown {
  if (!isDataException(error)) return error;
  const quoted = quotedIn(error);
  const places = [
    ['path', params],
    ['query', query],
    ['body', body],
  ] as const;
  const errors = places.flatMap(([location, values]) =>
    [...leaves(values)]
      .filter(([, text]) => quoted.has(text))
      .map(
        ([path]): Violation => ({ location, path: toSafeText(path), code: 'out_of_range', message: MESSAGE }),
      ),
  );
  return errors.length > 0 ? invalidRequest(errors) : error;
}
