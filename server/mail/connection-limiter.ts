const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
/** How many mails in a row go through before one more connection is tried. */
const GROWTH_AFTER = 10;
/** How long the number of connections that a server refused is not tried again. */
const CEILING_MS = 600_000;

/**
 * How many mails a server is handed at once, and whether it is handed any. A refusal lowers the number, and as long as
 * nothing goes through the server is tried after growing pauses, with one mail.
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

  /** Notes that the server has taken a mail, or has refused one for a reason of its own. */
  goOn(now = Date.now()): void {
    this.#pause = 0;
    this.#streak += 1;
    if (now >= this.#ceilingUntil) this.#ceiling = this.#most;
    if (this.#streak < GROWTH_AFTER || this.#limit >= this.#ceiling) return;
    this.#limit += 1;
    this.#streak = 0;
  }

  /** Notes that the server takes no more at the moment. @returns for how long it is left alone */
  slowDown(now = Date.now()): number {
    if (this.#pause === 0) {
      // It took mails a moment ago: it is the number that it refuses.
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
