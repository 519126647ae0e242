import type { IncomingMessage, ServerResponse } from 'node:http';
import { LANGUAGES, type Language } from './page-types.ts';

/** Only the page's own script, style and mark, and calls to the own API: visitors of these pages hold a secret. */
const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  Vary: 'Accept-Language',
};

const isLanguage = (name: string): name is Language => (LANGUAGES as readonly string[]).includes(name);

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
export function languageOf({ url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>): Language {
  const chosen = new URLSearchParams(url.split('?')[1]).get('lang') ?? '';
  if (isLanguage(chosen)) return chosen;
  return acceptedLanguages(headers['accept-language'] ?? '').find(isLanguage) ?? 'en';
}

/** Sends a page with the headers of pages. */
export function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { ...PAGE_HEADERS, 'Content-Length': Buffer.byteLength(html) });
  response.end(html);
}
