const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
/** Number of consecutive successes before one more connection is tried. */
const GROWTH_AFTER = 10;
/** How long a refused number of connections is not tried again. */
const CEILING_MS = 600_000;

/**
 * Controls how many mails are sent to the mail server in parallel, and whether any are. A refusal lowers the number.
 * While nothing succeeds, the server is tried with one mail after increasing pauses.
 */
export class ConnectionLimiter {
  readonly #most: number;
  #limit: number;
  #ceiling: number;
  #ceilingUntil = 0;
  #streak = 0;
  #pause = 0;
  #closedUntil = 0;

  constructor(most: number) {
    this.#most = most;
    this.#limit = most;
    this.#ceiling = most;
  }

  get limit(): number {
    return this.#limit;
  }

  isOpen(now = Date.now()): boolean {
    return now >= this.#closedUntil;
  }

  /** Records that the server accepted a mail, or rejected one for a reason specific to that mail. */
  goOn(now = Date.now()): void {
    this.#pause = 0;
    this.#streak += 1;
    if (now >= this.#ceilingUntil) this.#ceiling = this.#most;
    if (this.#streak < GROWTH_AFTER || this.#limit >= this.#ceiling) return;
    this.#limit += 1;
    this.#streak = 0;
  }

  /** Records that the server accepts no more mails at the moment. @returns the pause before the next attempt */
  slowDown(now = Date.now()): number {
    if (this.#pause === 0) {
      // The server accepted mails a moment ago, so it refuses the number of connections.
      this.#ceiling = Math.max(1, this.#limit - 1);
      this.#ceilingUntil = now + CEILING_MS;
    }
    this.#limit = Math.max(1, this.#limit - 1);
    this.#streak = 0;
    if (this.isOpen(now)) {
      this.#pause = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, this.#pause * 2));
      this.#closedUntil = now + this.#pause;
    }
    return this.#pause;
  }
}
