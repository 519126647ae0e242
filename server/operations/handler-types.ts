import type { ErrorCodeOf, OperationId, OperationInput, OperationResult, RelayId } from '../api/types.ts';
import type { HandlerContext } from './handler-context.ts';

/** The context of an operation, limited to the error codes that the operation declares. */
type ContextOf<Id extends OperationId> = HandlerContext<ErrorCodeOf<Id>>;

/** The work of an operation inside its transaction. */
export type Work<Id extends OperationId> = (context: ContextOf<Id>) => Promise<OperationResult<Id>>;

/**
 * A handler whose slow part, such as hashing a password or reading a file, runs before the transaction, so that it
 * holds no connection and no lock. `prepare` may read, and count or use up what must stay so if the request is refused. The
 * function it returns runs in the transaction, and again when the transaction is retried.
 */
interface PreparingHandler<Id extends OperationId> {
  prepare(input: OperationInput<Id>, context: ContextOf<Id>): Promise<Work<Id>>;
}

export type Handler<Id extends OperationId> =
  | ((input: OperationInput<Id>, context: ContextOf<Id>) => Promise<OperationResult<Id>>)
  | PreparingHandler<Id>;

/** One handler for each operation of the document, aside from relays. A missing one does not compile. */
export type Handlers = { readonly [Id in Exclude<OperationId, RelayId>]: Handler<Id> };
