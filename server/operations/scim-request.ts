/** A request of an identity provider, and how it was answered. */
export interface ScimRequest {
  tenantId: string;
  directoryId: string;
  method: string;
  path: string;
  query: Readonly<Record<string, unknown>>;
  body: unknown;
  status: number;
  /** What the answer says about a refusal. */
  detail: string | null;
  durationMs: number;
  requestId: string;
  address: string;
}

/** Records a request. It neither waits nor fails. */
export type RecordScimRequest = (request: ScimRequest) => void;
