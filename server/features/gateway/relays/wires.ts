import type { RelayId } from '../../../api/types.ts';
import type { Wire } from '../providers/provider.ts';

/** What a relay passes on. */
export interface RelayedWire {
  wire: Wire;
  /** The path at the provider, after its base. */
  path: string;
  format: 'openai' | 'anthropic';
  /** Whether providers bill nothing for it. */
  isFree?: boolean;
}

export const WIRES: Readonly<Record<RelayId, RelayedWire>> = {
  'chatCompletions.create': { wire: 'chat', path: 'chat/completions', format: 'openai' },
  'embeddings.create': { wire: 'embeddings', path: 'embeddings', format: 'openai' },
  'responses.create': { wire: 'responses', path: 'responses', format: 'openai' },
  'messages.create': { wire: 'messages', path: 'messages', format: 'anthropic' },
  'messages.countTokens': {
    wire: 'messages',
    path: 'messages/count_tokens',
    format: 'anthropic',
    isFree: true,
  },
};
