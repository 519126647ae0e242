import { type Text, text } from '../page-types.ts';

/** The steps at each provider, by the protocol and the provider. Each line is a step. */
export const SETUP_GUIDES: Readonly<Record<string, Text>> = {
  saml_entra: text(
    'In the Entra admin center, open Enterprise applications, and create your own application (non-gallery).\nUnder Single sign-on, choose SAML, and enter the Entity ID and the ACS URL below.\nAssign the people who are to sign in.\nCopy the App Federation Metadata URL into the form.',
    'Entra yönetim merkezinde Enterprise applications bölümünü açıp kendi uygulamanızı (non-gallery) oluşturun.\nSingle sign-on altında SAML seçip aşağıdaki varlık kimliğini ve ACS adresini girin.\nOturum açacak kişileri atayın.\nApp Federation Metadata URL değerini forma kopyalayın.',
  ),
  saml_okta: text(
    'In the Okta admin console, create an app integration with SAML 2.0.\nEnter the ACS URL as Single sign-on URL, and the Entity ID as Audience URI.\nAdd the attribute statement email with the value user.email.\nAssign people, and copy the Metadata URL into the form.',
    'Okta yönetim konsolunda SAML 2.0 ile bir uygulama entegrasyonu oluşturun.\nACS adresini Single sign-on URL, varlık kimliğini Audience URI olarak girin.\nDeğeri user.email olan email özniteliğini ekleyin.\nKişileri atayın ve Metadata URL değerini forma kopyalayın.',
  ),
  saml_google: text(
    'In the Google admin console, add a custom SAML app, and download its metadata.\nEnter the ACS URL and the Entity ID below.\nMap the primary email to the attribute email.\nTurn the app on for your people, and paste the metadata into the form.',
    'Google yönetici konsolunda özel bir SAML uygulaması ekleyip meta verilerini indirin.\nAşağıdaki ACS adresini ve varlık kimliğini girin.\nBirincil e-posta adresini email özniteliğiyle eşleyin.\nUygulamayı kullanıcılarınız için açın ve meta verileri forma yapıştırın.',
  ),
  saml_keycloak: text(
    'In your realm, create a client of the type SAML, with the Entity ID as Client ID.\nEnter the ACS URL as Valid redirect URI and as Assertion Consumer Service POST Binding URL. Sign assertions.\nAdd a mapper that sends the address as email.\nThe metadata URL is https://HOST/realms/REALM/protocol/saml/descriptor.',
    'Realm içinde, Client ID değeri varlık kimliği olan SAML türünde bir istemci oluşturun.\nACS adresini Valid redirect URI ve Assertion Consumer Service POST Binding URL olarak girin. Assertion imzalamayı açın.\nAdresi email olarak gönderen bir mapper ekleyin.\nMeta veri adresi https://HOST/realms/REALM/protocol/saml/descriptor biçimindedir.',
  ),
  saml_other: text(
    'Create an application for SAML 2.0 with the Entity ID and the ACS URL below, which signs its assertions.\nSend the address of the person as an attribute.\nEnter where the provider publishes its metadata, or paste them.',
    'Aşağıdaki varlık kimliği ve ACS adresiyle, assertion imzalayan bir SAML 2.0 uygulaması oluşturun.\nKişinin adresini bir öznitelik olarak gönderin.\nSağlayıcının meta veri adresini girin veya meta verileri yapıştırın.',
  ),
  oidc_entra: text(
    'In the Entra admin center, open App registrations, and register an application of the type Web with the redirect URI below.\nUnder Certificates & secrets, create a client secret.\nUnder Token configuration, add the claim email.\nThe issuer is https://login.microsoftonline.com/TENANT/v2.0 with the id of your tenant.',
    'Entra yönetim merkezinde App registrations bölümünü açıp aşağıdaki yönlendirme adresiyle Web türünde bir uygulama kaydedin.\nCertificates & secrets altında bir client secret oluşturun.\nToken configuration altında email talebini ekleyin.\nYayıncı, kiracınızın kimliğiyle https://login.microsoftonline.com/TENANT/v2.0 biçimindedir.',
  ),
  oidc_okta: text(
    'In the Okta admin console, create an app integration with OIDC, of the type Web Application.\nEnter the redirect URI below as Sign-in redirect URI, and assign people.\nCopy the client id and the client secret.\nThe issuer is https://COMPANY.okta.com.',
    'Okta yönetim konsolunda OIDC ile Web Application türünde bir uygulama entegrasyonu oluşturun.\nAşağıdaki yönlendirme adresini Sign-in redirect URI olarak girin ve kişileri atayın.\nİstemci kimliğini ve gizli anahtarı kopyalayın.\nYayıncı https://COMPANY.okta.com biçimindedir.',
  ),
  oidc_google: text(
    'In the Google Cloud console, set up the consent screen for internal users.\nCreate an OAuth client of the type Web application with the redirect URI below.\nCopy the client id and the client secret.\nThe issuer is https://accounts.google.com.',
    'Google Cloud konsolunda izin ekranını kurum içi kullanıcılar için ayarlayın.\nAşağıdaki yönlendirme adresiyle Web application türünde bir OAuth istemcisi oluşturun.\nİstemci kimliğini ve gizli anahtarı kopyalayın.\nYayıncı https://accounts.google.com adresidir.',
  ),
  oidc_keycloak: text(
    'In your realm, create a client of the type OpenID Connect with client authentication.\nEnter the redirect URI below as Valid redirect URI.\nCopy the secret under Credentials.\nThe issuer is https://HOST/realms/REALM.',
    'Realm içinde istemci doğrulaması açık, OpenID Connect türünde bir istemci oluşturun.\nAşağıdaki yönlendirme adresini Valid redirect URI olarak girin.\nCredentials altındaki gizli anahtarı kopyalayın.\nYayıncı https://HOST/realms/REALM biçimindedir.',
  ),
  oidc_other: text(
    'Create a confidential client for the authorization code flow with the redirect URI below.\nLet it send the claim email.\nEnter the issuer exactly as the provider writes it.',
    'Aşağıdaki yönlendirme adresiyle authorization code akışı için gizli (confidential) bir istemci oluşturun.\nemail talebini göndermesini sağlayın.\nYayıncıyı sağlayıcının yazdığı biçimde girin.',
  ),
  scim_entra: text(
    'In the Entra admin center, open the enterprise application, then Provisioning, and choose Automatic.\nEnter the base URL with ?aadOptscim062020 at its end as Tenant URL, and the token as Secret Token.\nChoose Test Connection, and save.\nAssign the people and groups.',
    'Entra yönetim merkezinde uygulamayı, ardından Provisioning bölümünü açıp Automatic seçin.\nTemel adresi sonuna ?aadOptscim062020 ekleyerek Tenant URL, belirteci Secret Token olarak girin.\nTest Connection’ı çalıştırıp kaydedin.\nKişileri ve grupları atayın.',
  ),
  scim_okta: text(
    'In the Okta admin console, open the application, and choose SCIM as Provisioning.\nEnter the base URL as SCIM connector base URL, userName as unique identifier, and HTTP Header with the token.\nChoose Test Connector Configuration, and save.\nAssign people, and push groups.',
    'Okta yönetim konsolunda uygulamayı açıp Provisioning için SCIM seçin.\nTemel adresi SCIM connector base URL, userName değerini unique identifier olarak, belirteci HTTP Header ile girin.\nTest Connector Configuration’ı çalıştırıp kaydedin.\nKişileri atayın ve grupları gönderin.',
  ),
  scim_other: text(
    'Add an application with SCIM 2.0, with the base URL below.\nChoose a bearer token as authentication, and enter the token.\nTest the connection at the provider.',
    'Aşağıdaki temel adresle SCIM 2.0 kullanan bir uygulama ekleyin.\nKimlik doğrulama için bearer token seçip belirteci girin.\nBağlantıyı sağlayıcıda test edin.',
  ),
};
