import type { DocsOperation } from '../docs/document.ts';
import { mediaOf } from '../docs/document.ts';

/** The server that operations are called on. */
export interface CallTarget {
  /** For example `http://localhost:3000`. */
  baseUrl: string;
  token: string | undefined;
}

/** What an operation is called with. */
export interface CallInput {
  path: Readonly<Record<string, unknown>>;
  query: Readonly<Record<string, unknown>>;
  body: unknown;
}

/** The answer of the server as text, at most `MAX_CHARACTERS` of it. */
export interface CallAnswer {
  status: number;
  text: string;
}

const TIMEOUT_MS = 30_000;
/** About 10,000 tokens of a language model. */
const MAX_CHARACTERS = 40_000;

/** Whether an operation changes nothing. */
export const isRead = (operation: DocsOperation): boolean =>
  operation.method === 'GET' || operation['x-safe'] === true;

/** Returns the URL. @throws when a path parameter is missing */
function urlOf({ baseUrl }: CallTarget, operation: DocsOperation, { path, query }: CallInput): string {
  const filled = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = path[name];
    if (value === undefined || value === '') throw new Error(`Pass the path parameter "${name}".`);
    return encodeURIComponent(String(value));
  });
  const values = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, String(one)]),
  );
  const search = new URLSearchParams(values).toString();
  return `${baseUrl.replace(/\/+$/, '')}${filled}${search && `?${search}`}`;
}

const shortened = (text: string): string =>
  text.length <= MAX_CHARACTERS
    ? text
    : `${text.slice(0, MAX_CHARACTERS)}\n… ${text.length - MAX_CHARACTERS} more characters. Ask for fewer, for example with limit.`;

/** Calls an operation. @throws when a path parameter is missing, or the server cannot be reached in 30 seconds */
export async function callOperation(
  target: CallTarget,
  operation: DocsOperation,
  input: CallInput,
): Promise<CallAnswer> {
  const type = mediaOf(operation.requestBody)?.type;
  const { body } = input;
  const response = await fetch(urlOf(target, operation, input), {
    method: operation.method,
    headers: {
      ...(target.token !== undefined && { authorization: `Bearer ${target.token}` }),
      ...(type !== undefined && { 'content-type': type }),
    },
    ...(type !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body ?? {}) }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return { status: response.status, text: shortened(await response.text()) };
}
