import type { ErrorCodeOf, OperationId, OperationInput, OperationResult } from '../api/types.ts';
import type { HandlerContext } from './handler-context.ts';

/** A resource of workspaces, such as `apiKeys`, and the same resource of organizations, such as `organizationKeys`. */
type ResourcePairs = Readonly<Record<string, string>>;

/** The organization operation that corresponds to a workspace operation. The compiler leaves other resources out first. */
type TwinOf<
  Pairs extends ResourcePairs,
  Id,
> = Id extends `${infer Resource extends keyof Pairs & string}.${infer Verb}`
  ? OperationNamed<`${Pairs[Resource]}.${Verb}`>
  : never;

type OperationNamed<Name> = Name extends OperationId ? Name : never;

/** The workspace operations with an organization counterpart. */
type PairedOperation<Pairs extends ResourcePairs> = {
  [Id in OperationId]: [TwinOf<Pairs, Id>] extends [never] ? never : Id;
}[OperationId];

/**
 * A handler that reads only what both operations accept, refuses only with codes that both declare, and returns what
 * both return.
 */
type TenantHandler<Workspace extends OperationId, Organization extends OperationId> =
  | ((
      input: OperationInput<Workspace> | OperationInput<Organization>,
      context: TenantContext<Workspace, Organization>,
    ) => Promise<OperationResult<Workspace> & OperationResult<Organization>>)
  | {
      prepare(
        input: OperationInput<Workspace> | OperationInput<Organization>,
        context: TenantContext<Workspace, Organization>,
      ): Promise<
        (
          context: TenantContext<Workspace, Organization>,
        ) => Promise<OperationResult<Workspace> & OperationResult<Organization>>
      >;
    };

type TenantContext<Workspace extends OperationId, Organization extends OperationId> = HandlerContext<
  ErrorCodeOf<Workspace> & ErrorCodeOf<Organization>
>;

type TenantHandlers<Pairs extends ResourcePairs> = {
  readonly [Id in PairedOperation<Pairs>]?: TenantHandler<Id, TwinOf<Pairs, Id>>;
};

/** The handlers under the names of both operations. */
type ForBothTenants<Pairs extends ResourcePairs, Given> = Given & {
  readonly [Id in keyof Given as TwinOf<Pairs, Id>]: Given[Id];
};

/**
 * Serves workspace operations and their organization counterparts with the same handlers, which read the tenant from
 * the context. This is the only way to do so.
 */
export function createTenantHandlers<
  const Pairs extends ResourcePairs,
  Given extends TenantHandlers<NoInfer<Pairs>>,
>(pairs: Pairs, handlers: Given): NoInfer<ForBothTenants<Pairs, Given>> {
  const twins = Object.entries(handlers).map(([id, handler]) => {
    const [resource = '', verb] = id.split('.');
    return [`${pairs[resource]}.${verb}`, handler];
  });
  // The names are composed as in the type, from which nothing is inferred: that would combine all operations with all.
  return { ...handlers, ...Object.fromEntries(twins) } as ForBothTenants<Pairs, Given>;
}
