// What the other parts of the gateway use.

export { type ExplainedCall, explainCall, type TargetOutlook } from './explain-call.ts';
export { modelOf } from './prepare-call.ts';
export type { CallRequest, RelayedInput } from './relay-request.ts';
export { WIRES } from './wires.ts';
