// What the other parts of the gateway use.

export type { PayloadCapture } from './payload-capture.ts';
export { createPayloads, type Payloads } from './payloads.ts';
export { readPayload } from './read-payload.ts';
