import { isIPv6 } from 'node:net';
import { ibanLength, isIban } from './checks.ts';
import type { RedactionMatch } from './match.ts';
import { findNumbers } from './numbers.ts';

/** Finds what begins in a part of a text. Each takes a time that grows with the part, whatever is in it. */
type Finder = (text: string, from: number, to: number) => RedactionMatch[];

/** What follows a part, so that it is seen whole. */
const LOOK_AHEAD = 512;

const MAX_LOCAL_PART = 64;
const LOCAL = /[^\s"'<>(),;:\\[\]{}@=|`]/u;
const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,8}[\p{L}\p{N}-]{2,63}/u;
const MAX_DOMAIN = 260;

/** An address has an `@`, so that only what stands around one is looked at. The part may end within it. */
const findEmails: Finder = (text, from, to) => {
  const matches: RedactionMatch[] = [];
  const last = Math.min(text.length, to + MAX_LOCAL_PART + 1);
  for (let at = text.indexOf('@', from); at !== -1 && at < last; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < MAX_LOCAL_PART && LOCAL.test(text.charAt(start - 1))) start -= 1;
    if (start === at) continue;
    const domain = DOMAIN.exec(text.slice(at + 1, at + 1 + MAX_DOMAIN))?.[0];
    if (domain === undefined) continue;
    matches.push({ kind: 'email', start, end: at + 1 + domain.length });
  }
  return matches;
};

const IBAN_START = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9])/g;

/** Reads letters and digits with single spaces or dashes between them. @returns where the wanted number of them ends */
function readGrouped(text: string, start: number, wanted: number): { value: string; end: number } {
  let value = '';
  let end = start;
  for (let at = start; value.length < wanted && at < text.length; at += 1) {
    const character = text.charAt(at);
    if (/[A-Za-z0-9]/.test(character)) {
      value += character.toUpperCase();
      end = at + 1;
    } else if (!/[ -]/.test(character) || end !== at) break;
  }
  return { value, end };
}

const findIbans: Finder = (text, from, to) =>
  startsOf(IBAN_START, text, from, to).flatMap((start) => {
    const wanted = ibanLength(text.slice(start, start + 2).toUpperCase());
    if (wanted === undefined) return [];
    const { value, end } = readGrouped(text, start, wanted);
    const isWhole = value.length === wanted && !/[A-Za-z0-9]/.test(text.charAt(end));
    return isWhole && isIban(value) ? [{ kind: 'iban', start, end }] : [];
  });

const IPV4 = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\d|\.\d)/g;
const IPV6_START = /(?<![\w:])(?:[0-9A-Fa-f]{1,4}:|::)/g;
const IPV6 = /^[0-9A-Fa-f:]{2,39}(?:(?:\d{1,3}\.){3}\d{1,3})?/;

const findAddresses: Finder = (text, from, to) => [
  ...within(IPV4, text, from, to).map(({ start, end }): RedactionMatch => ({ kind: 'ip', start, end })),
  ...startsOf(IPV6_START, text, from, to).flatMap((start): RedactionMatch[] => {
    const found = IPV6.exec(text.slice(start, start + 60))?.[0].replace(/(?<!:):$/, '');
    const isAddress = found !== undefined && found.length > 2 && isIPv6(found);
    return isAddress ? [{ kind: 'ip', start, end: start + found.length }] : [];
  }),
];

/** How secrets begin. What follows belongs to them as long as it is made of the characters of a token. */
const SECRET_STARTS = [
  /(?<![A-Za-z0-9])(?:sk|pk|rk|gsk|xai|pplx|csk|fw|hf|r8|npm|glpat|dop_v1|shpat|whsec|lin_api|ntn)[-_][\w-]{12,}/g,
  /(?<![A-Za-z0-9])(?:gh[oprsu]|github_pat|xox[abeoprs]|xapp|tn_(?:op|ses|usr|svc|org|app|at|vfy|rst|inv))[-_][\w-]{12,}/g,
  /(?<![A-Za-z0-9])(?:AKIA|ASIA|AGPA|AIDA|AROA)[0-9A-Z]{16}(?![0-9A-Za-z])/g,
  /(?<![A-Za-z0-9])(?:AIza[\w-]{30}|ya29\.[\w-]{16}|SG\.[\w-]{16})/g,
  /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8}/g,
  /(?<=\b[Bb]earer )[\w.~+/=-]{16}/g,
  /(?<=:\/\/[^\s/:@"]{0,64}:)[^\s/@"]{1,128}(?=@)/g,
];
const TOKEN_CHARACTER = /[\w.~+/=-]/;
const PRIVATE_KEY = '-----BEGIN ';
const PRIVATE_KEY_HEAD = /^-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/;
const PRIVATE_KEY_END = '-----END ';
const PRIVATE_KEY_FOOT = /^-----END [A-Z0-9 ]{0,40}-----/;
const MAX_PRIVATE_KEY = 8192;

function endOfRun(text: string, from: number, character: RegExp): number {
  let end = from;
  while (end < text.length && character.test(text.charAt(end))) end += 1;
  return end;
}

/** Returns where a private key ends that begins at a place; the place itself if none begins there. */
function endOfPrivateKey(text: string, at: number): number {
  const key = text.slice(at, at + MAX_PRIVATE_KEY);
  if (!PRIVATE_KEY_HEAD.test(key)) return at;
  const end = key.indexOf(PRIVATE_KEY_END);
  if (end === -1) return at + key.length;
  const foot = PRIVATE_KEY_FOOT.exec(key.slice(end, end + 80))?.[0] ?? PRIVATE_KEY_END;
  return at + end + foot.length;
}

const findSecrets: Finder = (text, from, to) => {
  const matches: RedactionMatch[] = SECRET_STARTS.flatMap((pattern) =>
    within(pattern, text, from, to).map(({ start, end }) => ({
      kind: 'secret' as const,
      start,
      end: endOfRun(text, end, TOKEN_CHARACTER),
    })),
  );
  for (let at = text.indexOf(PRIVATE_KEY, from); at !== -1 && at < to; ) {
    const end = endOfPrivateKey(text, at);
    if (end > at) matches.push({ kind: 'secret', start: at, end });
    at = text.indexOf(PRIVATE_KEY, Math.max(end, at + 1));
  }
  return matches;
};

/** Returns the matches of a pattern that begin in a part. */
function within(
  pattern: RegExp,
  text: string,
  from: number,
  to: number,
): Array<Omit<RedactionMatch, 'kind'>> {
  const before = Math.min(from, LOOK_AHEAD);
  const offset = from - before;
  const found: Array<Omit<RedactionMatch, 'kind'>> = [];
  for (const match of text.slice(offset, to + LOOK_AHEAD).matchAll(pattern)) {
    const start = offset + match.index;
    if (start >= from && start < to) found.push({ start, end: start + match[0].length });
  }
  return found;
}

const startsOf = (pattern: RegExp, text: string, from: number, to: number): number[] =>
  within(pattern, text, from, to).map(({ start }) => start);

const FINDERS: readonly Finder[] = [findSecrets, findEmails, findIbans, findNumbers, findAddresses];

/** Finds everything that begins in a part of a text and has to be redacted. Matches may overlap. */
export const findIn: Finder = (text, from, to) => FINDERS.flatMap((find) => find(text, from, to));
