import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { type DataKeys, dataKeyTag } from '../../../auth/secrets/data-keys.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { CacheTags } from '../../../database/change-feed/change-feed.ts';
import type { Database } from '../../../database/connect.ts';
import { type CachedRequest, type CacheIds, cacheIdsOf } from './cache-id.ts';
import { cacheRepository, type StoredAnswer } from './cache-repository.ts';
import { type CachedAnswer, sealedAnswers } from './sealed-answers.ts';

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
  secrets: Pick<Secrets, 'digest'>;
  dataKeys: DataKeys;
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

/** What the database has for a call. */
interface Loaded {
  generation: string | undefined;
  answers: ReadonlyMap<string, Omit<Remembered, 'workspaceId'>>;
}

const NOTHING: Loaded = { generation: undefined, answers: new Map() };

/** The tag by which replicas hear of a purge. A trigger writes it. */
const tagOf = (workspaceId: string): string => `gateway_cache ${workspaceId}`;
const concerns = (tags: CacheTags, workspaceId: string): boolean =>
  tags === 'all' || tags.includes(tagOf(workspaceId)) || tags.includes(dataKeyTag(workspaceId));
const isOfCaches = (tag: string): boolean => tag.startsWith(tagOf('')) || tag.startsWith(dataKeyTag(''));

/** Keeps answers in the database, sealed, and those that are used most in memory as well. */
export function createAnswerCache({ database, secrets, dataKeys, onError }: Options): AnswerCache {
  const { changes, knex } = database;
  const stored = cacheRepository(knex);
  const sealed = sealedAnswers(dataKeys);
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
    if (tags !== 'all' && !tags.some(isOfCaches)) return;
    for (const [id, { workspaceId }] of remembered.entries())
      if (concerns(tags, workspaceId)) remembered.delete(id);
    for (const ticket of tickets) if (concerns(tags, ticket.workspaceId)) tickets.delete(ticket);
  });

  const recall = (id: string): CachedAnswer | undefined => {
    if (!changes.isFresh()) return undefined;
    const found = remembered.get(id);
    return found !== undefined && found.expiresAt > Date.now() ? found.answer : undefined;
  };

  async function read(workspaceId: string, ids: readonly string[]): Promise<Loaded> {
    const { generation, rows } = await stored.find(workspaceId, ids);
    const answers = new Map<string, Omit<Remembered, 'workspaceId'>>();
    for (const row of rows) {
      const answer = await sealed.open(workspaceId, row).catch(onError);
      if (answer) answers.set(row.id, { answer, expiresAt: row.expires_at.getTime() });
    }
    return { generation, answers };
  }

  /** Returns what the database has, or nothing if it does not answer soon. */
  const load = (workspaceId: string, ids: readonly string[]): Promise<Loaded> =>
    Promise.race([read(workspaceId, ids).catch(() => NOTHING), delay(MAX_WAIT_MS, NOTHING, { ref: false })]);

  /** Keeps an answer in memory, if this replica hears of every purge since the call began. */
  function remember(
    { workspaceId, wasFresh }: OpenTicket,
    id: string,
    kept: Omit<Remembered, 'workspaceId'>,
  ): void {
    if (wasFresh && changes.isFresh()) remembered.set(id, { workspaceId, ...kept });
  }

  async function store(
    row: Omit<StoredAnswer, 'dataKeyId' | 'content'>,
    answer: CachedAnswer,
  ): Promise<void> {
    try {
      await stored.keep({ ...row, ...(await sealed.seal(row.workspaceId, row.id, answer)) });
    } catch (error) {
      sealed.invalidateKey(row.workspaceId);
      onError(error);
    }
  }

  function write(...args: Parameters<typeof store>): void {
    const written = store(...args).finally(() => writing.delete(written));
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
        write({ ...{ workspaceId, id, namespace, generation }, seconds: maxAgeSeconds }, answer);
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
      const { generation, answers } = await load(
        workspaceId,
        candidates.map(({ id }) => id),
      );
      const found = hitOf((id) => {
        const loaded = answers.get(id);
        if (loaded !== undefined && tickets.has(opened)) remember(opened, id, loaded);
        return loaded?.answer;
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
