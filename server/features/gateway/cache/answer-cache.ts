import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { SecretIdentity } from '../../../auth/secrets/vault.ts';
import type { CacheTags } from '../../../database/change-feed/change-feed.ts';
import type { Database } from '../../../database/connect.ts';
import { type CachedRequest, type CacheIds, cacheIdsOf } from './cache-id.ts';
import { cacheRepository, type FoundAnswers } from './cache-repository.ts';

/** An answer that is kept for equal calls. */
export interface CachedAnswer {
  /** The content type. */
  type: string;
  /** As the client got it. */
  body: string;
  /** What it has cost; `null` if that is not known. */
  costNanoUsd: number | null;
  answeredModel: string | null;
  /** Milliseconds. */
  keptAt: number;
}

/** Lets a call keep its answer, unless the cache is purged meanwhile. It ends by `keep` or `end`. */
export interface Ticket {
  keep(id: string, answer: Omit<CachedAnswer, 'keptAt'>): void;
  end(): void;
}

/** What a call asks of the cache. */
interface Asked {
  workspaceId: string;
  namespace: string;
  maxAgeSeconds: number;
}

/** An answer that would do. */
interface Candidate<Hit> {
  id: string;
  /** Returns nothing if the answer cannot be used after all. */
  use(answer: CachedAnswer): Hit | undefined;
}

/** The answers of equal calls. */
export interface AnswerCache {
  idsOf(request: CachedRequest): CacheIds;
  /**
   * Returns the first answer that can be used and is young enough, or a ticket to keep the answer of this call. While the database does
   * not answer, nothing is found or kept.
   */
  find<Hit>(asked: Asked, candidates: readonly Candidate<Hit>[]): Promise<{ hit: Hit } | { ticket: Ticket }>;
  /** Waits until what is kept is written. */
  close(): Promise<void>;
}

interface Options {
  database: Pick<Database, 'changes' | 'knex'>;
  secrets: Pick<Secrets, 'digest' | 'vault'>;
  onError(error: unknown): void;
}

interface Remembered {
  workspaceId: string;
  answer: CachedAnswer;
  expiresAt: number;
}

interface OpenTicket {
  workspaceId: string;
  /** The state of the cache when the call began. */
  generation: string | undefined;
  /** Whether this replica knew every change then. */
  wasFresh: boolean;
}

const MAX_ENTRIES = 1000;
const MAX_BYTES = 32 * 1024 * 1024;
/** More answers than this do not wait to be written: they are kept on this replica only. */
const MAX_WRITING = 64;
/** A call waits no longer for the database. */
const MAX_WAIT_MS = 500;

const NOTHING: FoundAnswers = { generation: undefined, rows: [] };

/** The tag by which replicas hear of a purge. A trigger writes it. */
const tagOf = (workspaceId: string): string => `gateway_cache ${workspaceId}`;
const concerns = (tags: CacheTags, workspaceId: string): boolean =>
  tags === 'all' || tags.includes(tagOf(workspaceId));

const identityOf = (workspaceId: string, id: string): SecretIdentity => ({
  tenantId: workspaceId,
  kind: 'cached_answer',
  rowId: id,
  version: 1,
  destination: '',
});

