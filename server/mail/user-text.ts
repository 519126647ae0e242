import { headOf } from '../api/cut-text.ts';

/**
 * Text written by users, such as the name of a workspace, is made safe for mails to people who do not know its author:
 * a mail program must not turn it into a link, decode it, or reorder it.
 */

const LINE_BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
/**
 * Invisible characters, including those that change the text direction. Languages and emoji need the three that are
 * kept.
 */
const INVISIBLE = /(?!\u200c|\u200d|\ufe0f)[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;
/** RFC 2047: mail programs decode `=?utf-8?q?…?=` anywhere in a header. */
const ENCODED_WORD = /=(?=\?)/g;
const SCHEME = /[:\uff1a](?=[/\\\uff0f\uff3c]{1,2}\S)/g;
const SCHEME_WITHOUT_SLASHES =
  /\b(mailto|tel|sms|callto|facetime|skype|sips?|xmpp|tg|data|file|javascript|vbscript|magnet|bitcoin|geo|intent):(?=\S)/gi;
/** Characters that browsers accept as the dot of a domain. */
const DOT = '[.\\u2024\\u3002\\ufe52\\uff0e\\uff61]';
const DOMAIN = new RegExp(`${DOT}(?=[^\\s\\d\\p{P}][^\\s\\p{P}])`, 'gu');
const WWW = new RegExp(`(?<![\\p{L}\\p{N}])(www)${DOT}`, 'giu');
const IPV4 = new RegExp(`\\d{1,3}(?:${DOT}\\d{1,3}){3}`, 'gu');

/**
 * Returns the text on one line, without invisible characters, and with every URL and domain broken up:
 * `evil[.]example`.
 */
export const asUserText = (text: string): string =>
  text
    .replace(LINE_BREAKS, ' ')
    .replace(INVISIBLE, '')
    .replace(ENCODED_WORD, '= ')
    .replace(SCHEME, '[:]')
    .replace(SCHEME_WITHOUT_SLASHES, '$1[:]')
    .replace(WWW, '$1[.]')
    .replace(IPV4, (address) => address.replace(new RegExp(DOT, 'gu'), '[.]'))
    .replace(DOMAIN, '[.]');

const QUOTES = /["“”„‟″‶❝❞〝〞〟＂«»]/gu;
const MAX_LENGTH = 100;

/** Quotes a name so that it cannot close the quotes itself. */
export function quoteName(name: string): string {
  const inner = name.replace(QUOTES, "'");
  return inner.length > MAX_LENGTH ? `"${headOf(inner, MAX_LENGTH - 1)}…"` : `"${inner}"`;
}
