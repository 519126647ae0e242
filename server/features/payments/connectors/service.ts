export type { Observation } from './connector.ts';
export { type ProjectWork, type WorkScope, type WorkTools, workOn } from './project-work.ts';
