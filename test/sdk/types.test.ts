import { describe, expectTypeOf, test } from 'vitest';
import type { routes } from '../../sdk/generated/routes.gen.ts';
import type {
  ApiError,
  ApiPromise,
  CsvFile,
  ErrorCode,
  OperationArgs,
  OperationId,
  Page,
  PagePromise,
  Permission,
  Project,
  ProjectList,
  Resources,
  Result,
  Tenantry,
} from '../../sdk/src/index.ts';

// What stands here is checked by the compiler; nothing of it runs, so there is no server.
declare const tenantry: Tenantry;
const compiled = (_: () => unknown) => {};

describe('the types of arguments', () => {
  test('are path, query and body fields in one flat object', () => {
    // A field that is added to projects changes nothing here.
    type Some = 'workspace' | 'slug' | 'environment' | 'description';
    expectTypeOf<Pick<OperationArgs<'projects.create'>, Some>>().toEqualTypeOf<{
      workspace: string;
      slug: string;
      environment: 'production' | 'staging' | 'development' | 'sandbox';
      description?: string | null | undefined;
    }>();
    expectTypeOf<OperationArgs<'workspaces.delete'>>().toEqualTypeOf<{
      workspace: string;
      confirm: string;
    }>();
  });

  test('have the csv of an operation that takes a file', () => {
    expectTypeOf<OperationArgs<'invitations.import'>>().toEqualTypeOf<{
      workspace: string;
      dry_run?: boolean | undefined;
      csv: CsvFile;
    }>();
    // @ts-expect-error the file is missing
    compiled(() => tenantry.invitations.import({ workspace: 'acme' }));
  });

  test('make a field with a default optional', () => {
    expectTypeOf<OperationArgs<'projects.list'>['limit']>().toEqualTypeOf<number | undefined>();
    compiled(() => tenantry.projects.list({ workspace: 'acme' }));
    compiled(() => tenantry.apiKeys.rotate({ workspace: 'acme', key_id: 'key_1' }));
  });

  test('are optional altogether when no field is required, and only then', () => {
    compiled(() => tenantry.me.get());
    compiled(() => tenantry.me.get({}));
    compiled(() => tenantry.me.update());
    compiled(() => tenantry.workspaces.list());
    // @ts-expect-error the workspace is required
    compiled(() => tenantry.projects.list());
    // @ts-expect-error the workspace is required
    compiled(() => tenantry.projects.list({}));
  });

  test('do not compile when fields are missing, wrong or unknown', () => {
    const fresh = { workspace: 'acme', name: 'Billing', slug: 'billing', environment: 'sandbox' } as const;
    compiled(() => tenantry.projects.create(fresh));
    // @ts-expect-error the name is missing
    compiled(() => tenantry.projects.create({ workspace: 'acme', slug: 'billing', environment: 'sandbox' }));
    // @ts-expect-error a name is a string
    compiled(() => tenantry.projects.create({ ...fresh, name: 7 }));
    // @ts-expect-error there is no such environment
    compiled(() => tenantry.projects.create({ ...fresh, environment: 'moon' }));
    // @ts-expect-error there is no such field
    compiled(() => tenantry.projects.create({ ...fresh, colour: 'red' }));
    // @ts-expect-error there are no fields at all
    compiled(() => tenantry.me.get({ colour: 'red' }));
    // @ts-expect-error a name cannot be cleared
    compiled(() => tenantry.projects.update({ workspace: 'acme', project: 'billing', name: null }));
  });
});

describe('the types of methods', () => {
  test('do not compile for methods that the document does not have', () => {
    // @ts-expect-error there is no such resource
    compiled(() => tenantry.spaceships);
    // @ts-expect-error there is no such operation
    compiled(() => tenantry.projects.launch);
  });

  test('are those of the route table', () => {
    type Verbs = { [Resource in keyof Resources]: keyof Resources[Resource] };
    type Routes = typeof routes;
    expectTypeOf<Verbs>().toEqualTypeOf<{ -readonly [Resource in keyof Routes]: keyof Routes[Resource] }>();
    type Ids = { [R in keyof Routes & string]: `${R}.${keyof Routes[R] & string}` }[keyof Routes & string];
    expectTypeOf<OperationId>().toEqualTypeOf<Ids>();
  });
});

describe('the types of results', () => {
  test('are the body of the success', () => {
    expectTypeOf<ReturnType<Tenantry['projects']['get']>>().toEqualTypeOf<ApiPromise<Project>>();
    expectTypeOf<Result<'projects.create'>>().toEqualTypeOf<Project>();
    expectTypeOf<Result<'projectMembers.remove'>>().toEqualTypeOf<void>();
  });

  test('of a list are a page, and iterate over its items', () => {
    expectTypeOf<ReturnType<Tenantry['projects']['list']>>().toEqualTypeOf<
      PagePromise<ProjectList, Project>
    >();
    compiled(async () => {
      for await (const project of tenantry.projects.list({ workspace: 'acme' })) {
        expectTypeOf(project).toEqualTypeOf<Project>();
      }
      for await (const page of tenantry.projects.list({ workspace: 'acme' }).pages()) {
        expectTypeOf(page).toEqualTypeOf<Page<ProjectList>>();
      }
    });
  });

  test('of anything else do not iterate', () => {
    compiled(async () => {
      // @ts-expect-error one project is not a list
      for await (const _ of tenantry.projects.get({ workspace: 'acme', project: 'billing' })) break;
    });
  });

  test('come with the response', () => {
    compiled(async () => {
      const { data, response } = await tenantry.projects.get({ workspace: 'a', project: 'b' }).withResponse();
      expectTypeOf(data).toEqualTypeOf<Project>();
      expectTypeOf(response).toEqualTypeOf<Response>();
    });
  });
});

describe('the types of options', () => {
  test('of a call are checked', () => {
    const here = { workspace: 'acme', project: 'billing' };
    compiled(() =>
      tenantry.projects.get(here, { signal: AbortSignal.timeout(1), timeout: 5, maxRetries: 0 }),
    );
    compiled(() => tenantry.projects.get(here, { signal: undefined }));
    // @ts-expect-error there is no such option
    compiled(() => tenantry.projects.get(here, { retries: 3 }));
  });

  test('exist where the operation has a use for them', () => {
    const here = { workspace: 'acme', project: 'billing' };
    compiled(() => tenantry.projects.update(here, { ifMatch: 'v7' }));
    compiled(() => tenantry.projects.delete(here, { ifMatch: 'v7' }));
    compiled(() => tenantry.projects.restore(here, { idempotencyKey: 'k' }));
    // @ts-expect-error reading is not conditional
    compiled(() => tenantry.projects.get(here, { ifMatch: 'v7' }));
    // @ts-expect-error restoring is not conditional
    compiled(() => tenantry.projects.restore(here, { ifMatch: 'v7' }));
    compiled(() => tenantry.projects.update(here, { idempotencyKey: 'k', ifMatch: 'v7' }));
    // @ts-expect-error reading has no effect that could happen twice
    compiled(() => tenantry.projects.get(here, { idempotencyKey: 'k' }));
  });
});

describe('the types of errors', () => {
  test('have a code that a switch can exhaust', () => {
    expectTypeOf<ApiError['code']>().toEqualTypeOf<ErrorCode | 'unknown'>();
    expectTypeOf<'slug_taken'>().toExtend<ErrorCode>();
    expectTypeOf<ApiError['required_permission']>().toEqualTypeOf<Permission | undefined>();
    compiled(() => {
      const error = {} as ApiError; // Only its type is looked at.
      // @ts-expect-error there is no such code
      return error.code === 'slug_token';
    });
  });
});
