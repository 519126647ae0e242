import type { HandlerContext } from '../../../operations/handler-context.ts';
import { type ProofMethod, personOf } from '../sessions/proof-method.ts';
import { lockPerson } from '../users/service.ts';
import { openSeed } from './seed.ts';
import { stepOf } from './totp.ts';

const WRONG =
  'The code is incorrect, or was used already. Wait for the next one, and check the clock of the device.';
const UNREADABLE =
  'The codes of the app cannot be checked at present. Use a recovery code, or ask the operator.';

/** Codes of an authenticator app. Those of one time step count once, over all replicas. */
export const totpMethod: ProofMethod = {
  begins: false,
  confirms: true,
  isCode: true,
  fields: ['code'],
  namingFields: [],

  async verify(context, { code = '' }, claimant) {
    const user = personOf(claimant);
    const { repositories, secrets, now } = context;
    const refuse = (by: Pick<HandlerContext<'invalid_credentials'>, 'refuse'>, detail = WRONG) =>
      by.refuse('invalid_credentials', detail, { userId: user.id });
    const totp = await repositories.factors.findTotp(user.id);
    if (totp === undefined) throw refuse(context);
    if (!secrets.vault.canOpen(totp.vault_key_id)) throw refuse(context, UNREADABLE);
    const step = stepOf(openSeed(secrets.vault, totp), code, now);
    if (step === undefined || step <= Number(totp.last_step ?? 0)) throw refuse(context);
    return {
      user,
      async recheck(inside) {
        const locked = await lockPerson(inside, user.id);
        const isFirst = await inside.repositories.factors.useStep(user.id, totp.id, { at: inside.now, step });
        if (!isFirst) throw refuse(inside);
        return locked;
      },
    };
  },
};
