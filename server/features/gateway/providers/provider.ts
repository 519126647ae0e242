import type { Schemas } from '../../../api/types.ts';

export type ProviderId = Schemas['GatewayProvider'];

/** A kind of request that the gateway relays: `chat` is chat completions, `messages` those of Anthropic. */
export type Wire = 'chat' | 'embeddings' | 'responses' | 'messages';

/** What the gateway knows about a provider of models. */
export interface Provider {
  id: ProviderId;
  /** What paths are appended to; `null` if the virtual key says it. */
  baseUrl: string | null;
  /** How the secret is sent: as `Authorization: Bearer`, or in the header of this name. */
  auth: 'bearer' | 'x-api-key' | 'api-key';
  /** The requests that it takes without being translated. */
  wires: readonly Wire[];
  /** Which reader understands what it says about usage. */
  usage: 'openai' | 'responses' | 'anthropic';
  /** Whether a stream says its usage when `stream_options` ask for it, always, or never. */
  streamUsage: 'stream_options' | 'always' | 'none';
  /** Whether another model than the one that the request names may answer. A call then costs what the answering model costs. */
  answersByOtherModels?: true;
  quirks?: {
    /** Fields of requests that have another name there. */
    rename?: Readonly<Record<string, string>>;
  };
  /** Headers that each request needs. */
  headers?: Readonly<Record<string, string>>;
  /** The cheapest path to GET with a secret. It costs nothing, and is refused without a valid secret. */
  testPath: string;
  /** Whether it also answers without a secret. */
  secret: 'required' | 'optional';
  /** What this row follows: pages of the provider, the source of a client for it, or neither. */
  verified: 'docs' | 'client' | 'none';
}
