// What the other parts of the gateway use.

export { type ExplainedCall, explainCall, type TargetOutlook } from './explain-call.ts';
export type { KeySettings } from './key-settings.ts';
export { modelOf } from './prepare-call.ts';
export type { CallRequest, RelayedInput } from './relay-request.ts';
export { completeOptions } from './request-headers.ts';
export { WIRES } from './wires.ts';
