import type { Operations, Resources } from '../generated/types.gen.ts';
import type { OperationId } from './operation-types.ts';

/** The option with the fields that are bound. It is a symbol, since only `with` sets it. */
export const BOUND: unique symbol = Symbol();

/** Fields of paths, such as `workspace` and `project`, with the values that `with` binds. */
export type PathFields = { [Name in Operations[OperationId]['path']]?: string };

/** The methods of the client, where fields of paths that are bound can be omitted. */
export type BoundClient<Fields> = {
  [Resource in keyof Resources]: {
    [Verb in keyof Resources[Resource]]: BoundMethod<
      Resources[Resource][Verb],
      `${Resource}.${Verb & string}`,
      keyof Fields
    >;
  };
} & {
  /** Binds further fields, or others in their place. */
  with<More extends PathFields>(fields: More): BoundClient<Fields & More>;
};

type BoundMethod<Method, Id, Bound> = Method extends (...args: never[]) => infer Answer
  ? Id extends OperationId
    ? (
        ...args: BoundArgs<
          Optional<Operations[Id]['params'], Bound & Operations[Id]['path']>,
          Operations[Id]['options']
        >
      ) => Answer
    : never
  : never;

type Optional<Params, Names extends PropertyKey> = Omit<Params, Names> &
  Partial<Pick<Params, Names & keyof Params>>;

type BoundArgs<Params, Options> = object extends Params
  ? [params?: Params, options?: Options]
  : [params: Params, options?: Options];
