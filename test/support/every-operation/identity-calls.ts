import type { OperationId } from '../../../server/api/types.ts';
import { createToken } from '../../../server/auth/authentication/token-format.ts';
import type { Ids, OperationCallFixture } from '../operation-calls.ts';

/** The fields of the ids of a walk that name identities. */
export const IDENTITY_FIELDS = ['identity_id', 'organization_identity_id'] as const;

const NONE = 'idn_00000000000000000000000000';
const member = (ids: Ids) => ({ workspace: ids.workspace, user_id: ids.userId });
const colleague = (ids: Ids) => ({ organization: ids.organization, user_id: ids.organizationUserId });

/** How to ask for identities. */
export const identityCalls: Readonly<Partial<Record<OperationId, OperationCallFixture>>> = {
  'identities.list': { call: () => ({}) },
  'identities.unlink': { call: ({ identity_id = NONE }) => ({ params: { identity_id } }) },
  'identities.undoLink': {
    call: ({ undoToken = createToken('undo') }) => ({ body: { token: undoToken } }),
    alternativeCall: () => ({ body: { token: createToken('undo') } }),
  },
  'memberIdentities.list': { call: (ids) => ({ params: member(ids) }) },
  'memberIdentities.unlink': {
    call: (ids) => ({ params: { ...member(ids), identity_id: ids.identity_id ?? NONE } }),
  },
  'organizationMemberIdentities.list': { call: (ids) => ({ params: colleague(ids) }) },
  'organizationMemberIdentities.unlink': {
    call: (ids) => ({ params: { ...colleague(ids), identity_id: ids.organization_identity_id ?? NONE } }),
  },
};
