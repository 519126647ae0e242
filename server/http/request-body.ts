import { type Request, type Response, raw } from 'express';
import getRawBody from 'raw-body';
import type { OperationObject } from '../api/openapi-types.ts';
import {
  invalidField,
  MAX_VIOLATIONS,
  malformedJson,
  type ProblemError,
  unsupportedMediaType,
  type Violation,
  violation,
} from '../api/problem.ts';
import { toSafeText } from '../api/safe-text.ts';
import { type JsonMeasure, measureJson } from './measure-json.ts';
import type { RoutedOperation } from './router.ts';
import { isUnstorableText, UNSTORABLE } from './unstorable-text.ts';

const MAX_BYTES = 1024 * 1024;
const MAX_DEPTH = 32;
/** In 1 MiB. A pairwise comparison, as in `uniqueItems`, takes 60 ms at this size. */
const MAX_VALUES = 5_000;
/** Names with a meaning in JavaScript. No schema has them, but a map with free names would accept them. */
const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** The common spellings of UTF-8, and parameters that do not affect the bytes. */
export const MEDIA_TYPE_PARAMETERS =
  '(?:;\\s*(?:charset\\s*=\\s*"?utf-?8"?|(?!charset\\b)[\\w-]+\\s*=\\s*(?:"[^"]*"|[^\\s;"]+))\\s*)*';
const JSON_TYPE = new RegExp(`^application/json\\s*${MEDIA_TYPE_PARAMETERS}$`, 'i');
const SCIM_TYPE = new RegExp(`^application/(?:scim\\+)?json\\s*${MEDIA_TYPE_PARAMETERS}$`, 'i');
const utf8 = new TextDecoder('utf-8', { fatal: true });
const CSV_TYPE = new RegExp(`^text/csv\\s*${MEDIA_TYPE_PARAMETERS}$`, 'i');

const readersByLimit = new Map<number, ReturnType<typeof raw>>();
/** Returns Express's body reader, one per limit in the document. */
function readerFor(limit: number): ReturnType<typeof raw> {
  const reader = readersByLimit.get(limit) ?? raw({ type: () => true, limit });
  readersByLimit.set(limit, reader);
  return reader;
}

/** Returns what a body may have: more values where the operation takes larger bodies. */
const measureOf = (limit = MAX_BYTES): JsonMeasure => ({
  values: Math.ceil((limit / MAX_BYTES) * MAX_VALUES),
  depth: MAX_DEPTH,
});

/**
 * Checks every name and value before a schema does.
 * @param anyText fields of the body that may contain strings that no database can store
 * @returns violations for such strings elsewhere and for reserved property names
 */
export const scanBody = (body: unknown, anyText: readonly string[] = []): Violation[] => {
  const found: Violation[] = [];
  const report = (path: string, code: string, message: string): void => {
    if (found.length < MAX_VIOLATIONS) found.push(violation(toSafeText(path), code, message));
  };
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'string') {
      if (isUnstorableText(value) && !anyText.includes(path)) report(path, 'invalid_character', UNSTORABLE);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [name, child] of Object.entries(value)) {
      const childPath = path === '' ? name : `${path}/${name}`;
      if (isUnstorableText(name)) report(childPath, 'invalid_character', UNSTORABLE);
      if (FORBIDDEN_NAMES.has(name))
        report(childPath, 'unknown', 'Remove this property: its name is reserved.');
      visit(child, childPath);
    }
  };
  visit(body, '');
  return found;
};

/** Reads the decompressed bytes, to which the limit applies. */
export const readBytes = (req: Request, res: Response, limit = MAX_BYTES): Promise<Buffer> => {
  const { 'content-encoding': encoding, 'content-length': length } = req.headers;
  // The common case: Express takes as long to find that there is nothing to decode as to read the body.
  const isPlain = encoding === undefined && length !== undefined && Number(length) <= limit;
  return isPlain ? getRawBody(req, { length, limit }) : readBytesOrEmpty(req, res, limit);
};

const readBytesOrEmpty = (req: Request, res: Response, limit: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    readerFor(limit)(req, res, (error?: unknown) => {
      if (error) reject(isDecompressionError(error) ? malformedJson(BROKEN_COMPRESSION) : error);
      else resolve(Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0));
    });
  });

