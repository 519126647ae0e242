import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import type { SigningCertificate } from '../../../server/features/identity/sso-connections/saml/certificates.ts';
import type { SamlSubject } from '../../../server/features/identity/sso-connections/saml/read-assertion.ts';
import {
  type SamlVerification,
  verifyResponse,
} from '../../../server/features/identity/sso-connections/saml/verify-response.ts';
import { SsoFailure } from '../../../server/features/identity/sso-connections/sso-failure.ts';
import { encryptAssertion } from '../../support/saml/encrypt.ts';
import { changeTree, encodeChanged, pick } from '../../support/saml/mutations.ts';
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

const valuesOf = (changes: Partial<ResponseValues> = {}): ResponseValues => ({
  ...{ responseId: newXmlId(), assertionId: newXmlId(), issuer: IDP, assertionIssuer: IDP },
  ...{ destination: ACS, recipient: ACS, audience: 'tenantry', status: 'Success', nameId: 'ada' },
  ...{ inResponseTo: '_request', confirmedRequest: '_request' },
  ...{ notBefore: '2026-11-30T11:59:00Z', notOnOrAfter: '2026-11-30T12:04:00Z' },
  attributes: { groups: ['Finance'] },
  ...changes,
});

/** Responses that the provider has signed: for the person, for another one, and for people who may not sign in with them. */
function signedResponses(signer: SigningCertificate, stranger: SigningCertificate, ours: SigningCertificate) {
  const signed = (values: ResponseValues, by = signer) => signElement(responseXml(values), 'Assertion', by);
  const whole = (xml: string, by = signer) => signElement(xml, 'Response', by);
  const own = valuesOf();
  const mallory = valuesOf({ nameId: 'mallory', attributes: { groups: ['Guests'] } });
  return {
    good: [
      signed(own),
      whole(responseXml(own)),
      whole(signed(own)),
      whole(encryptAssertion(responseXml(own), ours.certificate)),
    ],
    donors: [
      ...[signed(mallory), whole(responseXml(mallory))],
      whole(encryptAssertion(responseXml(mallory), ours.certificate)),
      signed(valuesOf({ nameId: 'eve', audience: 'another', recipient: 'https://other.example/acs' })),
      whole(responseXml(valuesOf({ nameId: 'eve', inResponseTo: '_old', confirmedRequest: '_old' }))),
      signed(valuesOf({ nameId: 'eve', notOnOrAfter: '2026-11-30T11:50:00Z' })),
      signed(valuesOf({ nameId: 'eve' }), stranger),
      whole(responseXml(valuesOf({ nameId: 'eve' })), stranger),
    ],
  };
}

const rootOf = (xml: string) => new DOMParser().parseFromString(xml, 'text/xml').documentElement;
const statement = ({ attributes, ...subject }: SamlSubject) =>
  JSON.stringify({ ...subject, attributes: [...attributes] });

/** What a response comes to: all that a signed subject says, or the reason why none is signed in. */
const outcomeOf = (encoded: string, verification: SamlVerification): Promise<string> =>
  verifyResponse(encoded, verification).then(statement, (error: unknown) => {
    if (error instanceof SsoFailure) return error.reason;
    throw error;
  });

describe('a signed response that is changed', () => {
  it(`signs in no one but its signed subject, in ${ROUNDS} ways`, async () => {
    const seed = seedOf('saml-mutations');
    const random = randomOf(seed);
    const [signer, stranger, ours] = [await createSigner(), await createSigner(), await createSigner()];
    const verification = {
      ...{ idpEntityId: IDP, spEntityId: 'tenantry', acsUrl: ACS, requestId: '_request', now: NOW },
      ...{ certificates: [signer.certificate], decryptionKeys: [ours.privateKey] },
    };
    const { good, donors } = signedResponses(signer, stranger, ours);
    const signedStatements = new Set<string>();
    for (const xml of [...good, ...donors]) {
      const outcome = await outcomeOf(encode(xml), verification);
      if (outcome.startsWith('{')) signedStatements.add(outcome);
    }
    expect([...signedStatements].map((one) => JSON.parse(one).nameId.value)).toEqual(['ada', 'mallory']);

    const outcomes = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const root = rootOf(pick(random, good));
      const donor = rootOf(pick(random, donors));
      for (let change = random(4); change >= 0; change -= 1) changeTree(root, random, donor);
      const encoded = encodeChanged(new XMLSerializer().serializeToString(root), random);
      const outcome = await outcomeOf(encoded, verification).catch((error: unknown) => {
        throw new Error(`TEST_SEED=${seed} round ${round}: ${encoded}`, { cause: error });
      });
      if (outcome.startsWith('{') && !signedStatements.has(outcome))
        expect.fail(`TEST_SEED=${seed} round ${round} signs in ${outcome}: ${encoded}`);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    console.info([...outcomes]);
  });
});
