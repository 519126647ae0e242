import type { Operations } from '../generated/types.gen.ts';

/** The operations, such as `projects.create`. */
export type OperationId = keyof Operations;

/** The argument of an operation: its path, query and body fields in one object. */
export type OperationArgs<Id extends OperationId> = Operations[Id]['params'];

/** The options of an operation: `ifMatch` and `idempotencyKey` exist where the operation supports them. */
export type Options<Id extends OperationId> = Operations[Id]['options'];

/** The result of an operation. */
export type Result<Id extends OperationId> = Operations[Id]['result'];

/** The error codes of an operation: possible values of `error.code` of an `ApiError`. */
export type ErrorCodeOf<Id extends OperationId> = Operations[Id]['errors'];
