/** What a replica does for the guards that are connected to it: applications that verify credentials in process. */
export interface GuardHooks {
  /**
   * Delays the acknowledgement of a change until the guards have confirmed it, or their leases have expired.
   * @returns `undefined` when there is nothing to wait for
   */
  hold(): Promise<void> | undefined;
  /** Receives a message of another replica. */
  onMessage(message: string): void;
}

/** The hooks of a server without guards. */
export const NO_GUARDS: GuardHooks = { hold: () => undefined, onMessage: () => undefined };

/** Those who wait until this replica knows every change that was committed before they asked. */
export class CatchUps {
  #waiting: Array<(isCaughtUp: boolean) => void> = [];

  get isRequested(): boolean {
    return this.#waiting.length > 0;
  }

  request(): Promise<boolean> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Takes those who wait, before a confirmation is sent. @returns how to answer them */
  take(): (isCaughtUp: boolean) => void {
    const taken = this.#waiting;
    this.#waiting = [];
    return (isCaughtUp) => {
      for (const resolve of taken) resolve(isCaughtUp);
    };
  }
}
