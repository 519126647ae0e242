import { type SitePage, text } from './page-types.ts';
import { EMAIL_CHANGE_MESSAGES, EMAIL_CHANGE_STATES } from './states/email-change.ts';
import { FACTOR_MESSAGES, FACTOR_STATES } from './states/factors.ts';
import { SIGN_IN_MESSAGES, SIGN_IN_STATES } from './states/sign-in.ts';
import { SINGLE_SIGN_ON_MESSAGES, SINGLE_SIGN_ON_STATES } from './states/single-sign-on.ts';

const SIGN_OUT = text('Sign out', 'Oturumu kapat');

/** Signs a person in, shows what their workspaces ask for, and lets them set it up. */
export const signInPage: SitePage = {
  name: 'sign-in',
  title: text('Sign in', 'Oturum açın'),
  states: {
    ...SIGN_IN_STATES,
    ...SINGLE_SIGN_ON_STATES,
    account: {
      heading: text('You are signed in', 'Oturumunuz açık'),
      paragraphs: [
        text(
          'As {email}. You are signed out when you leave or reload this page.',
          'Hesap: {email}. Bu sayfadan ayrıldığınızda veya sayfayı yenilediğinizde oturum kapanır.',
        ),
      ],
      slots: ['workspaces'],
      actions: [
        { name: 'sso', label: text('Sign in with your company', 'Şirketinizle oturum açın') },
        { name: 'totp', label: text('Set up an authenticator app', 'Doğrulama uygulaması kur') },
        { name: 'passkey', label: text('Add a passkey', 'Geçiş anahtarı ekle') },
        { name: 'email', label: text('Change my e-mail address', 'E-posta adresimi değiştir') },
        { name: 'codes', label: text('Make new recovery codes', 'Yeni kurtarma kodları oluştur') },
        { name: 'out', label: SIGN_OUT, isMinor: true },
      ],
    },
    ...FACTOR_STATES,
    ...EMAIL_CHANGE_STATES,
    signed_out: {
      heading: text('You are signed out', 'Oturum kapatıldı'),
      paragraphs: [text('You can close this page.', 'Bu sayfayı kapatabilirsiniz.')],
      submit: text('Sign in again', 'Yeniden oturum aç'),
      outcome: 'done',
    },
  },
  messages: {
    ...SIGN_IN_MESSAGES,
    ...FACTOR_MESSAGES,
    ...EMAIL_CHANGE_MESSAGES,
    ...SINGLE_SIGN_ON_MESSAGES,
    workspace_ready: text('{place}: you have access.', '{place}: erişiminiz var.'),
    workspace_enroll: text(
      '{place} asks for a second factor. Set one up below.',
      '{place} ikinci bir adım istiyor. Aşağıdan bir tane kurun.',
    ),
    workspace_sso: text(
      '{place} wants you to sign in with {provider}. Do so below.',
      '{place}, {provider} ile oturum açmanızı istiyor. Aşağıdan açabilirsiniz.',
    ),
    workspace_refused: text(
      '{place} asks for another way to sign in.',
      '{place} başka bir oturum açma yöntemi istiyor.',
    ),
  },
};