export const BROKEN_COMPRESSION = 'The body cannot be decompressed with its Content-Encoding.';

/** zlib's codes begin with `Z_`; those of brotli are `ERR__…` or contain its name. */
export const isDecompressionError = (error: unknown): boolean =>
  error instanceof Error && /^(Z_|ERR_.*BROTLI|ERR__)/.test(String(Reflect.get(error, 'code')));

export function decodeUtf8(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw malformedJson('The body is not valid UTF-8.');
  }
}

/**
 * Parses a body. V8's message quotes the text around the error, which may be a secret, so only the position is passed on.
 * @throws ProblemError for a body that is not JSON, too deep or has too many values
 */
export const parseJson = (bytes: Buffer, measure: JsonMeasure): unknown => {
  measureJson(bytes, measure);
  const text = decodeUtf8(bytes);
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const positionText = position === undefined ? '' : `: something is wrong at character ${position}`;
    throw malformedJson(`The body is not valid JSON${positionText}.`);
  }
};

const isEmptyObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

export const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

export const bodyRequired = () =>
  invalidField('', 'required', 'Send a JSON object as the body of this request.');
const unexpectedBody = () => invalidField('', 'unknown', 'Send no body: this operation takes none.');

/** Accepts `{}` as no body, which many clients send for one. */
const expectNoBody = async (req: Request, res: Response): Promise<undefined> => {
  if (!hasBody(req)) return undefined;
  try {
    const bytes = await readBytes(req, res);
    if (bytes.length === 0 || (isJson(req) && isEmptyObject(parseJson(bytes, measureOf())))) return undefined;
  } catch {
    // Too large, badly compressed or not JSON: the operation accepts none of it.
  }
  throw unexpectedBody();
};

/** Whether an operation takes a file. */
export const isCsv = ({ requestBody }: Pick<OperationObject, 'requestBody'>): boolean =>
  requestBody?.content['text/csv'] !== undefined;

export const isJson = (req: Request): boolean => JSON_TYPE.test(req.headers['content-type'] ?? '');

export const wrongType = (req: Request, wanted: string): ProblemError => {
  const { 'content-type': given } = req.headers;
  const found = given === undefined ? 'has none' : `has ${toSafeText(given)}`;
  return unsupportedMediaType(
    `Add the header Content-Type: ${wanted}; this request ${found}. The body is in UTF-8.`,
  );
};

const readRequired = async (req: Request, res: Response, schema: OperationObject): Promise<unknown> => {
  const limit = schema['x-body-limit'];
  const isScim = schema['x-surface'] === 'scim';
  if (!hasBody(req)) throw bodyRequired();
  if (!(isScim ? SCIM_TYPE.test(req.headers['content-type'] ?? '') : isJson(req)))
    throw wrongType(req, isScim ? 'application/scim+json' : 'application/json');
  const bytes = await readBytes(req, res, limit);
  if (bytes.length === 0) throw bodyRequired();
  return parseJson(bytes, measureOf(limit));
};

/**
 * Reads a file as the single field `csv`. The whole file is buffered, because its transaction must not wait for a slow
 * upload. The limit of the operation therefore bounds the memory.
 */
const readCsv = async (req: Request, res: Response, limit: number | undefined): Promise<{ csv: string }> => {
  const missing = () => invalidField('', 'required', 'Send a CSV file as the body of this request.');
  if (!hasBody(req)) throw missing();
  if (!CSV_TYPE.test(req.headers['content-type'] ?? '')) {
    throw wrongType(req, 'text/csv');
  }
  const bytes = await readBytes(req, res, limit);
  if (bytes.length === 0) throw missing();
  try {
    return { csv: utf8.decode(bytes) };
  } catch {
    throw invalidField('csv', 'encoding', 'Save the file in UTF-8, and send it again.');
  }
};

/**
 * Reads the body of a routed request: JSON or CSV, at most 1 MiB decompressed unless the operation has another limit.
 * Call it after authentication, so that anonymous callers cannot make the server read bodies.
 */
export const readBody = (req: Request, res: Response, { schema }: RoutedOperation): Promise<unknown> => {
  if (schema.requestBody === undefined) return expectNoBody(req, res);
  const limit = schema['x-body-limit'];
  return isCsv(schema) ? readCsv(req, res, limit) : readRequired(req, res, schema);
};
