import { newXmlId } from './signer.ts';

export type Random = (below: number) => number;

export const pick = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
};

const elementsOf = (node: Element): Element[] => Array.from(node.getElementsByTagName('*'));
const named = (root: Element, name: string) => elementsOf(root).filter(({ localName }) => localName === name);

const SAML = 'urn:oasis:names:tc:SAML:2.0';
const NAMESPACES = [
  ...[
    `${SAML}:assertion`,
    `${SAML}:protocol`,
    'http://www.w3.org/2000/09/xmldsig#',
    'urn:oasis:names:tc:SAML:1.0:assertion',
  ],
  ...['http://www.w3.org/2001/04/xmlenc#', 'urn:x', ''],
];
const NAMES = [
  ...[
    'Assertion',
    'assertion',
    'EncryptedAssertion',
    'Response',
    'Signature',
    'SignedInfo',
    'Reference',
    'Object',
    'Extensions',
  ],
  ...[
    'NameID',
    'EncryptedID',
    'BaseID',
    'Subject',
    'Issuer',
    'Attribute',
    'AttributeValue',
    'Advice',
    'X509Data',
    'x',
  ],
];
const ATTRIBUTES = [
  ...[
    'ID',
    'Id',
    'id',
    'xml:id',
    'URI',
    'Algorithm',
    'InResponseTo',
    'Recipient',
    'Destination',
    'Name',
    'Version',
    'Value',
  ],
  ...[
    'Format',
    'NotBefore',
    'NotOnOrAfter',
    'NameQualifier',
    'SPNameQualifier',
    'xml:space',
    'xml:base',
    'Encoding',
    'Type',
  ],
];

/** What an attacker who holds signed responses may do to the tree of one. `eve` is who they want to be. */
const OF_TREES: ReadonlyArray<(root: Element, random: Random, donor: Element) => void> = [
  function copy(root, random) {
    const copied = pick(random, elementsOf(root)).cloneNode(true);
    const place = pick(random, elementsOf(root));
    place.insertBefore(copied, pick(random, [place.firstChild, null]));
  },
  function move(root, random) {
    const moved = pick(random, elementsOf(root));
    const places = elementsOf(root).filter((place) => place !== moved && !elementsOf(moved).includes(place));
    if (places.length > 0) pick(random, places).appendChild(moved);
  },
  function reorder(root, random) {
    const parent = pick(random, [root, ...elementsOf(root)]);
    if (parent.firstChild) parent.appendChild(parent.firstChild);
  },
  function wrap(root, random) {
    const inner = pick(random, elementsOf(root));
    const wrapper = pick(random, elementsOf(root)).cloneNode(false);
    inner.parentNode?.replaceChild(wrapper, inner);
    wrapper.appendChild(inner);
  },
  function remove(root, random) {
    const removed = pick(random, elementsOf(root));
    removed.parentNode?.removeChild(removed);
  },
  function rename(root, random) {
    const old = pick(random, elementsOf(root));
    const prefix = pick(random, [old.prefix ?? '', 'saml', 'samlp', 'x', '']);
    const name = pick(random, [old.localName, old.localName, ...NAMES]);
    const namespace = pick(random, [old.namespaceURI ?? '', ...NAMESPACES]);
    const renamed = root.ownerDocument.createElementNS(namespace, prefix === '' ? name : `${prefix}:${name}`);
    for (const attribute of Array.from(old.attributes)) renamed.setAttribute(attribute.name, attribute.value);
    while (old.firstChild) renamed.appendChild(old.firstChild);
    old.parentNode?.replaceChild(renamed, old);
  },
  function declareNamespace(root, random) {
    const declared = pick(random, ['xmlns', 'xmlns:saml', 'xmlns:samlp', 'xmlns:x', 'xmlns:xml']);
    pick(random, [root, ...elementsOf(root)]).setAttribute(declared, pick(random, NAMESPACES));
  },
  function changeAttribute(root, random) {
    const all = [root, ...elementsOf(root)];
    const values = all.flatMap((one) => Array.from(one.attributes).map(({ value }) => value));
    const element = pick(random, all);
    const name = pick(random, ATTRIBUTES);
    if (random(4) === 0) element.removeAttribute(name);
    else element.setAttribute(name, pick(random, [...values, '', '#', '_x', `#${newXmlId()}`]));
  },
  function changeText(root, random) {
    const texts = elementsOf(root).filter(
      ({ childNodes }) => childNodes.length === 1 && childNodes[0]?.nodeType === 3,
    );
    if (texts.length > 0)
      pick(random, texts).textContent = pick(random, ['eve', 'ada ', ' ada', 'Owners', '']);
  },
  /** By a node that some parsers skip. */
  function splitText(root, random) {
    const element = pick(random, elementsOf(root));
    const { ownerDocument } = root;
    const skipped = [
      ownerDocument.createComment('x'),
      ownerDocument.createTextNode('eve'),
      ownerDocument.createProcessingInstruction('x', 'y'),
    ];
    element.insertBefore(pick(random, skipped), pick(random, [element.firstChild, null]));
  },
  /** Beside, before or around the signed assertion, with the same or another id and signature. */
  function forge(root, random) {
    const assertions = named(root, 'Assertion');
    if (assertions.length === 0) return;
    const signed = pick(random, assertions);
    const forged = signed.cloneNode(true) as Element;
    for (const name of named(forged, 'NameID')) name.textContent = 'eve';
    if (random(2) === 0) forged.setAttribute('ID', newXmlId());
    if (random(2) === 0) for (const one of named(forged, 'Signature')) one.parentNode?.removeChild(one);
    const place = pick(random, [signed.parentNode, root, ...elementsOf(root)]) as Element;
    place.insertBefore(forged, place === signed.parentNode ? signed : place.firstChild);
    if (random(3) === 0) pick(random, [forged, ...elementsOf(forged)]).appendChild(signed);
  },
  /** Puts a part of another signed response into this one, or in place of what has the same name. */
  function transplant(root, random, donor) {
    const part = pick(random, elementsOf(donor));
    const copied = root.ownerDocument.importNode(part, true);
    const same = elementsOf(root).filter(({ nodeName }) => nodeName === part.nodeName);
    const place = pick(random, [root, ...(same.length > 0 ? same : elementsOf(root))]);
    if (place === root || random(3) === 0) place.insertBefore(copied, pick(random, [place.firstChild, null]));
    else place.parentNode?.replaceChild(copied, place);
  },
];

