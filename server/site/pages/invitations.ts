import { type SitePage, text } from './page-types.ts';
import { LINK_STATES, NEW_PASSWORD } from './states/links.ts';
import { SIGN_IN_MESSAGES, SIGN_IN_STATES } from './states/sign-in.ts';

const TITLE = text('Your invitation', 'Davetiniz');

/** Lets an invited person in, with a new account or with the one that they have. */
export const invitationsPage: SitePage = {
  name: 'invitations',
  title: TITLE,
  states: {
    invitation: {
      heading: TITLE,
      paragraphs: [
        text('{invitation}', '{invitation}'),
        text('It was sent to {email}.', 'Davet {email} adresine gönderildi.'),
      ],
      submit: text('Create an account', 'Hesap oluştur'),
      actions: [{ name: 'account', label: text('I have an account', 'Hesabım var') }],
    },
    sign_up: {
      heading: text('Create your account', 'Hesabınızı oluşturun'),
      paragraphs: [text('{invitation}', '{invitation}')],
      fields: [
        { name: 'name', label: text('Your name', 'Adınız'), autocomplete: 'name' },
        {
          name: 'email',
          label: text('E-mail address', 'E-posta adresi'),
          hint: text('The one to which the invitation was sent.', 'Davetin gönderildiği adres.'),
          kind: 'email',
          autocomplete: 'username',
        },
        { ...NEW_PASSWORD, label: text('Password', 'Parola') },
      ],
      submit: text('Join', 'Katıl'),
      actions: [{ name: 'account', label: text('I have an account', 'Hesabım var'), isMinor: true }],
    },
    ...SIGN_IN_STATES,
    joined: {
      heading: text('Welcome', 'Hoş geldiniz'),
      paragraphs: [
        text(
          'You are a member of {place} now. You can close this page and sign in with {email}.',
          'Artık {place} üyesisiniz. Bu sayfayı kapatıp {email} adresiyle oturum açabilirsiniz.',
        ),
      ],
      links: [{ page: 'sign-in', label: text('Sign in', 'Oturum aç') }],
      outcome: 'done',
    },
    unreachable: {
      heading: TITLE,
      paragraphs: [text('{reason}', '{reason}')],
      submit: text('Try again', 'Yeniden dene'),
      outcome: 'failed',
    },
    ...LINK_STATES,
  },
  messages: {
    ...SIGN_IN_MESSAGES,
    organization: text(
      '{inviter} invites you to the organization {place}.',
      '{inviter} sizi {place} organizasyonuna davet ediyor.',
    ),
    organization_anonymous: text(
      'You are invited to the organization {place}.',
      '{place} organizasyonuna davet edildiniz.',
    ),
    workspace: text(
      '{inviter} invites you to the workspace {place}.',
      '{inviter} sizi {place} çalışma alanına davet ediyor.',
    ),
    workspace_anonymous: text(
      'You are invited to the workspace {place}.',
      '{place} çalışma alanına davet edildiniz.',
    ),
    already_exists: text(
      'This address has an account, or is a member already. Choose “I have an account”, or sign in.',
      'Bu adresin zaten bir hesabı veya üyeliği var. “Hesabım var” seçeneğini kullanın veya oturum açın.',
    ),
    invitation_wrong_address: text(
      'The invitation was sent to another address. Use the address that received the mail, or ask for an invitation to yours.',
      'Davet başka bir adrese gönderildi. E-postayı alan adresi kullanın veya kendi adresinize davet isteyin.',
    ),
    invitation_already_accepted: text(
      'This invitation has already been accepted.',
      'Bu davet daha önce kabul edildi.',
    ),
    invitation_cancelled: text(
      'This invitation was cancelled. Ask the person who invited you.',
      'Bu davet iptal edildi. Sizi davet eden kişiye sorun.',
    ),
    invitation_expired: text(
      'This invitation has expired after 72 hours. Ask for a new one.',
      'Bu davet 72 saat geçerliydi ve süresi doldu. Yeni bir davet isteyin.',
    ),
  },
};
