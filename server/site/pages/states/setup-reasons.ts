import { type Text, text } from '../page-types.ts';

/** What a failed check of a test means, and what to change, by its reason. */
export const SETUP_REASONS: Readonly<Record<string, Text>> = {
  malformed_response: text(
    'The answer of the provider cannot be read. Check that the protocol and the addresses are those of this page.',
    'Sağlayıcının yanıtı okunamıyor. Protokolün ve adreslerin bu sayfadakilerle aynı olduğunu denetleyin.',
  ),
  forbidden_structure: text(
    'The form of the answer is not accepted. Send one assertion, and sign the response or the assertion.',
    'Yanıtın biçimi kabul edilmiyor: yanıtı veya assertion öğesini imzalayarak tek bir assertion gönderin.',
  ),
  weak_algorithm: text(
    'The provider signs or encrypts with an algorithm that is not accepted. Choose RSA with SHA-256 or stronger.',
    'Sağlayıcının imzalama veya şifreleme algoritması kabul edilmiyor. SHA-256 veya daha güçlü bir RSA seçin.',
  ),
  unsupported_encryption: text(
    'The encryption of the assertion is not supported. Use RSA-OAEP with one hash for its digest and its mask.',
    'Assertion şifrelemesi desteklenmiyor. Özeti ve maskesi aynı olan RSA-OAEP kullanın.',
  ),
  invalid_signature: text(
    'The signature does not match a certificate or key of the provider. Check the certificates on both sides.',
    'İmza, sağlayıcının sertifikasına veya anahtarına ait değil. İki taraftaki sertifikaları denetleyin.',
  ),
  wrong_issuer: text(
    'The answer comes from another provider. Check the issuer or the entity ID of the provider.',
    'Yanıt başka bir sağlayıcıdan geliyor. Sağlayıcının yayıncı (issuer) veya varlık kimliği değerini denetleyin.',
  ),
  wrong_destination: text(
    'The answer is for another address. Enter the ACS URL of this page as the destination.',
    'Yanıt başka bir adrese gönderilmiş. Hedef olarak bu sayfadaki ACS adresini girin.',
  ),
  wrong_recipient: text(
    'The assertion is for another address. Enter the ACS URL of this page as the recipient.',
    'Assertion başka bir adres için. Alıcı olarak bu sayfadaki ACS adresini girin.',
  ),
  wrong_audience: text(
    'The assertion is for another application. Enter the entity ID of this page as the audience.',
    'Assertion başka bir uygulama için. Audience olarak bu sayfadaki varlık kimliğini girin.',
  ),
  wrong_request: text(
    'The answer belongs to another sign-in. Begin the test again, and not from the provider.',
    'Yanıt başka bir oturum açma işlemine ait. Testi sağlayıcıdan değil, bu sayfadan yeniden başlatın.',
  ),
  provider_refused: text(
    'The provider did not sign the person in. Check that the person is assigned to the application.',
    'Sağlayıcı kişinin oturumunu açmadı. Kişinin uygulamaya atandığını denetleyin.',
  ),
  provider_unreachable: text(
    'The provider cannot be reached. Check its addresses.',
    'Sağlayıcıya ulaşılamıyor. Adreslerini denetleyin.',
  ),
  client_refused: text(
    'The provider refuses the client. Check the client id and the client secret.',
    'Sağlayıcı istemciyi reddediyor. İstemci kimliğini ve gizli anahtarı denetleyin.',
  ),
  not_yet_valid: text(
    'The answer is not valid yet. Check the clock of the provider.',
    'Yanıt henüz geçerli değil. Sağlayıcının saatini denetleyin.',
  ),
  expired_response: text(
    'The answer has expired. Test again, and check the clock of the provider.',
    'Yanıtın süresi dolmuş. Yeniden test edin ve sağlayıcının saatini denetleyin.',
  ),
  stale_authentication: text(
    'The provider did not ask the person to sign in again.',
    'Sağlayıcı kişiden yeniden oturum açmasını istemedi.',
  ),
  no_subject: text(
    'The answer has no lasting id of the person. Send a NameID that stays the same at each sign-in.',
    'Yanıtta kişinin kalıcı kimliği yok. Her oturumda aynı kalan bir NameID gönderin.',
  ),
  replayed_response: text(
    'This answer was used already. Test again.',
    'Bu yanıt daha önce kullanıldı. Yeniden test edin.',
  ),
  no_email: text(
    'The provider sent no address under the name that you entered. Release it, or change the name.',
    'Sağlayıcı, girdiğiniz adla bir e-posta adresi göndermedi. Adresin gönderilmesini sağlayın veya adı değiştirin.',
  ),
  domain_not_verified: text(
    'The domain of the address is not proven yet. Until then, only people who are invited sign in with such addresses.',
    'Adresin alan adı henüz doğrulanmadı. Doğrulanana kadar bu adreslerle yalnızca davet edilenler oturum açar.',
  ),
};
