export { version } from '../generated/routes.gen.ts';
// A star, because only names that are exported so can be augmented.
export type * from '../generated/types.gen.ts';
export type { BoundClient, PathFields } from './bound-client.ts';
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
export type * from './operation-types.ts';
export type * from './types.ts';
export type { WebhookEvent, WebhookEventOf, WebhookHeaders, WebhookType } from './webhooks.ts';
