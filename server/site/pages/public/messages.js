/** Messages of the pages: first in English, then in Turkish. */
export const MESSAGES = {
  incomplete: [
    'This link is not complete. Open it from the mail again, or copy the whole link.',
    'Bu bağlantı eksik. Lütfen e-postadaki bağlantıyı yeniden açın veya tamamını kopyalayın.',
  ],
  working: ['One moment …', 'Lütfen bekleyin …'],
  required: ['Please fill this in.', 'Lütfen bu alanı doldurun.'],
  check: ['Please correct the marked fields.', 'Lütfen işaretli alanları düzeltin.'],
  unreachable: [
    'The server cannot be reached. Check your connection and try again.',
    'Sunucuya ulaşılamıyor. Bağlantınızı kontrol edip yeniden deneyin.',
  ],
  failed: [
    'This did not work (HTTP {status}). Try again later.',
    'İşlem tamamlanamadı (HTTP {status}). Lütfen daha sonra yeniden deneyin.',
  ],
  verified: [
    'Thank you: {email} is confirmed. You can close this page.',
    'Teşekkürler: {email} adresi doğrulandı. Bu sayfayı kapatabilirsiniz.',
  ],
  changed: [
    'Your new password is set. You can close this page and sign in with it.',
    'Yeni parolanız kaydedildi. Bu sayfayı kapatıp yeni parolanızla oturum açabilirsiniz.',
  ],
  invitedToOrganization: [
    '{inviter} invites you to the organization {place}.',
    '{inviter} sizi {place} organizasyonuna davet ediyor.',
  ],
  invitedToOrganizationAnonymously: [
    'You are invited to the organization {place}.',
    '{place} organizasyonuna davet edildiniz.',
  ],
  invited: [
    '{inviter} invites you to the workspace {place}.',
    '{inviter} sizi {place} çalışma alanına davet ediyor.',
  ],
  invitedAnonymously: [
    'You are invited to the workspace {place}.',
    '{place} çalışma alanına davet edildiniz.',
  ],
  asks: [
    'The program “{program}” at {address}, in your network, asks for a key of yours.',
    'Ağınızdaki {address} adresinde çalışan “{program}” programı size ait bir anahtar istiyor.',
  ],
  asksElsewhere: [
    'The program “{program}” at {address}, in another network than yours, asks for a key of yours.',
    'Sizinkinden farklı bir ağda, {address} adresinde çalışan “{program}” programı size ait bir anahtar istiyor.',
  ],
  approved: [
    'The program has its key now. You can close this page.',
    'Program anahtarını aldı. Bu sayfayı kapatabilirsiniz.',
  ],
  denied: [
    'The program gets no key. You can close this page.',
    'Programa anahtar verilmedi. Bu sayfayı kapatabilirsiniz.',
  ],
  joined: [
    'You are a member of {place} now. You can close this page and sign in with {email}.',
    'Artık {place} üyesisiniz. Bu sayfayı kapatıp {email} adresiyle oturum açabilirsiniz.',
  ],
};

/** Messages for problems of the API, by code, or by page and code. */
export const PROBLEMS = {
  'device.not_found': [
    'No program waits with this code. Check the code, or start the program again.',
    'Bu kodla bekleyen bir program yok. Kodu kontrol edin veya programı yeniden başlatın.',
  ],
  not_found: [
    'This link is not valid. Open the link of the newest mail, or ask for a new mail.',
    'Bu bağlantı geçerli değil. En son e-postadaki bağlantıyı açın veya yeni bir e-posta isteyin.',
  ],
  invalid_state: [
    'This link was used already, or is too old. Open the link of the newest mail, or ask for a new mail.',
    'Bu bağlantı daha önce kullanılmış veya süresi dolmuş. En son e-postadaki bağlantıyı açın veya yeni bir e-posta isteyin.',
  ],
  invalid_credentials: ['Incorrect e-mail address or password.', 'E-posta adresi veya parola yanlış.'],
  'verify-email.invalid_credentials': [
    'Incorrect password. If you did not create this account, reset its password.',
    'Parola yanlış. Bu hesabı siz açmadıysanız yeni bir parola isteyin.',
  ],
  already_exists: [
    'This address has an account, or is a member already. Choose “I have an account”, or sign in.',
    'Bu adresin zaten bir hesabı veya üyeliği var. “Hesabım var” seçeneğini kullanın veya oturum açın.',
  ],
  invitation_wrong_address: [
    'The invitation was sent to another address. Use the address that received the mail, or ask for an invitation to yours.',
    'Davet başka bir adrese gönderildi. E-postayı alan adresi kullanın veya kendi adresinize davet isteyin.',
  ],
  invitation_already_accepted: [
    'This invitation has already been accepted.',
    'Bu davet daha önce kabul edildi.',
  ],
  invitation_cancelled: [
    'This invitation was cancelled. Ask the person who invited you.',
    'Bu davet iptal edildi. Sizi davet eden kişiye sorun.',
  ],
  invitation_expired: [
    'This invitation has expired after 72 hours. Ask for a new one.',
    'Bu davet 72 saat geçerliydi ve süresi doldu. Yeni bir davet isteyin.',
  ],
  rate_limited: [
    'There were too many attempts. Wait a minute and try again.',
    'Çok fazla deneme yapıldı. Bir dakika bekleyip yeniden deneyin.',
  ],
};

/** Messages for invalid fields, by the code of the violation. */
export const VIOLATIONS = {
  min_length: ['Use at least 8 characters.', 'En az 8 karakter kullanın.'],
  max_length: ['This is too long.', 'Bu çok uzun.'],
  format: ['This is not an e-mail address.', 'Bu bir e-posta adresi değil.'],
  pattern: ['This contains characters that are not allowed.', 'Burada kullanılamayan karakterler var.'],
};
