import { parentPort } from 'node:worker_threads';
import { SsoFailure, type SsoReason } from '../sso-failure.ts';
import { type IdpMetadata, parseMetadata } from './metadata.ts';
import type { SamlSubject } from './read-assertion.ts';
import { type SamlVerification, verifyResponse } from './verify-response.ts';

/** A response to verify, and what it is verified with; or metadata to read. */
export type SamlJob = { encoded: string; verification: SamlVerification } | { metadata: string };

export type SamlAnswer =
  | { subject: SamlSubject }
  | { metadata: IdpMetadata }
  | { reason: SsoReason; message: string };

const perform = async (job: SamlJob): Promise<SamlAnswer> =>
  'metadata' in job
    ? { metadata: parseMetadata(job.metadata) }
    : { subject: await verifyResponse(job.encoded, job.verification) };

/** The thread in which XML is parsed and responses are verified: 10 ms each, which the event loop must not wait for. */
parentPort?.on('message', async (job: SamlJob) => {
  try {
    parentPort?.postMessage(await perform(job));
  } catch (error) {
    const { reason, message } =
      error instanceof SsoFailure
        ? error
        : new SsoFailure('malformed_response', 'The response cannot be read.');
    parentPort?.postMessage({ reason, message } satisfies SamlAnswer);
  }
});
