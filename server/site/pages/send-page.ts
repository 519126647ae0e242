import type { IncomingMessage, ServerResponse } from 'node:http';
import { LANGUAGES, type PageLanguage } from './page-types.ts';

/** Only the page's own script, style and mark, and calls to the own API: visitors of these pages hold a secret. */
const policyWith = (formAction: 'self' | 'none'): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action '${formAction}'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  Vary: 'Accept-Language',
};

const isLanguage = (name: string): name is PageLanguage => (LANGUAGES as readonly string[]).includes(name);

/** Returns the languages of an `Accept-Language` header, the most wanted one first. */
function acceptedLanguages(header: string): string[] {
  const wishes = header.split(',', 20).map((wish) => {
    const [range = '', quality = 'q=1'] = wish
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    return { name: range.slice(0, 2), isWhole: /^[a-z]{2}(-|$)/.test(range), q: Number(quality.slice(2)) };
  });
  return wishes
    .filter(({ isWhole, q }) => isWhole && q > 0)
    .sort((one, other) => other.q - one.q)
    .map(({ name }) => name);
}

/** Returns the language of a page: that of `?lang=`, or the first one that the browser asks for and pages have. */
export function languageOf({ url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>): PageLanguage {
  const chosen = new URLSearchParams(url.split('?')[1]).get('lang') ?? '';
  if (isLanguage(chosen)) return chosen;
  return acceptedLanguages(headers['accept-language'] ?? '').find(isLanguage) ?? 'en';
}

/**
 * Sends a page with the headers of pages.
 * @param formAction where the browser itself may send a form
 */
export function sendPage(
  response: ServerResponse,
  status: number,
  html: string,
  formAction: 'self' | 'none' = 'none',
): void {
  const headers = { ...PAGE_HEADERS, 'Content-Security-Policy': policyWith(formAction) };
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(html) });
  response.end(html);
}
