import { invalidRequest, type Violation } from '../api/problem.ts';
import { toSafeText } from '../api/safe-text.ts';
import { isDataException } from '../database/errors.ts';
import type { ValidInput } from '../operations/operation-call.ts';

const MESSAGE = 'This value is out of range or cannot be stored.';

/** Yields the texts in a part of the request, with their paths. */
function* leaves(value: unknown, path = ''): Generator<[path: string, text: string]> {
  if (typeof value !== 'object' || value === null) yield [path, String(value)];
  else
    for (const [name, child] of Object.entries(value))
      yield* leaves(child, path === '' ? name : `${path}/${name}`);
}

/** PostgreSQL names no field, but quotes the value that it rejects. */
const quotedIn = (error: unknown): ReadonlySet<string> =>
  new Set(
    [...(error instanceof Error ? error.message : '').matchAll(/"([^"]*)"/g)].map(([, text = '']) => text),
  );

/**
 * Returns violations for the fields with a value that passed the schema but that the database cannot store. If no field
 * has the value, the error is a bug of the server and stays unchanged.
 */
export function toFieldViolations(error: unknown, { params, query, body }: ValidInput): unknown {
  if (!isDataException(error)) return error;
  const quoted = quotedIn(error);
  const parts = [
    ['path', params],
    ['query', query],
    ['body', body],
  ] as const;
  const errors = parts.flatMap(([location, values]) =>
    [...leaves(values)]
      .filter(([, text]) => quoted.has(text))
      .map(
        ([path]): Violation => ({ location, path: toSafeText(path), code: 'out_of_range', message: MESSAGE }),
      ),
  );
  return errors.length > 0 ? invalidRequest(errors) : error;
}