/** Keeps answers in the database, sealed, and those that are used most in memory as well. */
export function createAnswerCache({ database, secrets, onError }: Options): AnswerCache {
  const { changes, knex } = database;
  const { vault } = secrets;
  const stored = cacheRepository(knex);
  const remembered = new LRUCache<string, Remembered>({
    max: MAX_ENTRIES,
    maxSize: MAX_BYTES,
    sizeCalculation: ({ answer }) => Buffer.byteLength(answer.body) + 1024,
  });
  /** Calls under way that may keep their answers. */
  const tickets = new Set<OpenTicket>();
  const writing = new Set<Promise<void>>();

  changes.onChange((tags) => {
    // Most changes have no tag of a cache.
    if (tags !== 'all' && !tags.some((tag) => tag.startsWith(tagOf('')))) return;
    for (const [id, { workspaceId }] of remembered.entries())
      if (concerns(tags, workspaceId)) remembered.delete(id);
    for (const ticket of tickets) if (concerns(tags, ticket.workspaceId)) tickets.delete(ticket);
  });

  const recall = (id: string): CachedAnswer | undefined => {
    if (!changes.isFresh()) return undefined;
    const found = remembered.get(id);
    return found !== undefined && found.expiresAt > Date.now() ? found.answer : undefined;
  };

  function open(
    workspaceId: string,
    { id, expires_at: _, ...secret }: FoundAnswers['rows'][number],
  ): CachedAnswer | undefined {
    try {
      // The server wrote this JSON itself.
      return JSON.parse(vault.open(identityOf(workspaceId, id), secret)) as CachedAnswer;
    } catch (error) {
      onError(error);
      return undefined;
    }
  }

  /** Returns what the database has, or nothing if it does not answer soon. */
  const load = (workspaceId: string, ids: readonly string[]): Promise<FoundAnswers> =>
    Promise.race([
      stored.find(workspaceId, ids).catch(() => NOTHING),
      delay(MAX_WAIT_MS, NOTHING, { ref: false }),
    ]);

  /** Keeps an answer in memory, if this replica hears of every purge since the call began. */
  function remember(
    { workspaceId, wasFresh }: OpenTicket,
    id: string,
    kept: Omit<Remembered, 'workspaceId'>,
  ): void {
    if (wasFresh && changes.isFresh()) remembered.set(id, { workspaceId, ...kept });
  }

  function write(statement: Promise<void>): void {
    const written = statement.catch(onError).finally(() => writing.delete(written));
    writing.add(written);
  }

  function ticketOf({ workspaceId, namespace, maxAgeSeconds }: Asked, opened: OpenTicket): Ticket {
    return {
      end: () => void tickets.delete(opened),
      keep(id, unkept) {
        const { generation } = opened;
        // A purge takes tickets away.
        if (!tickets.delete(opened) || generation === undefined) return;
        const answer = { ...unkept, keptAt: Date.now() };
        remember(opened, id, { answer, expiresAt: answer.keptAt + maxAgeSeconds * 1000 });
        if (writing.size >= MAX_WRITING) return;
        const secret = vault.seal(identityOf(workspaceId, id), JSON.stringify(answer));
        write(stored.keep({ workspaceId, id, namespace, generation, seconds: maxAgeSeconds, secret }));
      },
    };
  }

  return {
    idsOf: (request) => cacheIdsOf(secrets, request),
    async find({ workspaceId, maxAgeSeconds, ...asked }, candidates) {
      const youngest = Date.now() - maxAgeSeconds * 1000;
      const hitOf = (answerOf: (id: string) => CachedAnswer | undefined) => {
        for (const { id, use } of candidates) {
          const answer = answerOf(id);
          const hit = answer !== undefined && answer.keptAt > youngest ? use(answer) : undefined;
          if (hit !== undefined) return { hit };
        }
        return undefined;
      };
      const known = hitOf(recall);
      if (known !== undefined) return known;
      const opened: OpenTicket = {
        workspaceId,
        generation: undefined,
        wasFresh: changes.isFresh(),
      };
      tickets.add(opened);
      const { generation, rows } = await load(
        workspaceId,
        candidates.map(({ id }) => id),
      );
      const found = hitOf((id) => {
        const row = rows.find((one) => one.id === id);
        const answer = row && open(workspaceId, row);
        if (row && answer && tickets.has(opened))
          remember(opened, id, { answer, expiresAt: row.expires_at.getTime() });
        return answer;
      });
      if (found === undefined)
        return {
          ticket: ticketOf({ workspaceId, maxAgeSeconds, ...asked }, Object.assign(opened, { generation })),
        };
      tickets.delete(opened);
      return found;
    },
    async close() {
      await Promise.all(writing);
    },
  };
}
