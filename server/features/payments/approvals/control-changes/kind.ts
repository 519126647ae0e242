import type { HandlerContext } from '../../../../operations/handler-context.ts';
import type { ControlChangeRow } from './repository.ts';

/** What can be done with the controls of one kind. */
export interface ControlKind {
  /** Locks a control. @returns nothing if it no longer exists */
  lock(context: HandlerContext, id: string): Promise<object | undefined>;
  /** Makes a change of a locked control, and emits it. */
  apply(
    context: HandlerContext<'invalid_state' | 'approval_rule_unsatisfiable'>,
    change: ControlChangeRow,
  ): Promise<void>;
  /** What happens to a locked control whose change is rejected, if it does not stay as it is. */
  refuse?(context: HandlerContext, change: ControlChangeRow): Promise<void>;
}
