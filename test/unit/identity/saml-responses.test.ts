import { beforeAll, describe, expect, it } from 'vitest';
import type { SigningCertificate } from '../../../server/features/identity/sso-connections/saml/certificates.ts';
import {
  type SamlVerification,
  verifyResponse,
} from '../../../server/features/identity/sso-connections/saml/verify-response.ts';
import { SsoFailure } from '../../../server/features/identity/sso-connections/sso-failure.ts';
import { type Encryption, encryptAssertion, MGF1P, oaep, RSA_1_5 } from '../../support/saml/encrypt.ts';
import {
  createSigner,
  encode,
  newXmlId,
  type ResponseValues,
  responseXml,
  type SigningOptions,
  signElement,
} from '../../support/saml/signer.ts';

const MINUTE_MS = 60_000;
const NOW = new Date('2026-11-30T12:00:00.000Z');
const at = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE_MS).toISOString();

const ACS = 'https://tenantry.example/sso/sso_1/acs';
const ENTITY = 'https://tenantry.example/sso/sso_1/metadata';
const IDP = 'https://idp.example/saml';

let signer: SigningCertificate;
let stranger: SigningCertificate;
let verification: SamlVerification;
beforeAll(async () => {
  [signer, stranger] = await Promise.all([createSigner(), createSigner()]);
  verification = {
    idpEntityId: IDP,
    spEntityId: ENTITY,
    acsUrl: ACS,
    requestId: '_request',
    now: NOW,
    certificates: [signer.certificate],
    decryptionKeys: [],
  };
});

const valuesOf = (changes: Partial<ResponseValues> = {}): ResponseValues => ({
  responseId: newXmlId(),
  assertionId: newXmlId(),
  issuer: IDP,
  assertionIssuer: IDP,
  destination: ACS,
  recipient: ACS,
  audience: ENTITY,
  inResponseTo: '_request',
  confirmedRequest: '_request',
  status: 'Success',
  nameId: 'ada',
  notBefore: at(-1),
  notOnOrAfter: at(4),
  attributes: { email: ['ada@acme.example'], groups: ['Finance', 'Admins'] },
  ...changes,
});

type Shape = (values: ResponseValues) => string;
/** A response whose assertion is signed, with what is said changed before, and the XML changed after the signature. */
const signed =
  (options: SigningOptions = {}, element: 'Response' | 'Assertion' = 'Assertion'): Shape =>
  (values) =>
    signElement(responseXml(values), element, signer, options);
const wrap =
  (change: (xml: string, values: ResponseValues) => string, shape: Shape = signed()): Shape =>
  (values) =>
    change(shape(values), values);

const outcomeOf = (xml: string, other: Partial<SamlVerification> = {}) =>
  verifyResponse(encode(xml), { ...verification, ...other }).then(
    ({ nameId }) => nameId.value,
    (error: unknown) => {
      if (error instanceof SsoFailure) return error.reason;
      throw error;
    },
  );

const assertionIn = (xml: string) => /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml)?.[0] ?? '';
const signatureIn = (xml: string) => /<Signature[\s\S]*?<\/Signature>/.exec(xml)?.[0] ?? '';
const CONFIRMATION = /<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/;
/** A certificate as XML has it. */
const bare = (pem: string) => pem.replace(/-----[A-Z ]+-----|\s/g, '');
/** The assertion of another person, without a signature. */
const forged = (values: ResponseValues, id = newXmlId()) =>
  assertionIn(responseXml({ ...values, assertionId: id, nameId: 'eve' }));

