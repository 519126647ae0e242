/** Counts by a label, kept as plain numbers: they are read when metrics are collected. Labels come from the document. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(label: string): void {
    this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
  }

  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }
}

/** What handlers count. A decision that allows counts as `allowed`. */
export interface Tallies {
  /** Results of `access.check` by code. */
  readonly accessChecks: Tally;
  /** Verifications of credentials by code. */
  readonly verifications: Tally;
}

export const createTallies = (): Tallies => ({ accessChecks: new Tally(), verifications: new Tally() });
