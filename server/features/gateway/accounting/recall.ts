import { setTimeout as delay } from 'node:timers/promises';
import type { Knex } from 'knex';
import { CHANGES_CHANNEL, type ChangeFeed } from '../../../database/change-feed/change-feed.ts';
import type { Lease } from './lease.ts';

/** The tag by which a replica asks the others for what they have leased of a budget and do not use. */
const TAG = 'leases ';
const tagOf = ({ tenant_id, budget_id }: Lease['key']): string => `${TAG}${tenant_id} ${budget_id}`;

/** How often a replica asks for the same lease at most. */
const PAUSE_MS = 1000;
/** Replicas that know of the request need so long to give back. */
const RETURN_MS = 100;

const ASK_SQL = `
  with change as (insert into access_changes (tags, revokes) values (array[:tag], false))
  select pg_notify('${CHANGES_CHANNEL}', :tag)`;

export interface RecallTools {
  knex: Knex;
  changes: ChangeFeed;
  leases(): readonly Lease[];
  /** Gives back what recalled leases have free. */
  giveBack(): Promise<void>;
}

/** Collects what replicas have leased and do not use, near the end of a budget, so that no call is refused while others hold enough. */
export class Recall {
  readonly #tools: RecallTools;
  readonly #asked = new WeakMap<Lease, { at: number; done: Promise<void> }>();

  constructor(tools: RecallTools) {
    this.#tools = tools;
    tools.changes.onChange((tags) => {
      if (tags !== 'all') this.#recall(tags.filter((tag) => tag.startsWith(TAG)));
    });
  }

  /** Asks other replicas for what they have free. @returns whether some may have come back */
  async fromOthers(leases: readonly Lease[]): Promise<boolean> {
    const asking = leases.flatMap((lease) => this.#ask(lease) ?? []);
    await Promise.all(asking);
    return asking.length > 0;
  }

  #ask(lease: Lease): Promise<void> | undefined {
    const known = this.#asked.get(lease);
    const isRecent = known !== undefined && performance.now() - known.at < PAUSE_MS;
    if (isRecent) return lease.isRecalling ? known.done : undefined;
    if (lease.holders < 2) return undefined;
    lease.isRecalling = true;
    const done = this.#send(tagOf(lease.key)).finally(() => {
      lease.isRecalling = false;
      lease.forgetRoom();
    });
    this.#asked.set(lease, { at: performance.now(), done });
    return done;
  }

  async #send(tag: string): Promise<void> {
    const { knex, changes } = this.#tools;
    await knex.raw(ASK_SQL, { tag });
    await changes.waitForReplicas();
    await delay(RETURN_MS, undefined, { ref: false });
  }

  #recall(tags: readonly string[]): void {
    if (tags.length === 0) return;
    for (const lease of this.#tools.leases()) if (tags.includes(tagOf(lease.key))) lease.recall();
    void this.#tools.giveBack();
  }
}
