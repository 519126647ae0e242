import type { ErrorObject } from 'ajv';
import { nearestWord } from '../api/nearest-match.ts';
import { MAX_VIOLATIONS, type Violation } from '../api/problem.ts';
import { toSafeText } from '../api/safe-text.ts';
import { removeUnknown } from './unknown-name.ts';

/** Ajv reports more errors than anyone can use, so the rest of a hostile body is not checked. */
const MAX_SCHEMA_ERRORS = 1000;

const LOCATIONS: Readonly<Record<string, Violation['location']>> = {
  body: 'body',
  query: 'query',
  params: 'path',
  headers: 'header',
};
const NOUNS = { body: 'property', query: 'parameter', path: 'parameter', header: 'header' } as const;
const CODES: Readonly<Record<string, string>> = {
  additionalProperties: 'unknown',
  unevaluatedProperties: 'unknown',
  not: 'reserved',
  if: 'one_of',
};
const FORMATS: Readonly<Record<string, string>> = {
  email: 'an e-mail address',
  uri: 'an absolute URL',
  uuid: 'a UUID',
  date: 'a date: 2026-01-31',
  'date-time': 'a time with its offset, in the years 0001 to 9999 UTC: 2026-01-31T09:30:00Z',
};

const unescapePointer = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~');

const unknownNameOf = (params: ErrorObject['params']) =>
  params.additionalProperty ?? params.unevaluatedProperty;

const locationOf = ({
  instancePath,
  params,
}: ErrorObject): { location: Violation['location']; path: string[] } => {
  const [, first = '', ...rest] = instancePath.split('/');
  const name: unknown = params.missingProperty ?? unknownNameOf(params);
  const path = [...rest.map(unescapePointer), ...(typeof name === 'string' ? [name] : [])].map(toSafeText);
  return { location: LOCATIONS[first] ?? 'body', path };
};

/**
 * Returns the names of which exactly one is required: `if: { required: [a] }, then: { not: … }, else: { required: [b]
 * }`.
 */
const exclusiveNames = ({ parentSchema }: ErrorObject): string[] =>
  [parentSchema?.if, parentSchema?.else].flatMap((branch: { required?: string[] }) => branch?.required ?? []);

const describeAlternatives = (error: ErrorObject): string => {
  const branches: readonly ErrorObject[] = error.params.branches;
  if (branches.length === 0) return 'This matches several of the documented forms. Make it match one.';
  return [...new Set(branches.map(describeError))].join(' Or: ');
};

/** Enough to understand the error: a body may violate the same rule a hundred times. */
const MAX_LISTED = 20;
const joinList = (names: readonly string[]): string => {
  const others = names.length - MAX_LISTED;
  return [...names.slice(0, MAX_LISTED), ...(others > 0 ? [`or ${others} others`] : [])].join(', ');
};

