import type { ErrorCodeOf, RelayId } from '../../../api/types.ts';
import type { Exchange, RelayContext } from '../../../operations/relay-types.ts';
import type { RelayOptions } from './request-headers.ts';
import type { RelayedWire } from './wires.ts';

export type RelayCallContext = RelayContext<ErrorCodeOf<RelayId>>;

/** What the inputs of all relays have. */
export interface RelayedInput {
  query: { beta?: boolean };
  body: {
    model: string;
    stream?: boolean | null;
    stream_options?: { include_usage?: boolean | null } | null;
  };
}

/** A request that is relayed, with what its headers ask of the gateway. */
export interface RelayRequest {
  wire: RelayedWire;
  input: RelayedInput;
  context: RelayCallContext;
  exchange: Exchange;
  options: RelayOptions;
}
