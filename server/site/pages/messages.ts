import { type Text, text } from './page-types.ts';

/** What all pages say: by name, by the code of a refusal, or by the code of an invalid field. */
export const MESSAGES: Readonly<Record<string, Text>> = {
  working: text('One moment …', 'Lütfen bekleyin …'),
  required: text('Please fill this in.', 'Lütfen bu alanı doldurun.'),
  check: text('Please correct the marked fields.', 'Lütfen işaretli alanları düzeltin.'),
  unreachable: text(
    'The server cannot be reached. Check your connection and try again.',
    'Sunucuya ulaşılamıyor. Bağlantınızı kontrol edip yeniden deneyin.',
  ),
  failed: text(
    'This did not work (HTTP {status}). Try again later.',
    'İşlem tamamlanamadı (HTTP {status}). Lütfen daha sonra yeniden deneyin.',
  ),
  not_found: text(
    'This link is not valid. Open the link of the newest mail, or ask for a new mail.',
    'Bu bağlantı geçerli değil. En son e-postadaki bağlantıyı açın veya yeni bir e-posta isteyin.',
  ),
  invalid_state: text(
    'This link was used already, or is too old. Open the link of the newest mail, or ask for a new mail.',
    'Bu bağlantı daha önce kullanılmış veya süresi dolmuş. En son e-postadaki bağlantıyı açın veya yeni bir e-posta isteyin.',
  ),
  invalid_credentials: text('Incorrect e-mail address or password.', 'E-posta adresi veya parola yanlış.'),
  rate_limited: text(
    'There were too many attempts. Wait a minute and try again.',
    'Çok fazla deneme yapıldı. Bir dakika bekleyip yeniden deneyin.',
  ),
  reauthentication_required: text(
    'You signed in too long ago for this, or without your second factor. Sign out, then sign in again.',
    'Bu işlem için oturumunuz çok eski veya ikinci adım eksik. Oturumu kapatıp yeniden açın.',
  ),
  min_length: text('Use at least 8 characters.', 'En az 8 karakter kullanın.'),
  max_length: text('This is too long.', 'Bu çok uzun.'),
  format: text('This is not an e-mail address.', 'Bu bir e-posta adresi değil.'),
  pattern: text('This contains characters that are not allowed.', 'Burada kullanılamayan karakterler var.'),
  common_password: text(
    'This password is among the most common ones. Choose another one.',
    'Bu parola en yaygın parolalardan biri. Başka bir parola seçin.',
  ),
  personal_password: text(
    'The password must not be your name or address.',
    'Parola adınız veya e-posta adresiniz olamaz.',
  ),
  repetitive_password: text(
    'The password must not repeat the same characters.',
    'Parola aynı karakterlerin tekrarından oluşamaz.',
  ),
};
