/** What all requests and answers may take that are waiting to be stored. Further ones are not kept. */
export const MAX_MEMORY = 64 * 1024 * 1024;

/** Counts the memory that requests and answers take until they are stored. */
export class PayloadMemory {
  #used = 0;

  /** @returns whether there is room */
  take(bytes: number): boolean {
    if (this.#used + bytes > MAX_MEMORY) return false;
    this.#used += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#used -= bytes;
  }
}
