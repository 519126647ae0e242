import type { IncomingHttpHeaders } from 'node:http';

/** Types that a provider's answer may have. Anything else, above all a page, is no answer of a model. */
const PASSING_TYPE = /^(application\/(?:[\w.-]+\+)?json|text\/event-stream|text\/plain)\s*(;|$)/i;
const PASSING_NAME = /^(openai|anthropic|x-ratelimit)-/;
/** The id of the provider's log, by which it answers questions about a call. */
const REQUEST_IDS = ['x-request-id', 'request-id', 'apim-request-id'];

export const isPassingType = (type: string): boolean => PASSING_TYPE.test(type);

export const isEventStream = (type: string): boolean => /^text\/event-stream\b/i.test(type);

/** Returns the first value of a header. */
export const headerOf = (headers: IncomingHttpHeaders, name: string): string => {
  const value = headers[name];
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? '');
};

/** Returns the headers of a provider that pass back, and no others: no cookies, no origins, no locations. */
export function headersToClient(headers: IncomingHttpHeaders): Record<string, string> {
  const passing: Record<string, string> = { 'Content-Type': headerOf(headers, 'content-type') };
  for (const name in headers)
    if (PASSING_NAME.test(name) || name === 'retry-after') passing[name] = headerOf(headers, name);
  const id = REQUEST_IDS.map((name) => headerOf(headers, name)).find((value) => value !== '');
  if (id !== undefined) passing['X-Upstream-Request-Id'] = id;
  return passing;
}