export function changeTree(root: Element, random: Random, donor: Element): void {
  if (elementsOf(root).length > 0) pick(random, OF_TREES)(root, random, donor);
}

const at = (text: string, random: Random) => random(text.length + 1);
const insert = (text: string, place: number, more: string) => text.slice(0, place) + more + text.slice(place);

/** What an attacker may do to the text of a response. */
const OF_TEXTS: ReadonlyArray<(xml: string, random: Random) => string> = [
  (xml, random) =>
    insert(xml, at(xml, random), pick(random, ['<!---->', '<![CDATA[eve]]>', '<?x y?>', '<x/>'])),
  (xml, random) =>
    insert(
      xml,
      at(xml, random),
      pick(random, ['\0', '\r', '\n', '\u2028', '\ufeff', '\ud800', '&#0;', '&#x65;']),
    ),
  (xml) => `<!DOCTYPE r [<!ENTITY e "eve">]>${xml.replace('>ada<', '>&e;<')}`,
  (xml, random) =>
    xml.replace('>ada<', pick(random, ['>&#97;da<', '>a&#x64;a<', '>ada&#32;<', '>\nada\n<', '>&amp;ada<'])),
  (xml, random) =>
    `${pick(random, ['', ' ', '\ufeff', '<?xml version="1.1"?>', '<?xml version="1.0" encoding="UTF-16"?>', '<?xml version="1.0" encoding="UTF-7"?>'])}${xml}`,
  (xml, random) => xml + pick(random, [xml, '<eve/>', 'eve', '<!---->', '\0']),
  (xml, random) => xml.slice(0, at(xml, random)),
  (xml, random) => {
    const place = at(xml, random);
    return xml.slice(0, place) + xml.slice(place + 1 + random(20));
  },
  // An attribute twice, with quotes that a serializer would not write.
  (xml, random) =>
    xml.replace(
      / (ID|Recipient|Destination|URI)="/,
      pick(random, [" $1='_eve' $1=\"", ' $1="_eve" $1="', " x:$1='_eve' $1=\""]),
    ),
  (xml, random) =>
    xml.replaceAll('"', pick(random, ["'", '"'])).replaceAll('\n', pick(random, ['\n', '\r\n', '&#10;'])),
];

/** The ways in which a response may be written as a form parameter. The first is how providers do it. */
const ENCODINGS: ReadonlyArray<(xml: string) => string> = [
  (xml) => Buffer.from(xml).toString('base64'),
  (xml) => Buffer.from(xml).toString('base64').replace(/.{76}/g, '$&\r\n'),
  (xml) => Buffer.from(xml).toString('base64url'),
  (xml) => Buffer.from(xml, 'utf16le').toString('base64'),
  (xml) => Buffer.from(xml, 'latin1').toString('base64'),
  (xml) => ` ${Buffer.from(xml).toString('base64')}`,
  (xml) => `${Buffer.from(xml).toString('base64')}${Buffer.from('<eve/>').toString('base64')}`,
  (xml) => Buffer.from(`\ufeff${xml}`).toString('base64'),
];

/** Writes a changed response as a form parameter: mostly as providers do, otherwise with its text or encoding changed as well. */
export function encodeChanged(xml: string, random: Random): string {
  const text = random(4) === 0 ? pick(random, OF_TEXTS)(xml, random) : xml;
  return (random(10) === 0 ? pick(random, ENCODINGS) : (ENCODINGS[0] as (typeof ENCODINGS)[number]))(text);
}
