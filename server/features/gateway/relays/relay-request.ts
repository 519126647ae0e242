import type { ErrorCodeOf, RelayId } from '../../../api/types.ts';
import type { RelayContext, RelayExchange } from '../../../operations/relay-types.ts';
import type { Route, RoutingRequest } from '../routing/service.ts';
import type { RelayOptions } from './request-headers.ts';
import type { RelayedWire } from './wires.ts';

export type RelayCallContext = RelayContext<ErrorCodeOf<RelayId>>;

/** The caller of a call. */
export type CallContext = Omit<RelayCallContext, 'principal' | 'tags' | 'authorizeAgain'> & {
  readonly principal: Pick<RelayCallContext['principal'], 'id' | 'userId'>;
};

/** What the inputs of all relays have. */
export interface RelayedInput {
  query: { beta?: boolean };
  body: {
    model: string;
    stream?: boolean | null;
    user?: unknown;
    stream_options?: { include_usage?: boolean | null } | null;
  };
}

/** A call until a provider is called, which may also only be explained. */
export interface CallRequest {
  wire: RelayedWire;
  input: RelayedInput;
  context: CallContext;
  exchange: Pick<RelayExchange, 'body' | 'headers'>;
  options: RelayOptions;
}

/** A request that is relayed, with what its headers ask of the gateway. */
export interface RelayRequest extends CallRequest {
  context: RelayCallContext;
  exchange: RelayExchange;
}

/** Returns what routing sees of a request. */
export const routingRequestOf = (
  { input, context, options, wire }: CallRequest,
  { id }: Route,
): RoutingRequest => ({
  metadata: options.metadata,
  params: input.body as unknown as RoutingRequest['params'],
  url: { pathname: `/v1/${wire.path}` },
  workspaceId: context.workspaceId,
  keyId: context.principal.id,
  config: id,
});
