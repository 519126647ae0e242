import type { RelayId } from '../../../api/types.ts';
import type { Wire } from '../providers/provider.ts';

/** What a relay passes on. */
export interface RelayedWire {
  /** What the client asks for. */
  operation: RelayId;
  wire: Wire;
  /** The path at the provider, after its base. */
  path: string;
  format: 'openai' | 'anthropic';
  /** Whether providers bill nothing for it. */
  isFree?: boolean;
}

export const WIRES: Readonly<Record<RelayId, RelayedWire>> = {
  'chatCompletions.create': {
    operation: 'chatCompletions.create',
    wire: 'chat',
    path: 'chat/completions',
    format: 'openai',
  },
  'embeddings.create': {
    operation: 'embeddings.create',
    wire: 'embeddings',
    path: 'embeddings',
    format: 'openai',
  },
  'responses.create': {
    operation: 'responses.create',
    wire: 'responses',
    path: 'responses',
    format: 'openai',
  },
  'messages.create': {
    operation: 'messages.create',
    wire: 'messages',
    path: 'messages',
    format: 'anthropic',
  },
  'messages.countTokens': {
    operation: 'messages.countTokens',
    wire: 'messages',
    path: 'messages/count_tokens',
    format: 'anthropic',
    isFree: true,
  },
};
