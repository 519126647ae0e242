import { domainToASCII } from 'node:url';
import { parse } from 'tldts';
import { invalidField } from '../../../api/problem.ts';
import { MAIL_PROVIDERS } from './mail-providers.ts';

/** A host name in lower case and ASCII, whose record has a name of at most 253 characters. No address has its form. */
const DOMAIN = /^(?=.{4,233}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** Characters that would end the name, or be decoded, when it is turned into ASCII. */
const NO_PART_OF_A_NAME = /[\s%/\\?#@:[\]]/;

/** Returns a domain in lower case and in its ASCII form; `undefined` if it is none. */
export function canonicalDomain(text: string): string | undefined {
  if (NO_PART_OF_A_NAME.test(text)) return undefined;
  const domain = domainToASCII(text).toLowerCase();
  return DOMAIN.test(domain) ? domain : undefined;
}

/** Returns the domain of an address, in its canonical form; `undefined` if the address has none. */
export function domainOfAddress(email: string): string | undefined {
  const [, domain, ...rest] = email.split('@');
  return domain === undefined || rest.length > 0 ? undefined : canonicalDomain(domain);
}

/**
 * Returns the canonical form of a domain that one tenant can hold.
 * @throws invalid_request for what is no domain, and for one that many share
 */
export function requireDomain(text: string): string {
  const domain = canonicalDomain(text);
  if (domain === undefined)
    throw invalidField(
      'domain',
      'format',
      'Write a domain as it stands behind the @ of an address, such as acme.com.',
    );
  const { domain: registrable } = parse(domain, { allowPrivateDomains: true });
  if (registrable === null)
    throw invalidField(
      'domain',
      'public_suffix',
      'Anyone can register a name under this domain. Add the domain of the company itself, such as acme.co.uk.',
    );
  if (MAIL_PROVIDERS.has(registrable))
    throw invalidField(
      'domain',
      'mail_provider',
      'Anyone can get an address of this mail provider. Add a domain of the company itself.',
    );
  return domain;
}
