/* How a person adds a second factor to the account of a session. What is shown next returns what to say when it is done. */
import { call, message, say, slot, stay } from './page.js';
import { makePasskey } from './passkeys.js';
import { drawQrCode } from './qr-code.js';

/** Shows codes that are shown only once, until the person says that they have kept them. */
const keepCodes = ({ codes }) =>
  stay(
    'recovery_codes',
    {
      submit: () => true,
      async copy() {
        const copied = await navigator.clipboard.writeText(codes.join('\n')).then(
          () => true,
          () => false,
        );
        say(copied ? 'done' : 'error', message(copied ? 'copied' : 'copy_refused'));
      },
    },
    {
      prepare() {
        const items = codes.map((code) => {
          const item = document.createElement('li');
          item.textContent = code;
          return item;
        });
        const list = document.createElement('ol');
        list.append(...items);
        slot('codes').append(list);
      },
    },
  );

/** Goes back with nothing done, or to the codes that came with a first factor. */
async function conclude(result) {
  if (result.isOver) return '';
  if (result.recovery_codes) await keepCodes(result.recovery_codes);
  return message('factor_added');
}

const back = () => ({ isOver: true });

function showSecret({ uri, secret }) {
  slot('qr').append(drawQrCode(uri, message('qr')));
  const [before, after] = message('secret', { secret: '\n' }).split('\n');
  const code = document.createElement('code');
  code.textContent = secret.replace(/.{4}(?=.)/g, '$& ');
  slot('secret').append(before, code, after);
}

const wrongCode = (failure) => {
  if (failure.code === 'invalid_credentials') failure.message = message('wrong_code');
  throw failure;
};

/** Starts an authenticator app. @returns what takes its first code */
export async function beginApp(token) {
  const enrollment = await call('POST', 'me/totp', { token });
  return async () => {
    const submit = ({ code }) => call('POST', 'me/totp/confirm', { token, body: { code } }).catch(wrongCode);
    return conclude(await stay('totp_setup', { submit, back }, { prepare: () => showSecret(enrollment) }));
  };
}

/** Starts a passkey of this device. @returns what adds it */
export async function beginPasskey(token) {
  const { public_key } = await call('POST', 'me/passkeys/options', { token });
  return async () => {
    const submit = async ({ name }) => {
      const credential = await makePasskey(public_key);
      return call('POST', 'me/passkeys', { token, body: { name, credential } });
    };
    return conclude(await stay('passkey_setup', { submit, back }));
  };
}

/** Replaces the recovery codes. @returns what shows the new ones */
export async function replaceRecoveryCodes(token) {
  const codes = await call('POST', 'me/recovery-codes', { token });
  return async () => {
    await keepCodes(codes);
    return message('codes_kept');
  };
}
