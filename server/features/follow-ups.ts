import type { ExecutorDependencies } from '../operations/handler-execution.ts';
import { createAdvanceClock, createFinishSimulation } from './payments/connectors/finish-work.ts';
import type { WorkTools } from './payments/connectors/project-work.ts';

/** What operations lead to after their commit. */
export const followUpsOf = (tools: WorkTools): ExecutorDependencies['followUps'] => ({
  'sandbox.setClock': createAdvanceClock(tools),
  'sandbox.simulate': createFinishSimulation(tools),
});