describe('a SAML response that is signed by the identity provider', () => {
  it.each<[string, Shape]>([
    ['in its assertion', signed()],
    ['as a whole', signed({}, 'Response')],
    [
      'in both',
      (values) => signElement(signElement(responseXml(values), 'Assertion', signer), 'Response', signer),
    ],
    [
      'with SHA-512',
      signed({
        signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
        digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha512',
      }),
    ],
    ['after an XML declaration', wrap((xml) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`)],
  ])('signs in its subject when it is signed %s', async (_, shape) => {
    const subject = await verifyResponse(encode(shape(valuesOf())), verification);
    expect(subject).toMatchObject({ nameId: { value: 'ada' }, authenticatedAt: new Date(at(-1)) });
    expect(Object.fromEntries(subject.attributes)).toEqual({
      email: ['ada@acme.example'],
      groups: ['Finance', 'Admins'],
    });
  });

  it('is accepted under the second certificate of a connection that changes it', async () => {
    const certificates = [stranger.certificate, signer.certificate];
    expect(await outcomeOf(signed()(valuesOf()), { certificates })).toBe('ada');
  });
});

describe('an encrypted assertion', () => {
  let ours: SigningCertificate[];
  beforeAll(async () => {
    ours = await Promise.all([createSigner(), createSigner(), createSigner()]);
  });
  const decryptionKeys = () => ours.map(({ privateKey }) => privateKey);
  const encryptedFor = (certificate = '', xml = responseXml(valuesOf()), how: Encryption = {}) =>
    signElement(encryptAssertion(xml, certificate, how), 'Response', signer);
  const failureOf = (xml: string, keys = decryptionKeys()) =>
    verifyResponse(encode(xml), { ...verification, decryptionKeys: keys }).then(
      () => undefined,
      ({ reason, message }: SsoFailure) => ({ reason, message }),
    );

  it('is read with each of our keys', async () => {
    for (const { certificate } of ours)
      expect(await outcomeOf(encryptedFor(certificate), { decryptionKeys: decryptionKeys() })).toBe('ada');
  });

  it.each<[string, Encryption, string]>([
    ['Entra ID and AD FS', { cipher: 'aes-256-cbc' }, 'ada'],
    ['AD FS with the shorter key', { cipher: 'aes-128-cbc' }, 'ada'],
    ['Keycloak', { hash: 'sha256', keyMethod: oaep('sha256', 'sha256') }, 'ada'],
    ['Shibboleth', { cipher: 'aes-128-gcm' }, 'ada'],
    ['a provider with SHA-512', { hash: 'sha512', keyMethod: oaep('sha512', 'sha512') }, 'ada'],
    ['the newer name with SHA-1', { keyMethod: oaep('sha1', 'sha1') }, 'ada'],
    [
      'a provider with two hashes',
      { hash: 'sha256', keyMethod: oaep('sha256', 'sha1') },
      'unsupported_encryption',
    ],
    [
      'a provider with parameters',
      { keyMethod: MGF1P.replace('></', '><xenc:OAEPparams>AA==</xenc:OAEPparams></') },
      'unsupported_encryption',
    ],
    ['a provider without OAEP', { keyMethod: RSA_1_5 }, 'weak_algorithm'],
  ])('as %s sends it has one outcome', async (_, how, outcome) => {
    const xml = encryptedFor(ours[0]?.certificate, responseXml(valuesOf()), how);
    expect(await outcomeOf(xml, { decryptionKeys: decryptionKeys() })).toBe(outcome);
  });

  it('is checked as another one', async () => {
    const xml = encryptedFor(ours[1]?.certificate, responseXml(valuesOf({ audience: 'https://other' })));
    expect(await outcomeOf(xml, { decryptionKeys: decryptionKeys() })).toBe('wrong_audience');
  });

  it('fails with one reason, whatever is wrong with its encryption or the signature', async () => {
    const mine = ours[0]?.certificate;
    const broken = (xml: string, element: string) =>
      xml.replace(new RegExp(`(${element}[\\s\\S]*?CipherValue>)....`), '$1AAAA');
    const encrypted = encryptAssertion(responseXml(valuesOf()), mine ?? '');
    const failures = await Promise.all([
      failureOf(encryptedFor(stranger.certificate)),
      failureOf(encryptedFor(mine), []),
      failureOf(signElement(broken(encrypted, 'EncryptedKey'), 'Response', signer)),
      failureOf(signElement(broken(encrypted, '</KeyInfo>'), 'Response', signer)),
      failureOf(broken(encryptedFor(mine), '</KeyInfo>')),
      failureOf(signElement(encrypted, 'Response', stranger)),
    ]);
    expect(failures[0]?.reason).toBe('invalid_signature');
    expect(failures).toEqual(failures.map(() => failures[0]));
  });

  it('is not read in a response that the provider has not signed, even when it has signed the assertion', async () => {
    const xml = encryptAssertion(
      signElement(responseXml(valuesOf()), 'Assertion', signer),
      ours[0]?.certificate ?? '',
    );
    expect((await failureOf(xml))?.reason).toBe('invalid_signature');
    expect((await failureOf(signElement(xml, 'Response', stranger)))?.reason).toBe('invalid_signature');
  });
});

describe('a SAML response is refused', () => {
  it.each<[string, Partial<ResponseValues>, string]>([
    ['with another issuer', { issuer: 'https://evil.example' }, 'wrong_issuer'],
    ['with another issuer of the assertion', { assertionIssuer: 'https://evil.example' }, 'wrong_issuer'],
    ['for another destination', { destination: 'https://other.example/acs' }, 'wrong_destination'],
    ['for another recipient', { recipient: 'https://other.example/acs' }, 'wrong_recipient'],
    ['for another audience', { audience: 'https://other.example' }, 'wrong_audience'],
    ['without an audience', { audience: '' }, 'wrong_audience'],
    ['to another request', { inResponseTo: '_other' }, 'wrong_request'],
    ['to another request in its confirmation', { confirmedRequest: '_other' }, 'wrong_request'],
    ['that no one has asked for', { inResponseTo: '', confirmedRequest: '' }, 'wrong_request'],
    ['without a destination', { destination: '' }, 'wrong_destination'],
    ['without a recipient', { recipient: '' }, 'wrong_recipient'],
    ['without success', { status: 'Responder' }, 'provider_refused'],
    ['that is not valid yet', { notBefore: at(2) }, 'not_yet_valid'],
    ['that has expired', { notOnOrAfter: at(-2) }, 'expired_response'],
    ['without a name', { nameId: '' }, 'no_subject'],
    ['with an element in the name', { nameId: 'a<b xmlns="urn:x"/>da' }, 'no_subject'],
    ['with a time that is none', { notOnOrAfter: 'tomorrow' }, 'malformed_response'],
  ])('%s', async (_, changes, reason) => {
    for (const element of ['Assertion', 'Response'] as const) {
      expect(await outcomeOf(signed({}, element)(valuesOf(changes)))).toBe(reason);
    }
  });

  it.each<[string, Shape, string]>([
    ['without a signature', responseXml, 'invalid_signature'],
    [
      'signed by another key',
      (values) => signElement(responseXml(values), 'Assertion', stranger),
      'invalid_signature',
    ],
    [
      'that was changed after it was signed',
      wrap((xml) => xml.replace('>ada<', '>eve<')),
      'invalid_signature',
    ],
    ['with a changed attribute', wrap((xml) => xml.replace('>Finance<', '>Owners<')), 'invalid_signature'],
    [
      'with a forged assertion before the signed one',
      wrap((xml, values) => xml.replace('<saml:Assertion', `${forged(values)}<saml:Assertion`)),
      'forbidden_structure',
    ],
    [
      'with a forged assertion after the signed one',
      wrap((xml, values) => xml.replace('</saml:Assertion>', `</saml:Assertion>${forged(values)}`)),
      'forbidden_structure',
    ],
    [
      'without a confirmation of its subject',
      (values) => signElement(responseXml(values).replace(CONFIRMATION, ''), 'Assertion', signer),
      'wrong_recipient',
    ],
    [
      'whose subject is confirmed by a key',
      (values) =>
        signElement(responseXml(values).replace('cm:bearer', 'cm:holder-of-key'), 'Assertion', signer),
      'wrong_recipient',
    ],
    [
      'with the signed assertion inside a forged one',
      wrap((xml, values) =>
        xml.replace(
          assertionIn(xml),
          forged(values).replace('</saml:Assertion>', `${assertionIn(xml)}</saml:Assertion>`),
        ),
      ),
      'forbidden_structure',
    ],
    [
      'with the signed assertion in an extension',
      wrap((xml, values) =>
        xml.replace(
          assertionIn(xml),
          `<samlp:Extensions>${assertionIn(xml)}</samlp:Extensions>${forged(values)}`,
        ),
      ),
      'forbidden_structure',
    ],
    [
      'with the signed assertion in an object of its signature',
      wrap((xml, values) => {
        const inner = assertionIn(xml);
        const signature = signatureIn(xml).replace('</Signature>', `<Object>${inner}</Object></Signature>`);
        return xml.replace(inner, forged(values).replace('<saml:Subject>', `${signature}<saml:Subject>`));
      }),
      'forbidden_structure',
    ],
    [
      'with the signature moved to a forged assertion of the same id',
      wrap((xml, values) =>
        xml.replace(
          assertionIn(xml),
          `${forged(values, values.assertionId).replace('<saml:Subject>', `${signatureIn(xml)}<saml:Subject>`)}`,
        ),
      ),
      'invalid_signature',
    ],
    [
      'with the signature beside the assertion',
      wrap((xml) => {
        const signature = signatureIn(xml);
        return xml.replace(signature, '').replace('<saml:Assertion', `${signature}<saml:Assertion`);
      }),
      'forbidden_structure',
    ],
    [
      'with an id in another case that is the same',
      wrap((xml, values) =>
        xml.replace('<samlp:Status>', `<samlp:Status Id="${values.assertionId.toUpperCase()}">`),
      ),
      'forbidden_structure',
    ],
    [
      'with two ids of one element',
      wrap((xml, values) =>
        xml.replace('<samlp:Status>', `<samlp:Status id="_a" xml:id="${values.assertionId}">`),
      ),
      'forbidden_structure',
    ],
    [
      'with two signatures of one element',
      wrap((xml) => xml.replace(signatureIn(xml), signatureIn(xml) + signatureIn(xml))),
      'forbidden_structure',
    ],
    [
      'with a reference to the whole document',
      wrap((xml) => xml.replace(/URI="#[^"]*"/, 'URI=""')),
      'forbidden_structure',
    ],
    [
      'with a second reference',
      wrap((xml) => xml.replace(/<Reference[\s\S]*<\/Reference>/, (one) => one + one)),
      'forbidden_structure',
    ],
    ['with an entity', wrap((xml) => `<!DOCTYPE r [<!ENTITY e "x">]>${xml}`), 'forbidden_structure'],
    [
      'with a comment in the name',
      wrap((xml) => xml.replace('>ada<', '>ada<!---->.evil<')),
      'forbidden_structure',
    ],
    ['with a CDATA section', wrap((xml) => xml.replace('>ada<', '><![CDATA[ada]]><')), 'forbidden_structure'],
    [
      'with a processing instruction',
      wrap((xml) => xml.replace('>ada<', '>a<?x y?>da<')),
      'forbidden_structure',
    ],
    ['that has text after it', wrap((xml) => `${xml}<a/>`), 'malformed_response'],
    ['that is not XML', () => 'nobody', 'malformed_response'],
    [
      'that is another message',
      () => '<a xmlns="urn:oasis:names:tc:SAML:2.0:protocol"/>',
      'malformed_response',
    ],
    ['that is deeply nested', () => '<a>'.repeat(20_000) + '</a>'.repeat(20_000), 'forbidden_structure'],
    [
      'signed with SHA-1',
      signed({ signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }),
      'weak_algorithm',
    ],
    [
      'digested with SHA-1',
      signed({ digestAlgorithm: 'http://www.w3.org/2000/09/xmldsig#sha1' }),
      'weak_algorithm',
    ],
    [
      'without exclusive canonicalization',
      signed({ canonicalization: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315' }),
      'weak_algorithm',
    ],
    [
      'without an enveloped signature',
      signed({ transforms: ['http://www.w3.org/2001/10/xml-exc-c14n#'] }),
      'weak_algorithm',
    ],
    [
      'signed by a shared secret that is the certificate',
      wrap((xml) =>
        xml.replace(
          'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
          'http://www.w3.org/2000/09/xmldsig#hmac-sha1',
        ),
      ),
      'weak_algorithm',
    ],
    [
      'with the key of another signer in it',
      (values) =>
        signElement(responseXml(values), 'Assertion', stranger).replace(
          '</Signature>',
          `<KeyInfo><X509Data><X509Certificate>${bare(stranger.certificate)}</X509Certificate></X509Data></KeyInfo></Signature>`,
        ),
      'invalid_signature',
    ],
  ])('%s', async (_, shape, reason) => {
    expect(await outcomeOf(shape(valuesOf()))).toBe(reason);
  });

  it.each([
    ['that is not Base64', '%%%%'],
    ['that is not UTF-8', Buffer.from([0xff, 0xfe, 0x3c]).toString('base64')],
    ['that is too large', 'A'.repeat(300 * 1024)],
    ['that is empty', ''],
  ])('%s', async (_, encoded) => {
    await expect(verifyResponse(encoded, verification)).rejects.toMatchObject({
      reason: 'malformed_response',
    });
  });
});
