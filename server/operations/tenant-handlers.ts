import type { ErrorCodeOf, OperationId, OperationInput, OperationResult } from '../api/types.ts';
import type { HandlerContext } from './handler-context.ts';

/** A resource of workspaces, such as `apiKeys`, and the same resource of organizations, such as `organizationKeys`. */
type ResourcePairs = Readonly<Record<string, string>>;

/** The operation of organizations that does what an operation of workspaces does. */
type TwinOf<Pairs extends ResourcePairs, Id> = Id extends `${infer Resource}.${infer Verb}`
  ? Extract<OperationId, `${Pairs[Resource]}.${Verb}`>
  : never;

/** The operations of workspaces that have a twin. */
type PairedOperation<Pairs extends ResourcePairs> = {
  [Id in OperationId]: [TwinOf<Pairs, Id>] extends [never] ? never : Id;
}[OperationId];

/** Reads only what both operations take, refuses only with codes that both declare, and returns what both return. */
type TenantHandler<Workspace extends OperationId, Organization extends OperationId> = (
  input: OperationInput<Workspace> | OperationInput<Organization>,
  context: HandlerContext<ErrorCodeOf<Workspace> & ErrorCodeOf<Organization>>,
) => Promise<OperationResult<Workspace> & OperationResult<Organization>>;

type TenantHandlers<Pairs extends ResourcePairs> = {
  readonly [Id in PairedOperation<Pairs>]?: TenantHandler<Id, TwinOf<Pairs, Id>>;
};

/** The handlers, each under the names of both operations. */
type ForBothTenants<Pairs extends ResourcePairs, Given> = Given & {
  readonly [Id in keyof Given as TwinOf<Pairs, Id>]: Given[Id];
};

/**
 * Serves operations of workspaces and their twins of organizations with the same handlers, which take the tenant from the
 * context. This is the one way to do so.
 */
export function createTenantHandlers<
  const Pairs extends ResourcePairs,
  Given extends TenantHandlers<NoInfer<Pairs>>,
>(pairs: Pairs, handlers: Given): ForBothTenants<Pairs, Given> {
  const twins = Object.entries(handlers).map(([id, handler]) => {
    const [resource = '', verb] = id.split('.');
    return [`${pairs[resource]}.${verb}`, handler];
  });
  // The names are put together as the type does it.
  return { ...handlers, ...Object.fromEntries(twins) } as ForBothTenants<Pairs, Given>;
}
