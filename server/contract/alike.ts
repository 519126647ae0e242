import type { Context } from './context.ts';
import type { Handler, OperationId, Result } from './types.ts';

/**
 * A handler that serves another operation as well, whose input differs in the place in its path alone: it takes that from
 * the context. That the answers are the same is checked here.
 */
export const servesAlso = <To extends OperationId>(
  handler: (input: never, context: Context) => Promise<Result<To>>,
): Handler<To> => handler as Handler<To>; // what it takes is what both operations have
