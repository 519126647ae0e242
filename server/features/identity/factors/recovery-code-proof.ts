import { type ProofMethod, personOf } from '../sessions/proof-method.ts';
import { lockPerson } from '../users/service.ts';
import { emitToTenants, notifyOfChange } from './announce.ts';
import { recoveryCodeHash } from './recovery-codes.ts';
import { refreshSecondFactors } from './second-factors.ts';

const WRONG = 'The recovery code is incorrect, or was used already.';

/** Codes that replace a second factor that was lost. Each works once. */
export const recoveryCodeMethod: ProofMethod = {
  begins: false,
  confirms: true,
  isCode: true,
  fields: ['code'],
  namingFields: [],

  async verify(context, { code = '' }, claimant) {
    const user = personOf(claimant);
    const hash = recoveryCodeHash(context.secrets, user.id, code);
    const codes = await context.repositories.factors.listRecoveryCodes(user.id);
    if (!codes.some((one) => one.used_at === null && one.hash.equals(hash)))
      throw context.refuse('invalid_credentials', WRONG, { userId: user.id });
    return {
      user,
      async recheck(inside) {
        const locked = await lockPerson(inside, user.id);
        const isFirst = await inside.repositories.factors.useRecoveryCode(user.id, hash, inside.now);
        if (!isFirst) throw inside.refuse('invalid_credentials', WRONG, { userId: user.id });
        notifyOfChange(inside, locked, 'recovery_code_used');
        const left = codes.filter(({ used_at }) => used_at === null).length - 1;
        await emitToTenants(inside, 'mfa.recovery_code_used', { user_id: user.id, remaining: left });
        return refreshSecondFactors(inside, user.id);
      },
    };
  },
};
