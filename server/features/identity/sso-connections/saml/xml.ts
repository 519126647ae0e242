import { DOMParser } from '@xmldom/xmldom';
import { require, SsoFailure } from '../sso-failure.ts';

export const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';
export const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';
export const ENCRYPTION = 'http://www.w3.org/2001/04/xmlenc#';

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;
/** Elements inside each other. Real responses need about ten. */
const MAX_DEPTH = 40;

const refuseMarkup = (message: string): never => {
  throw new SsoFailure('malformed_response', `This is not well-formed XML: ${message.split('\n')[0]}`);
};

/**
 * Parses XML that consists of elements, attributes and text alone. A DOCTYPE, comment, CDATA section or processing
 * instruction is refused before the parser sees it: parsers and canonicalizers disagree on them (CVE-2017-11428).
 * @throws SsoFailure `malformed_response` or `forbidden_structure`
 */
export function parseXml(xml: string): Element {
  const body = xml.replace(
    /^<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?(?: standalone="(?:yes|no)")? ?\?>/,
    '',
  );
  require(!/<[!?]/.test(
    body,
  ), 'forbidden_structure', 'The XML contains a DOCTYPE, comment, CDATA section or processing instruction.');
  const parser = new DOMParser({
    errorHandler: { warning: refuseMarkup, error: refuseMarkup, fatalError: refuseMarkup },
  });
  const document = parser.parseFromString(body.trim(), 'text/xml');
  const root = document?.documentElement;
  require(root != null &&
    document.childNodes.length === 1, 'malformed_response', 'This is not one XML element.');
  requireDepth(root, 1);
  return root;
}

function requireDepth(element: Element, depth: number): void {
  require(depth <= MAX_DEPTH, 'forbidden_structure', `The XML has elements more than ${MAX_DEPTH} deep.`);
  for (const child of childrenOf(element)) requireDepth(child, depth + 1);
}

/** The child elements, in order. */
export const childrenOf = (element: Element): Element[] =>
  Array.from(element.childNodes).filter((node): node is Element => node.nodeType === ELEMENT_NODE);

/** The child elements of one name. Elements of other namespaces with the same name do not count. */
export const childrenNamed = (element: Element, namespace: string, name: string): Element[] =>
  childrenOf(element).filter((child) => isNamed(child, namespace, name));

export const isNamed = (element: Element, namespace: string, name: string): boolean =>
  element.localName === name && element.namespaceURI === namespace;

/** An element and all below it, in document order. */
export function* allOf(element: Element): Generator<Element> {
  yield element;
  for (const child of childrenOf(element)) yield* allOf(child);
}

/** Returns the trimmed text of an element that contains only text; otherwise undefined. */
export function elementText(element: Element): string | undefined {
  const nodes = Array.from(element.childNodes);
  return nodes.length === 1 && nodes[0]?.nodeType === TEXT_NODE
    ? nodes[0].nodeValue?.trim() || undefined
    : undefined;
}

/** The value of an attribute without a namespace; undefined when it is absent or empty. */
export const attributeOf = (element: Element, name: string): string | undefined =>
  element.getAttribute(name) || undefined;

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

/** Whether a text is a time in UTC, as SAML writes them. */
export const isTime = (text: string): boolean => TIME.test(text) && !Number.isNaN(Date.parse(text));
