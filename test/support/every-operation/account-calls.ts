import type { OperationId } from '../../../server/api/types.ts';
import { createToken } from '../../../server/auth/authentication/token-format.ts';
import type { Ids, OperationCallFixture } from '../operation-calls.ts';
import { unique } from '../users.ts';

/** The code of the mail to a new address. */
export const CODE = '12345678';

const member = (ids: Ids) => ({ workspace: ids.workspace, user_id: ids.userId });
const colleague = (ids: Ids) => ({ organization: ids.organization, user_id: ids.organizationUserId });

/** How to ask for what people and administrators do with accounts. */
export const accountCalls: Readonly<Partial<Record<OperationId, OperationCallFixture>>> = {
  'members.resetMfa': { call: (ids) => ({ params: member(ids) }) },
  'organizationMembers.resetMfa': { call: (ids) => ({ params: colleague(ids) }) },
  'me.delete': { call: () => ({}) },
  'me.changeEmail': { call: () => ({ body: { email: `${unique('walk')}@example.com` } }) },
  'me.confirmEmail': {
    call: () => ({ body: { code: CODE } }),
    alternativeCall: () => ({ body: { code: '87654321' } }),
  },
  'me.undoEmail': {
    call: ({ undoToken = createToken('undo') }) => ({ body: { token: undoToken } }),
    alternativeCall: () => ({ body: { token: createToken('undo') } }),
  },
};
