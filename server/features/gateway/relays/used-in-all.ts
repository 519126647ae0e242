import type { Used } from './account-call.ts';
import type { TargetCall } from './call-target.ts';
import type { AddedHeaders } from './pass-answer.ts';

/** What all attempts of a call have used. */
export class UsedInAll {
  tokens = 0;
  #costNanoUsd: number | null = 0;

  add({ tokens, costNanoUsd }: Used): void {
    this.tokens += tokens;
    this.#costNanoUsd =
      this.#costNanoUsd === null || costNanoUsd === null ? null : this.#costNanoUsd + costNanoUsd;
  }

  /**
   * Returns the headers that say what the call has cost, and what is left of its budgets; none for a call that has neither an account
   * nor an answer of the cache.
   */
  headers({ account, cacheStatus }: Pick<TargetCall, 'account' | 'cacheStatus'>): AddedHeaders {
    if (account === undefined && cacheStatus !== 'HIT') return {};
    const remainingNanoUsd = account?.remainingNanoUsd;
    return {
      ...(this.#costNanoUsd !== null && { 'X-Tenantry-Cost': String(this.#costNanoUsd) }),
      ...(remainingNanoUsd !== undefined && { 'X-Tenantry-Budget-Remaining': String(remainingNanoUsd) }),
    };
  }
}
