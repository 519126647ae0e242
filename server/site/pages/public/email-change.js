/* How a person gives their account another address. */
import { call, message, stay } from './page.js';

const back = () => ({ isOver: true });

/** Asks for the new address, and then for the code that was mailed to it. @returns what shows this, and then what to say */
export function changeAddress(token) {
  return async () => {
    const asked = await stay('new_address', {
      submit: ({ email }) => call('POST', 'me/email', { token, body: { email } }),
      back,
    });
    if (asked.isOver) return '';
    const { email } = asked;
    const submit = ({ code }) =>
      call('POST', 'me/email/confirm', { token, body: { code } }).catch((failure) => {
        if (failure.code === 'invalid_credentials') failure.message = message('wrong_code');
        throw failure;
      });
    const changed = await stay('address_code', { submit, back }, { values: { email } });
    return changed.isOver ? '' : message('address_changed');
  };
}
