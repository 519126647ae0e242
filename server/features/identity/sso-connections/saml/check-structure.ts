import { require } from '../sso-failure.ts';
import { checkCiphers } from './decrypt-assertion.ts';
import {
  ASSERTION,
  allOf,
  attributeOf,
  childrenNamed,
  childrenOf,
  ENCRYPTION,
  isNamed,
  isTime,
  PROTOCOL,
  SIGNATURE,
} from './xml.ts';

const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const TRANSFORMS: ReadonlySet<string> = new Set([
  `${SIGNATURE}enveloped-signature`,
  EXCLUSIVE_C14N,
  `${EXCLUSIVE_C14N}WithComments`,
]);
const SIGNATURE_ALGORITHMS: ReadonlySet<string> = new Set(
  ['256', '384', '512'].map((bits) => `http://www.w3.org/2001/04/xmldsig-more#rsa-sha${bits}`),
);
const DIGESTS: ReadonlySet<string> = new Set([
  `${ENCRYPTION}sha256`,
  `${ENCRYPTION}sha512`,
  'http://www.w3.org/2001/04/xmldsig-more#sha384',
]);
/** What the elements of a response may be besides assertions. Extensions are not among them. */
const RESPONSE_CHILDREN: ReadonlyArray<readonly [namespace: string, name: string]> = [
  [ASSERTION, 'Issuer'],
  [SIGNATURE, 'Signature'],
  [PROTOCOL, 'Status'],
  [ASSERTION, 'Assertion'],
  [ASSERTION, 'EncryptedAssertion'],
];

/**
 * Checks that a response has one shape only, in which what is signed and what is read cannot differ (signature wrapping,
 * relocated signatures, void canonicalization, keys in the response). It runs before any signature is verified.
 * @throws SsoFailure
 */
export function checkStructure(response: Element): void {
  require(isNamed(response, PROTOCOL, 'Response') &&
    attributeOf(response, 'Version') ===
      '2.0', 'malformed_response', 'The answer is not a SAML 2.0 response.');
  for (const child of childrenOf(response)) {
    require(RESPONSE_CHILDREN.some(([namespace, name]) =>
      isNamed(child, namespace, name),
    ), 'forbidden_structure', `The response contains ${child.nodeName}, which is not accepted.`);
  }
  checkOneAssertion(response);
  checkIds(response);
  checkTimes(response);
  const signatures = [...allOf(response)].filter(({ localName }) => localName === 'Signature');
  for (const signature of signatures) checkSignature(signature);
  checkEncryption(response);
}

/** One assertion in the whole document, as a child of the response, whatever its namespace says. */
function checkOneAssertion(response: Element): void {
  const direct = ['Assertion', 'EncryptedAssertion'].flatMap((name) =>
    childrenNamed(response, ASSERTION, name),
  );
  const anywhere = [...allOf(response)].filter(({ localName }) =>
    /^(?:Encrypted)?Assertion$/i.test(localName),
  );
  const responses = [...allOf(response)].filter(({ localName }) => /^Response$/i.test(localName));
  require(direct.length === 1 && anywhere.length === 1 && responses.length === 1, direct.length === 0 &&
    anywhere.length === 0
    ? 'malformed_response'
    : 'forbidden_structure', 'The response does not contain exactly one assertion, as its direct child.');
}

/** An id names one element, in whatever case or namespace its attribute is written. */
function checkIds(response: Element): void {
  const seen = new Set<string>();
  for (const element of allOf(response)) {
    const own = Array.from(element.attributes).filter(({ localName }) => localName?.toLowerCase() === 'id');
    require(own.length <= 1, 'forbidden_structure', `${element.nodeName} has several ids.`);
    for (const { value } of own) {
      const id = value.toLowerCase();
      require(id !== '' &&
        !seen.has(id), 'forbidden_structure', 'Two elements of the response have the same id.');
      seen.add(id);
    }
  }
}

/** Libraries read other forms of times differently. */
function checkTimes(response: Element): void {
  for (const element of allOf(response)) {
    for (const { name, value } of Array.from(element.attributes)) {
      const isSound = !/(?:NotBefore|NotOnOrAfter|Instant)$/.test(name) || isTime(value);
      require(isSound, 'malformed_response', `${name} is not a time in UTC.`);
    }
  }
}

/** A signature is a child of exactly what it signs: the response or its assertion. */
function checkSignature(signature: Element): void {
  const signed = signature.parentNode as Element;
  require(isNamed(signature, SIGNATURE, 'Signature') &&
    (isNamed(signed, PROTOCOL, 'Response') || isNamed(signed, ASSERTION, 'Assertion')) &&
    childrenNamed(signed, SIGNATURE, 'Signature').length ===
      1, 'forbidden_structure', 'A signature is not a child of the response or the assertion that it signs.');
  const [info, ...others] = childrenNamed(signature, SIGNATURE, 'SignedInfo');
  const parts = [...allOf(signature)];
  require(info !== undefined &&
    others.length === 0 &&
    !parts.some(
      ({ localName }) => localName === 'Object',
    ), 'forbidden_structure', 'A signature has no single SignedInfo, or contains an Object.');
  const references = parts.filter(({ localName }) => localName === 'Reference');
  const [reference] = references;
  const id = attributeOf(signed, 'ID');
  require(reference?.parentNode === info &&
    references.length === 1 &&
    id !== undefined &&
    attributeOf(reference, 'URI') ===
      `#${id}`, 'forbidden_structure', 'A signature does not reference exactly the element that contains it.');
  checkAlgorithms(info, reference, parts);
}

function checkAlgorithms(info: Element, reference: Element, parts: readonly Element[]): void {
  const algorithmsOf = (elements: readonly Element[], name: string) =>
    elements
      .filter(({ localName }) => localName === name)
      .map((element) => attributeOf(element, 'Algorithm') ?? '');
  const isOneOf = (found: readonly string[], allowed: ReadonlySet<string>) =>
    found.length === 1 && allowed.has(found[0] ?? '');
  const transforms = algorithmsOf(parts, 'Transform');
  require(isOneOf(algorithmsOf(childrenOf(info), 'CanonicalizationMethod'), TRANSFORMS) &&
    !algorithmsOf(childrenOf(info), 'CanonicalizationMethod').includes(`${SIGNATURE}enveloped-signature`) &&
    isOneOf(algorithmsOf(childrenOf(info), 'SignatureMethod'), SIGNATURE_ALGORITHMS) &&
    isOneOf(algorithmsOf(childrenOf(reference), 'DigestMethod'), DIGESTS) &&
    transforms.length === 2 &&
    transforms[0] === `${SIGNATURE}enveloped-signature` &&
    TRANSFORMS.has(transforms[1] ?? '') &&
    transforms[1] !==
      transforms[0], 'weak_algorithm', 'Sign with RSA and SHA-256 or stronger, exclusive canonicalization and an enveloped signature.');
}

/**
 * Encryption only in a signed response: otherwise an attacker learns the plain text by sending altered copies, and the
 * signature inside would be read before its algorithms are checked.
 */
function checkEncryption(response: Element): void {
  const [encrypted] = childrenNamed(response, ASSERTION, 'EncryptedAssertion');
  if (encrypted === undefined) return;
  checkCiphers(encrypted);
  require(childrenNamed(response, SIGNATURE, 'Signature').length ===
    1, 'invalid_signature', 'A response with an encrypted assertion has to be signed itself.');
}