/** Sentences for the patterns of the document, by their beginning. Callers do not see regular expressions. */
const FORMS: ReadonlyArray<readonly [pattern: RegExp, sentence: string]> = [
  [/^\^\[A-Za-z0-9_-\]\{22\}\\\./, 'Use the id with which the stream begins.'],
  [
    /^\^\(\?:app/,
    'A permission is a resource and a verb, such as projects:read. All are listed at /v1/permissions.',
  ],
  [/^\^\[\^\\S/, 'Must be on one line, without control characters, and not only spaces.'],
  [/^\^\[\^\\x00/, 'Must be on one line, without control characters.'],
  [/^\^\[a-z\]\[a-z0-9-\]/, 'Use lower-case letters, digits and inner hyphens, with a letter first.'],
  [
    /^\^\[A-Za-z0-9\]\[A-Za-z0-9_/,
    'Use letters, digits and the characters _ . : -, with a letter or digit first.',
  ],
  [/^\^\[a-z\]\[a-z0-9_\]/, 'Use lower-case letters, digits and _, with a letter first, joined by . or -.'],
  [/^\^\[a-z0-9\]\(\?:/, 'Use lower-case letters, digits and inner hyphens, 3 to 39 of them.'],
  [/^\^\[\\x20-\\x7e\]/, 'Use printable ASCII characters alone.'],
  [/^\^\[\\x21-\\x7e\]/, 'Use printable ASCII characters alone, without spaces.'],
  [/^\^\[a-z0-9_\.\]\{/, 'Use a resource and a verb in lower-case letters, such as invoices:read.'],
  [/^\^\[A-Z0-9\]\{4\}\[A-Z\]\{2\}/, 'Use a BIC: 8 or 11 capitals and digits, such as DEUTDEFF.'],
  [/^\^\[A-Z\]\{2\}\$/, 'Use the two capitals of a country, such as TR.'],
  [/^\^\[0-9\]\{6\}/, 'Use the six digits that the app shows.'],
  [
    /^\^\[A-Za-z0-9\._~-\]\{43/,
    'Use 43 to 128 letters, digits and the characters . _ ~ -, as RFC 7636 has them.',
  ],
  [/^\^\[A-Za-z0-9_-\]\{43\}/, 'Use 43 characters of base64url: a SHA-256 digest without padding.'],
  [/^\^\[A-Za-z0-9_-\]\{1,/, 'Use base64url: letters, digits, - and _, without padding.'],
  [/^\^\[0-9A-Za-z\]\{/, 'Use letters and digits alone, without spaces.'],
  [/^\^\[A-Z\]\{3\}-/, 'Use two currencies in capital letters, such as USD-TRY.'],
  [/^\^\[A-Z\]\{3\}\$/, 'Use a currency in three capital letters, such as TRY.'],
  [/^\^\(+\[01\]\[0-9\]/, 'Use a time of the day, such as 08:30.'],
  [/^\^\(\?:lac_/, 'Use the value of next in the verification before.'],
  [/^\^\[A-Za-z0-9\._:-\]\{/, 'Use letters, digits and the characters . _ : -.'],
  [/^\^\[1-9\]\[0-9\]/, 'Use a whole number from 1 on, without a leading 0.'],
  [/^\^\[A-Za-z0-9\]\(\?:/, 'Use letters, digits and inner hyphens.'],
  [
    /^\^\[A-Za-z0-9\]\[A-Za-z0-9\._-\]\*/,
    'Use letters, digits and the characters . _ -, with a letter or digit first.',
  ],
  [/^\^\(20\[0-9\]/, 'Use a version of the API, such as 2024-10-21, or latest.'],
  [/^\^\[\^\\s/, 'Use no spaces and no control characters.'],
  [/^\^\[a-z0-9-\]\{/, 'Use lower-case letters, digits and hyphens.'],
  [/^\^\(\?:\[\^\*/, 'Use a name without spaces, with * only at the end, or * alone.'],
  [/^\^\(\[Tt\]rue/, 'Use true or false.'],
  [/^\^\(workspace\|api_key/, 'Use a property of calls, such as api_key, user, model or metadata.customer.'],
  [/^\^\[\^=\]/, 'Use key=value, such as team=search.'],
  [/^\^metadata\\\./, 'Use metadata. and a key of the metadata, such as metadata.customer.'],
  [/^\^@/, 'Use @ and the slug of a virtual key, such as @openai-prod.'],
  [/^\^P\(/, 'Use an ISO 8601 duration, such as P1D or PT90M.'],
  [/^\^\[A-Z\]\{2\}\[0-9\]\{2\}\$/, 'Use a reason of ISO 20022: two capitals and two digits, such as AC04.'],
  [/^\^whsec_/, 'Use a webhook secret: whsec_ and 24 to 64 bytes in Base64.'],
  [/^\^\[a-z_\]\+\\\./, 'Use an action such as member.removed, or all of a kind, such as member.*.'],
  [/^\^\[0-9a-f\]\{64\}/, 'Use a digest of 64 hexadecimal digits in lower case.'],
];
const ID = /^\^\(?([a-z]{2,5}(?:\|[a-z]{2,5})*)\)?_/;

const describePattern = (pattern: string): string => {
  const sentence = FORMS.find(([form]) => form.test(pattern))?.[1];
  if (sentence !== undefined) return sentence;
  const prefixes = ID.exec(pattern)?.[1]?.split('|');
  if (prefixes) return `Use an id that begins with ${prefixes.map((prefix) => `${prefix}_`).join(' or ')}.`;
  return 'Use the form that the documentation describes.';
};

const describeEnum = ({ params, data, parentSchema }: ErrorObject): string => {
  const names: string[] = params.allowedValues.map(String);
  if (names.length <= MAX_LISTED) return `Use one of: ${names.join(', ')}.`;
  const nearest = typeof data === 'string' ? nearestWord(data, names) : undefined;
  const page: unknown = parentSchema?.externalDocs?.url;
  const hint = nearest === undefined ? `Use one of: ${joinList(names)}.` : `Did you mean ${nearest}?`;
  return typeof page === 'string' ? `${hint} All are listed at ${page}.` : hint;
};

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Sentences for the keywords that compare with a limit. */
const LIMITS: Readonly<Record<string, (limit: number) => string>> = {
  minLength: (limit) => `Must have at least ${counted(limit, 'character')}.`,
  maxLength: (limit) => `Must have at most ${counted(limit, 'character')}.`,
  minItems: (limit) => `Must have at least ${counted(limit, 'item')}.`,
  maxItems: (limit) => `Must have at most ${counted(limit, 'item')}.`,
  minimum: (limit) => `Must be at least ${limit}.`,
  maximum: (limit) => `Must be at most ${limit}.`,
};

/**
 * Returns a sentence that says what to change. It consists of words of the schema only, so it never repeats a value.
 */
const describeError = (error: ErrorObject): string => {
  const { keyword, params, message = '' } = error;
  const { location, path } = locationOf(error);
  const subject = `${NOUNS[location]} "${path.at(-1) ?? ''}"`;
  if (/^min(Length|Items|Properties)/.test(keyword) && params.limit === 1)
    return `${path.length === 0 ? `The ${location}` : path.join('/')} must not be empty.`;
  const limit = LIMITS[keyword];
  if (limit) return limit(params.limit);
  switch (keyword) {
    case 'required':
      return `Add ${subject}: it is required.`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return removeUnknown(subject, unknownNameOf(params), Object.keys(error.parentSchema?.properties ?? {}));
    case 'enum':
      return describeEnum(error);
    case 'const':
      return `Use ${JSON.stringify(params.allowedValue)}.`;
    case 'format':
      return `Must be ${FORMATS[params.format] ?? `of the format ${params.format}`}.`;
    case 'type':
      return `Must be of the type ${[params.type].flat().join(' or ')}.`;
    case 'pattern':
      return describePattern(params.pattern);
    case 'not':
      return 'This value is reserved. Choose another.';
    case 'uniqueItems':
      return `Remove item ${params.i}: it repeats item ${params.j}.`;
    case 'if':
      return `Give exactly one of: ${exclusiveNames(error).join(', ')}.`;
    case 'anyOf':
    case 'oneOf':
      return describeAlternatives(error);
    default:
      return `${message.replace('must NOT', 'must not').replace(/^m/, 'M')}.`;
  }
};

/** Removes the pattern error of a text whose length is already wrong. */
const withoutEchoes = (errors: readonly ErrorObject[]): ErrorObject[] => {
  const sized = new Set(
    errors.filter(({ keyword }) => /^m..Length$/.test(keyword)).map(({ instancePath }) => instancePath),
  );
  return errors.filter(
    ({ keyword, instancePath }) => !(/^(pattern|format)$/.test(keyword) && sized.has(instancePath)),
  );
};

const toViolation = (error: ErrorObject): Violation => {
  const { location, path } = locationOf(error);
  const code =
    CODES[error.keyword] ?? error.keyword.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
  return { location, path: path.join('/'), code, message: describeError(error) };
};

const isWithin = (path: string, base: string): boolean => path === base || path.startsWith(`${base}/`);

/** Removes and returns the errors of the alternatives of one `anyOf` or `oneOf`: those directly before its own. */
const takeBranchErrors = (
  errors: ErrorObject[],
  { instancePath, schemaPath }: ErrorObject,
): ErrorObject[] => {
  const isBranch = (error: ErrorObject): boolean =>
    isWithin(error.instancePath, instancePath) &&
    (error.schemaPath.startsWith(`${schemaPath}/`) || error.schemaPath.startsWith('#/components/'));
  const rest = errors.findLastIndex((error) => !isBranch(error)) + 1;
  return errors.splice(rest);
};

/** Removes the errors of the branch that a failed `if` selected: those directly before its own. */
const dropBranchErrors = (errors: ErrorObject[], { instancePath, schemaPath }: ErrorObject): void => {
  const parent = schemaPath.replace(/\/if$/, '');
  const isBranch = (error: ErrorObject): boolean =>
    error.instancePath === instancePath && /^\/(then|else)\//.test(error.schemaPath.slice(parent.length));
  errors.splice(errors.findLastIndex((error) => !isBranch(error)) + 1);
};

const isNull = ({ keyword, params }: ErrorObject): boolean => keyword === 'type' && params.type === 'null';

/**
 * Collapses the errors of alternatives. Each schema that does not fit adds its errors. For a nullable value only the
 * errors of the value are useful; for real alternatives those inside the value, or else one error that names all
 * alternatives.
 */
const collapseAlternatives = (
  branches: readonly ErrorObject[],
  whole: ErrorObject,
): readonly ErrorObject[] => {
  const real = branches.filter((error) => !isNull(error));
  const isNullable =
    real.length < branches.length && Array.isArray(whole.schema) && whole.schema.length === 2;
  if (isNullable) return real;
  const inside = real.filter(({ instancePath }) => instancePath !== whole.instancePath);
  return inside.length > 0 ? inside : [{ ...whole, params: { branches: real } }];
};

/** Converts schema errors to violations, up to the maximum shown. */
export const toViolations = (errors: readonly ErrorObject[]): Violation[] => {
  const merged: ErrorObject[] = [];
  for (const error of errors.slice(0, MAX_SCHEMA_ERRORS)) {
    const isChoice = error.keyword === 'anyOf' || error.keyword === 'oneOf';
    if (error.keyword === 'if') dropBranchErrors(merged, error);
    if (isChoice) merged.push(...collapseAlternatives(takeBranchErrors(merged, error), error));
    else merged.push(error);
  }
  return withoutEchoes(merged).slice(0, MAX_VIOLATIONS).map(toViolation);
};
