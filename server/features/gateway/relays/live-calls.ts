import type { ServerResponse } from 'node:http';
import { ProblemError, serviceUnavailable } from '../../../api/problem.ts';
import type { CacheTags, ChangeFeed } from '../../../database/change-feed/change-feed.ts';

/** A call that a provider is answering. */
export interface LiveCall {
  readonly response: ServerResponse;
  /** @throws ProblemError when the call may no longer go on */
  check(): Promise<void>;
  /** Ends the call with a problem. */
  end(problem: ProblemError): void;
}

/** The calls that providers are answering on this replica. */
export interface LiveCalls {
  add(call: LiveCall): void;
  /** Notes what the call depends on: its key, user, workspace, project and virtual key. */
  depend(call: LiveCall, tags: readonly string[]): void;
  remove(call: LiveCall): void;
  readonly size: number;
  /** Whether a response is that of a call. */
  includes(response: ServerResponse): boolean;
  /** Waits until all have ended, and ends those that last longer. */
  drain(graceMs: number): Promise<void>;
}

const RETRY_MS = 250;

/**
 * Ends running calls when what they depend on changes: a key or a user is revoked, a virtual key is deleted, a workspace is
 * archived. Every replica hears of a change and checks its own calls.
 */
export function createLiveCalls(changes: Pick<ChangeFeed, 'onChange'>): LiveCalls {
  const tagsOf = new Map<LiveCall, string[]>();
  const byTag = new Map<string, Set<LiveCall>>();
  let whenEmpty: (() => void) | undefined;

  async function recheck(call: LiveCall): Promise<void> {
    try {
      await call.check();
    } catch (error) {
      if (!tagsOf.has(call)) return;
      if (error instanceof ProblemError) call.end(error);
      // The database cannot be asked at the moment.
      else setTimeout(() => void recheck(call), RETRY_MS).unref();
    }
  }

  const affectedBy = (tags: CacheTags): Iterable<LiveCall> =>
    tags === 'all' ? [...tagsOf.keys()] : new Set(tags.flatMap((tag) => [...(byTag.get(tag) ?? [])]));

  changes.onChange((tags) => {
    if (tagsOf.size === 0) return;
    // After the caches, which hear of the change at the same time, have dropped what has changed.
    queueMicrotask(() => {
      for (const call of affectedBy(tags)) void recheck(call);
    });
  });

  return {
    add: (call) => void tagsOf.set(call, []),
    depend(call, tags) {
      const own = tagsOf.get(call);
      if (own === undefined) return;
      own.push(...tags);
      for (const tag of tags) {
        const sharing = byTag.get(tag);
        if (sharing === undefined) byTag.set(tag, new Set([call]));
        else sharing.add(call);
      }
    },
    remove(call) {
      for (const tag of tagsOf.get(call) ?? []) {
        const sharing = byTag.get(tag);
        sharing?.delete(call);
        if (sharing?.size === 0) byTag.delete(tag);
      }
      tagsOf.delete(call);
      if (tagsOf.size === 0) whenEmpty?.();
    },
    includes: (response) => [...tagsOf.keys()].some((call) => call.response === response),
    get size() {
      return tagsOf.size;
    },
    async drain(graceMs) {
      if (tagsOf.size === 0) return;
      const emptied = new Promise<void>((resolve) => {
        whenEmpty = resolve;
      });
      const timer = setTimeout(() => {
        for (const call of [...tagsOf.keys()]) call.end(serviceUnavailable());
      }, graceMs);
      await emptied;
      clearTimeout(timer);
    },
  };
}
