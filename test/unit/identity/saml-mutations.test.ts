import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { verifyResponse } from '../../../server/features/identity/sso-connections/saml/verify-response.ts';
import { SsoFailure } from '../../../server/features/identity/sso-connections/sso-failure.ts';
import {
  createSigner,
  encode,
  newXmlId,
  type ResponseValues,
  responseXml,
  signElement,
} from '../../support/saml/signer.ts';
import { randomOf, rounds, seedOf } from '../../support/scale.ts';

const ROUNDS = rounds({ sample: 400, full: 100_000 });
const NOW = new Date('2026-11-30T12:00:00.000Z');
const ACS = 'https://tenantry.example/sso/sso_1/acs';
const IDP = 'https://idp.example/saml';

type Random = (below: number) => number;
const pick = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
};

const elementsOf = (node: Element): Element[] => Array.from(node.getElementsByTagName('*'));

/** What an attacker who holds a signed response may do to it before sending it. `eve` is who they want to be. */
const MUTATIONS: ReadonlyArray<(root: Element, random: Random) => void> = [
  // Copies an element to another place.
  (root, random) => {
    const copy = pick(random, elementsOf(root)).cloneNode(true);
    const place = pick(random, elementsOf(root));
    place.insertBefore(copy, pick(random, [place.firstChild, null]));
  },
  // Moves an element to another place.
  (root, random) => {
    const moved = pick(random, elementsOf(root));
    const places = elementsOf(root).filter((place) => place !== moved && !elementsOf(moved).includes(place));
    if (places.length > 0) pick(random, places).appendChild(moved);
  },
  // Reorders the children of an element.
  (root, random) => {
    const parent = pick(random, elementsOf(root));
    if (parent.firstChild) parent.appendChild(parent.firstChild);
  },
  // Wraps an element in a copy of another, emptied.
  (root, random) => {
    const inner = pick(random, elementsOf(root));
    const wrapper = pick(random, elementsOf(root)).cloneNode(false);
    inner.parentNode?.replaceChild(wrapper, inner);
    wrapper.appendChild(inner);
  },
  // Removes an element.
  (root, random) => {
    const removed = pick(random, elementsOf(root));
    removed.parentNode?.removeChild(removed);
  },
  // Changes, adds or removes an attribute.
  (root, random) => {
    const element = pick(random, [root, ...elementsOf(root)]);
    const values = [root, ...elementsOf(root)].flatMap((one) =>
      Array.from(one.attributes).map(({ value }) => value),
    );
    const name = pick(random, [
      'ID',
      'Id',
      'id',
      'URI',
      'Algorithm',
      'InResponseTo',
      'Recipient',
      'Name',
      'Version',
      'xml:id',
    ]);
    if (random(4) === 0) element.removeAttribute(name);
    else element.setAttribute(name, pick(random, [...values, '', '#', '_x', `#${newXmlId()}`]));
  },
  // Changes a text.
  (root, random) => {
    const texts = elementsOf(root).filter(
      ({ childNodes }) => childNodes.length === 1 && childNodes[0]?.nodeType === 3,
    );
    if (texts.length === 0) return;
    pick(random, texts).textContent = pick(random, ['eve', 'ada ', ' ada', 'Owners', '']);
  },
  // Splits a text by a node that some parsers skip.
  (root, random) => {
    const element = pick(random, elementsOf(root));
    const { ownerDocument } = root;
    element.insertBefore(
      pick(random, [
        ownerDocument.createComment('x'),
        ownerDocument.createTextNode('eve'),
        ownerDocument.createProcessingInstruction('x', 'y'),
      ]),
      pick(random, [element.firstChild, null]),
    );
  },
  // Puts the assertion of eve beside, before or around the signed one, with the same or another id and signature.
  (root, random) => {
    const assertions = elementsOf(root).filter(({ localName }) => localName === 'Assertion');
    if (assertions.length === 0) return;
    const signed = pick(random, assertions);
    const forged = signed.cloneNode(true) as Element;
    for (const name of elementsOf(forged).filter(({ localName }) => localName === 'NameID'))
      name.textContent = 'eve';
    if (random(2) === 0) forged.setAttribute('ID', newXmlId());
    if (random(2) === 0) {
      for (const one of elementsOf(forged).filter(({ localName }) => localName === 'Signature'))
        one.parentNode?.removeChild(one);
    }
    const place = pick(random, [signed.parentNode, root, ...elementsOf(root)]) as Element;
    place.insertBefore(forged, place === signed.parentNode ? signed : place.firstChild);
    if (random(3) === 0) pick(random, elementsOf(forged)).appendChild(signed);
  },
];

describe('a signed response that is changed', () => {
  it(`signs in no one but its signed subject, in ${ROUNDS} ways`, async () => {
    const seed = seedOf('saml-mutations');
    const random = randomOf(seed);
    const signer = await createSigner();
    const values: ResponseValues = {
      ...{
        responseId: newXmlId(),
        assertionId: newXmlId(),
        issuer: IDP,
        assertionIssuer: IDP,
        destination: ACS,
      },
      ...{ recipient: ACS, audience: 'tenantry', inResponseTo: '_request', confirmedRequest: '_request' },
      ...{
        status: 'Success',
        nameId: 'ada',
        notBefore: '2026-11-30T11:59:00Z',
        notOnOrAfter: '2026-11-30T12:04:00Z',
      },
      attributes: { groups: ['Finance'] },
    };
    const xml = responseXml(values);
    const inAssertion = signElement(xml, 'Assertion', signer);
    const originals = [
      inAssertion,
      signElement(xml, 'Response', signer),
      signElement(inAssertion, 'Response', signer),
    ];
    const verification = {
      ...{ idpEntityId: IDP, spEntityId: 'tenantry', acsUrl: ACS, requestId: '_request', now: NOW },
      ...{ certificates: [signer.certificate], decryptionKeys: [] },
    };
    const outcomes = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const root = new DOMParser().parseFromString(pick(random, originals), 'text/xml').documentElement;
      for (let change = random(4); change >= 0; change -= 1) pick(random, MUTATIONS)(root, random);
      const changed = new XMLSerializer().serializeToString(root);
      const outcome = await verifyResponse(encode(changed), verification).then(
        ({ nameId, attributes }) => `${nameId.value} ${[...attributes]}`,
        (error: unknown) => {
          if (error instanceof SsoFailure) return error.reason;
          throw new Error(`TEST_SEED=${seed} round ${round}: ${changed}`, { cause: error });
        },
      );
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    const signedIn = [...outcomes.keys()].filter((outcome) => /^\S+ /.test(outcome));
    // The signed response passes where the change left it as it was.
    expect(signedIn, JSON.stringify([...outcomes])).toEqual(['ada groups,Finance']);
    console.info([...outcomes]);
  });
});
