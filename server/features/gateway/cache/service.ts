// What the other parts of the gateway use.

export { type AnswerCache, createAnswerCache, type Ticket } from './answer-cache.ts';
export type { CacheIds } from './cache-id.ts';
export { isKeepable, isKeepableStream, isStateful, MAX_CACHED_BYTES } from './keepable.ts';
export { chatAsStream } from './replay-stream.ts';
export type { CachedAnswer } from './sealed-answers.ts';
