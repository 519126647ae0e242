import { headOf } from '../../../../api/cut-text.ts';
import { redactTokens } from '../../../../api/redact-tokens.ts';

/* What a request of an identity provider looked like, without what it says about people. */

const MAX_BODY = 4000;
const MAX_DEPTH = 6;
const MAX_ITEMS = 20;
const MAX_NAME = 100;
const HIDDEN = '…';

/** Texts that are about the protocol, not about people: the ids of this server, booleans as texts, and schemas. */
const OPEN = /^(?:d(?:ru|gr)_[0-9a-z]{26}|true|false|add|replace|remove|urn:[\w:.-]{1,200})$/i;

/** Returns a text with everything in quotes hidden, such as a filter or the path of a patch. It is shortened first. */
export const withoutQuoted = (text: string): string =>
  headOf(redactTokens(headOf(text, MAX_BODY).replaceAll(/"(?:[^"\\]|\\.)*"?/g, `"${HIDDEN}"`)), MAX_BODY);

function redacted(value: unknown, name: string, depth: number): unknown {
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'string') {
    if (name.toLowerCase() === 'path') return withoutQuoted(value);
    return OPEN.test(value) ? value : HIDDEN;
  }
  if (typeof value !== 'object' || depth > MAX_DEPTH) return HIDDEN;
  if (Array.isArray(value)) {
    const shown = value.slice(0, MAX_ITEMS).map((item) => redacted(item, name, depth + 1));
    return value.length > MAX_ITEMS ? [...shown, `${HIDDEN} ${value.length - MAX_ITEMS} more`] : shown;
  }
  const entries = Object.entries(value).slice(0, MAX_ITEMS);
  return Object.fromEntries(
    entries.map(([key, item]) => [headOf(withoutQuoted(key), MAX_NAME), redacted(item, key, depth + 1)]),
  );
}

/** Returns a body as JSON, with its names and its structure, and with the values hidden that are about people. */
export const redactedBody = (body: unknown): string | null =>
  body === undefined ? null : headOf(JSON.stringify(redacted(body, '', 0)), MAX_BODY);
