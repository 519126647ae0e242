import type { ApprovalPeople, ExclusionReason } from './types.ts';

const HOUR_MS = 3_600_000;
const KEY_CHANGE_HOURS = 24;
const SHARED_PLACE_HOURS = 30 * 24;

/** A change that a person made. */
export interface PersonalChange {
  readonly user_id: string;
  readonly at: Date;
}

/** A person to whom a secret of a key was shown, and when that secret ended. */
interface ShownSecret {
  readonly user_id: string;
  readonly shown_at: Date;
  readonly ended_at: Date | null;
}

/** Who had a part in a request. */
export interface RequestHistory {
  readonly requested_at: Date;
  /** The person who requested it, or whose key did. */
  readonly requester: string | null;
  readonly shown_secrets: readonly ShownSecret[];
  /** Changes of the scope, the projects or the allowlist of the key. */
  readonly key_changes: readonly PersonalChange[];
  /** Creation and unblocking of the beneficiary. */
  readonly beneficiary_changes: readonly PersonalChange[];
}

/** Whether a time is within some hours before another, or after it. */
const isRecent = (at: Date, before: Date, hours: number): boolean =>
  at.getTime() > before.getTime() - hours * HOUR_MS;

/** Returns who may not approve, release or resolve what was requested. The first reason that applies is given. */
export function exclusionsOf(
  history: RequestHistory,
  beneficiaryCoolingHours: number,
): Map<string, ExclusionReason> {
  const { requested_at: requested, requester } = history;
  const excluded = new Map<string, ExclusionReason>();
  const exclude = (reason: ExclusionReason, people: readonly { user_id: string }[]) => {
    for (const { user_id } of people) if (!excluded.has(user_id)) excluded.set(user_id, reason);
  };
  if (requester !== null) exclude('requester', [{ user_id: requester }]);
  const wasLive = ({ shown_at, ended_at }: ShownSecret) =>
    shown_at <= requested && (ended_at === null || ended_at > requested);
  exclude('knew_key_secret', history.shown_secrets.filter(wasLive));
  exclude(
    'changed_key',
    history.key_changes.filter(({ at }) => isRecent(at, requested, KEY_CHANGE_HOURS)),
  );
  exclude(
    'changed_beneficiary',
    history.beneficiary_changes.filter(({ at }) => isRecent(at, requested, beneficiaryCoolingHours)),
  );
  return excluded;
}

/** When and from whom a person got `payments:approve`. */
export interface PermissionGain {
  readonly user_id: string;
  readonly at: Date;
  /** Null if the server gave it, or the founder of the workspace has it. */
  readonly given_by: string | null;
}

/**
 * Returns the new approvers who do not count yet, and those who fill one place together with the person who made them
 * approvers. In a simulated project everyone counts at once.
 */
export function coolingOf(
  gains: readonly PermissionGain[],
  { coolingHours, live, now }: { coolingHours: number; live: boolean; now: Date },
): { cooling: string[]; shared: [string, string][] } {
  if (!live) return { cooling: [], shared: [] };
  const recent = gains.filter(({ at }) => isRecent(at, now, coolingHours + SHARED_PLACE_HOURS));
  return {
    cooling: recent.filter(({ at }) => isRecent(at, now, coolingHours)).map(({ user_id }) => user_id),
    shared: recent.flatMap(({ user_id, given_by }): [string, string][] =>
      given_by === null || given_by === user_id ? [] : [[user_id, given_by]],
    ),
  };
}

/**
 * Returns a function that names the group of a person. People who share a place are one group, also through others: one
 * person who appoints two approvers must not fill two places with them.
 */
export function groupsOf({ shared }: Pick<ApprovalPeople, 'shared'>): (user: string) => string {
  const parents = new Map<string, string>();
  const rootOf = (user: string): string => {
    const parent = parents.get(user);
    return parent === undefined ? user : rootOf(parent);
  };
  for (const [user, other] of shared) {
    const [root, otherRoot] = [rootOf(user), rootOf(other)];
    if (root !== otherRoot) parents.set(root, otherRoot);
  }
  return rootOf;
}
