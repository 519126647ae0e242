import { parentPort } from 'node:worker_threads';
import { SsoFailure } from '../sso-failure.ts';
import { type SamlVerification, verifyResponse } from './verify-response.ts';

/** A response to verify, and what it is verified with. */
export interface SamlJob {
  encoded: string;
  verification: SamlVerification;
}

/** The thread in which SAML responses are parsed and verified: 10 ms each, which the event loop must not wait for. */
parentPort?.on('message', async ({ encoded, verification }: SamlJob) => {
  try {
    parentPort?.postMessage({ subject: await verifyResponse(encoded, verification) });
  } catch (error) {
    const { reason, message } =
      error instanceof SsoFailure
        ? error
        : new SsoFailure('malformed_response', 'The response cannot be read.');
    parentPort?.postMessage({ reason, message });
  }
});
