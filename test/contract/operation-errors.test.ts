import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { parse } from 'yaml';
import type { ErrorCodeOf as SdkErrorCodeOf } from '../../sdk/src/index.ts';
import type { Context } from '../../server/contract/context.ts';
import { errorCodesOf } from '../../server/contract/operation-errors.ts';
import type { ErrorCodeOf, Handler } from '../../server/contract/types.ts';
import { type ApiDocument, findOperation } from '../../server/docs/document.ts';

const document: ApiDocument = parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8'));
const codesOf = (id: string) => errorCodesOf(document['x-errors'], findOperation(document, id));

describe('the error codes of an operation', () => {
  it('hold what every credential gets for an operation that is for people', () => {
    for (const id of [
      'me.update',
      'me.listWorkspaces',
      'sessions.list',
      'invitations.accept',
      'installLinks.redeem',
    ])
      expect(codesOf(id), id).toContain('insufficient_scope');
    expect(codesOf('me.get')).not.toContain('insufficient_scope');
  });

  it('hold privilege_escalation where a member with more rights is removed', () => {
    for (const id of ['members.remove', 'members.deactivate', 'organizationMembers.remove'])
      expect(codesOf(id), id).toContain('privilege_escalation');
  });

  it('hold nothing about credentials, roles and bodies for an operation that needs none', () => {
    expect(codesOf('meta.health')).toEqual(['invalid_request', 'internal_error', 'unavailable']);
  });

  it('are a type: a handler cannot refuse with a code that its operation does not declare', () => {
    expectTypeOf<'slug_taken'>().toExtend<ErrorCodeOf<'projects.create'>>();
    expectTypeOf<ErrorCodeOf<'projects.create'>>().toEqualTypeOf<SdkErrorCodeOf<'projects.create'>>();
    const restore: Handler<'projects.restore'> = async (_, context) => {
      // @ts-expect-error the operation declares no such code
      context.refuse('role_in_use', 'The role is in use.');
      throw context.refuse('invalid_state', 'The project is not deleted.');
    };
    expect(restore).toBeTypeOf('function');
    const shared = (context: Context) => {
      // @ts-expect-error what is shared between operations does not know what they declare
      context.refuse('invalid_state', 'The project is not deleted.');
    };
    expectTypeOf(shared).returns.toBeVoid();
  });
});
