import type { ErrorCodeOf, OperationId, OperationInput, OperationResult } from '../api/types.ts';
import type { HandlerContext } from './handler-context.ts';

/** The context of an operation, which refuses with the codes that the operation declares. */
type ContextOf<Id extends OperationId> = HandlerContext<ErrorCodeOf<Id>>;

/** What an operation does in its transaction. */
export type Work<Id extends OperationId> = (context: ContextOf<Id>) => Promise<OperationResult<Id>>;

/**
 * A handler whose slow part, such as hashing a password or reading a file, comes before the transaction, so that no
 * connection and no lock waits for it. `prepare` may read, and changes nothing; what it returns runs in the transaction,
 * again when the transaction is repeated.
 */
interface PreparingHandler<Id extends OperationId> {
  prepare(input: OperationInput<Id>, context: ContextOf<Id>): Promise<Work<Id>>;
}

export type Handler<Id extends OperationId> =
  | ((input: OperationInput<Id>, context: ContextOf<Id>) => Promise<OperationResult<Id>>)
  | PreparingHandler<Id>;

/** One handler for each operation of the document: what is missing does not compile. */
export type Handlers = { readonly [Id in OperationId]: Handler<Id> };
