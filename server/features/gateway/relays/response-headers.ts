import type { IncomingHttpHeaders } from 'node:http';
import type { Scrubber } from './scrub.ts';

/** Types that a provider's answer may have. Anything else, above all a page, is no answer of a model. */
const PASSING_TYPE = /^(application\/(?:[\w.-]+\+)?json|text\/event-stream|text\/plain)\s*(;|$)/i;
const PASSING_NAME = /^(openai|anthropic|x-ratelimit)-/;
/** The id of the provider's log, by which it answers questions about a call. */
const REQUEST_IDS = ['x-request-id', 'request-id', 'apim-request-id'];
/** The values that a header of ours may have. */
const PLAIN = /^[\t\x20-\x7e]*$/;

export const isPassingType = (type: string): boolean => PASSING_TYPE.test(type) && PLAIN.test(type);

export const isEventStream = (type: string): boolean => /^text\/event-stream\b/i.test(type);

/** Returns the first value of a header. */
export const headerOf = (headers: IncomingHttpHeaders, name: string): string => {
  const value = headers[name];
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? '');
};

/**
 * Returns the headers of a provider that pass back, without secrets, and no others: no cookies, no origins, no locations. A value with
 * characters that no header should have is left out.
 */
export function headersToClient(
  headers: IncomingHttpHeaders,
  scrub: Scrubber,
): Record<string, string> & { 'Content-Type': string } {
  const passing: Record<string, string> & { 'Content-Type': string } = {
    'Content-Type': scrub.header(headerOf(headers, 'content-type')),
  };
  const add = (name: string, value: string) => {
    if (PLAIN.test(value)) passing[name] = scrub.header(value);
  };
  for (const name in headers)
    if (PASSING_NAME.test(name) || name === 'retry-after') add(name, headerOf(headers, name));
  const id = REQUEST_IDS.map((name) => headerOf(headers, name)).find((value) => value !== '');
  if (id !== undefined) add('X-Upstream-Request-Id', id);
  return passing;
}
