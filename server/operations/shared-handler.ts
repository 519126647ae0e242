import type { ErrorCodeOf, OperationId, OperationResult } from '../api/types.ts';
import type { HandlerContext } from './handler-context.ts';
import type { Handler } from './handler-types.ts';

/** What operations in a workspace alone declare, because of their place: it is decided before their handlers run. */
type CodeOfPlace = 'member_deactivated' | 'reauthentication_required' | 'plan_required';

/**
 * A handler that serves another operation as well, whose input differs in the place in its path alone: it takes that from
 * the context. That the answers and the error codes are the same is checked here.
 */
export const shareHandler = <To extends OperationId>(
  handler: (
    input: never,
    context: HandlerContext<ErrorCodeOf<To> | CodeOfPlace>,
  ) => Promise<OperationResult<To>>,
): Handler<To> => handler as Handler<To>; // what it takes is what both operations have
