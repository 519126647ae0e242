import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { parse } from 'yaml';
import type { ErrorCodeOf as SdkErrorCodeOf } from '../../sdk/src/index.ts';
import type { OpenApiDocument } from '../../server/api/openapi-types.ts';
import { errorCodesOf } from '../../server/api/operation-errors.ts';
import type { Refuser } from '../../server/api/problem.ts';
import type { ErrorCodeOf } from '../../server/api/types.ts';
import { memberHandlers } from '../../server/features/tenancy/members/handlers.ts';
import type { HandlerContext } from '../../server/operations/handler-context.ts';
import type { Handler } from '../../server/operations/handler-types.ts';
import { createTenantHandlers } from '../../server/operations/tenant-handlers.ts';
import { findOperation, listOperations } from '../../server/site/docs/document.ts';
import { sourcesIn } from '../support/every-operation/import-graph.ts';

const document: OpenApiDocument = parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8'));
const codesOf = (id: string) => errorCodesOf(document['x-errors'], findOperation(document, id));

describe('the error codes of an operation', () => {
  it('include what the token of a directory, and every credential, can get for an operation that is for others', () => {
    for (const id of [
      'me.get',
      'me.update',
      'me.listWorkspaces',
      'sessions.list',
      'invitations.accept',
      'installLinks.redeem',
    ])
      expect(codesOf(id), id).toContain('insufficient_scope');
  });

  it('include privilege_escalation where a member with more rights is removed', () => {
    for (const id of ['members.remove', 'members.deactivate', 'organizationMembers.remove'])
      expect(codesOf(id), id).toContain('privilege_escalation');
  });

  it('include one code for each status that the operation declares, and all that it lists', () => {
    for (const operation of listOperations(document)) {
      const codes = errorCodesOf(document['x-errors'], operation);
      const statuses = new Set(codes.map((code) => String(document['x-errors'][code]?.status)));
      const declared = Object.keys(operation.responses).filter((status) => /^[45]/.test(status));
      expect(
        declared.filter((status) => !statuses.has(status)),
        operation.operationId,
      ).toEqual([]);
      expect(codes, operation.operationId).toEqual(expect.arrayContaining(operation['x-errors'] ?? []));
    }
  });

  it('include nothing about credentials, roles and bodies for an operation that needs none', () => {
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
    const shared = (context: HandlerContext) => {
      // @ts-expect-error what is shared between operations does not know what they declare
      context.refuse('invalid_state', 'The project is not deleted.');
    };
    expectTypeOf(shared).returns.toBeVoid();
  });

  it('are a type for rules, too: a rule that refuses with a code cannot be used where the code is not declared', () => {
    const rule = (by: Refuser<'invalid_state' | 'role_in_use'>) => by.refuse('role_in_use', 'In use.');
    const restore: Handler<'projects.restore'> = async (_, context) => {
      // @ts-expect-error the operation declares one of the two codes
      throw rule(context);
    };
    expect(restore).toBeTypeOf('function');
    const access = (context: HandlerContext<'invalid_state'>) => {
      // @ts-expect-error it may refuse with privilege_escalation
      context.access.assertHolds([]);
    };
    expectTypeOf(access).returns.toBeVoid();
  });

  it('are a type for shared handlers, which use only what both operations declare', () => {
    const pairs = { apiKeys: 'organizationKeys', members: 'organizationMembers' } as const;
    const handlers = createTenantHandlers(pairs, {
      async 'members.add'({ params, body }, context) {
        expectTypeOf(body).toHaveProperty('email');
        // @ts-expect-error only the operation of workspaces has this parameter
        expect(params.workspace).toBe('acme');
        throw context.refuse('privilege_escalation', 'The role is above yours.');
      },
      async 'apiKeys.create'(_, context) {
        // @ts-expect-error only the operation of workspaces declares the code
        throw context.refuse('limit_reached', 'There are too many keys.');
      },
    });
    expect(Object.keys(handlers).sort()).toEqual([
      'apiKeys.create',
      'members.add',
      'organizationKeys.create',
      'organizationMembers.add',
    ]);
    expect(handlers['organizationMembers.add']).toBe(handlers['members.add']);
    expectTypeOf(handlers['organizationMembers.add']).toExtend<Handler<'organizationMembers.add'>>();
    // @ts-expect-error the operation of organizations returns another receipt
    createTenantHandlers(pairs, { 'members.remove': memberHandlers['members.remove'] });
  });
});

describe('a refusal', () => {
  const sources = sourcesIn('server');
  const MAKES = /new ProblemError\(|\brefuser\b/;
  const EXECUTION = /^server\/(?:api|http|operations)\//;
  /** What comes before an operation is known, and the metrics, which are none. */
  const EDGE = ['server/http/express-app.ts', 'server/http/host-check.ts', 'server/http/metrics.ts'];
  const CREDENTIALS = [
    'server/auth/authentication/authenticator.ts',
    'server/auth/authentication/password-queue.ts',
  ];
  const catalogue = document['x-errors'];
  const operations = listOperations(document);

  it('is raised outside the executor only by code that knows the error codes of the operation', () => {
    const makers = sources.filter(({ text }) => MAKES.test(text)).map(({ file }) => file);
    const allowed = [...EDGE, ...CREDENTIALS];
    const others = makers.filter((file) => !EXECUTION.test(file) && !allowed.includes(file));
    // Jobs that apply templates and make batches keep refusals as outcomes of their parts, and explanations tell them: those answer no
    // request.
    const outcomes = [
      'server/features/tenancy/templates/',
      'server/features/payments/payments/',
      'server/features/gateway/explanations/',
    ];
    expect(others.filter((file) => !outcomes.some((folder) => file.startsWith(folder)))).toEqual([]);
    expect(makers).toEqual(expect.arrayContaining(allowed));
  });

  it('can be derived for every operation that takes a credential', () => {
    const literals = sources
      .filter(({ file }) => CREDENTIALS.includes(file))
      .flatMap(({ text }) => [...text.matchAll(/(?:refuse|rejected|ProblemError)\(\s*'(\w+)'/g)])
      .map(([, code = '']) => code);
    expect(new Set(literals)).toEqual(
      new Set(['missing_credentials', 'invalid_credentials', 'rate_limited']),
    );
    const needing = operations
      .map((operation) => ({ operation, codes: errorCodesOf(catalogue, operation) }))
      .filter(({ codes }) => codes.includes('missing_credentials'));
    expect(needing.length).toBeGreaterThan(100);
    const lacking = needing.filter(({ codes }) =>
      literals.some((code) => !(codes as string[]).includes(code)),
    );
    expect(lacking.map(({ operation }) => operation.operationId)).toEqual([]);
  });

  it('can be derived from the shape of the operation, or comes before an operation is known', () => {
    const literals = sources
      .filter(
        ({ file }) => EXECUTION.test(file) && !EDGE.includes(file) && !file.endsWith('/database-problems.ts'),
      )
      .flatMap(({ text }) => [...text.matchAll(/(?:refuse|ProblemError)\(\s*'(\w+)'/g)])
      .map(([, code = '']) => code)
      .filter((code) => code in catalogue);
    expect(literals.length).toBeGreaterThan(15);
    const derived = new Set<string>([
      ...operations.flatMap((operation) => errorCodesOf(catalogue, { ...operation, 'x-errors': [] })),
      // The router answers before there is an operation, and an escalation is refused by what handlers ask for by type.
      ...['method_not_allowed', 'privilege_escalation'],
    ]);
    expect(literals.filter((code) => !derived.has(code))).toEqual([]);
  });
});
