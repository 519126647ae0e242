import { ProblemError } from '../api/problem.ts';

const MEBIBYTE = 1024 * 1024;
const SECONDS_UNTIL_RETRY = 2;

/** What one request holds of the memory for bodies. */
export interface BodyShare {
  /**
   * Takes more; nothing after the release.
   * @throws ProblemError `rate_limited` when the bodies of the workspace, or of all, hold as much as they may
   */
  grow(bytes: number): void;
  release(): void;
}

/** The memory that the bodies of relays in flight share. */
export interface BodyMemory {
  open(workspaceId: string): BodyShare;
}

/** Lets all bodies together hold a number of mebibytes, and those of one workspace a quarter of it. */
export function createBodyMemory(mebibytes: number): BodyMemory {
  const limit = mebibytes * MEBIBYTE;
  const limitOfOne = limit / 4;
  const heldBy = new Map<string, number>();
  let held = 0;

  return {
    open(workspaceId) {
      let own = 0;
      let isReleased = false;
      return {
        grow(bytes) {
          if (isReleased) return;
          const ofWorkspace = (heldBy.get(workspaceId) ?? 0) + bytes;
          if (ofWorkspace > limitOfOne) throw memoryUsedUp('of this workspace');
          if (held + bytes > limit) throw memoryUsedUp('of all callers');
          heldBy.set(workspaceId, ofWorkspace);
          held += bytes;
          own += bytes;
        },
        release() {
          isReleased = true;
          const left = (heldBy.get(workspaceId) ?? 0) - own;
          if (left > 0) heldBy.set(workspaceId, left);
          else heldBy.delete(workspaceId);
          held -= own;
          own = 0;
        },
      };
    },
  };
}

const memoryUsedUp = (whose: string): ProblemError =>
  new ProblemError(
    'rate_limited',
    `The bodies ${whose} that are being processed leave no memory for this one. Send fewer at a time.`,
    { retryAfter: SECONDS_UNTIL_RETRY },
  );
