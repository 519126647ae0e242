export type { Resources } from '../generated/routes.gen.ts';
export { version } from '../generated/routes.gen.ts';
export type * from '../generated/schema.gen.ts';
export { Tenantry } from './client.ts';
export {
  AbortedError,
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  InternalServerError,
  MethodNotAllowedError,
  NotFoundError,
  PayloadTooLargeError,
  PermissionDeniedError,
  PreconditionFailedError,
  RateLimitError,
  ServerError,
  TenantryError,
  TimeoutError,
  UnavailableError,
  UnprocessableEntityError,
  UnsupportedMediaTypeError,
  type Violation,
} from './errors.ts';
export type {
  ApiPromise,
  CallOptions,
  CsvFile,
  ErrorCodeOf,
  Fetch,
  FetchInit,
  HookContext,
  Hooks,
  Method,
  OperationArgs,
  OperationId,
  Options,
  PagePromise,
  Result,
  TenantryOptions,
  Token,
} from './types.ts';
export {
  type WebhookEvent,
  type WebhookEventOf,
  type WebhookHeaders,
  type WebhookType,
  WebhookVerificationError,
} from './webhooks.ts';
