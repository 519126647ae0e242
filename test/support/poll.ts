import { setTimeout as delay } from 'node:timers/promises';

interface PollOptions {
  /** What the test waits for, as the error names it. */
  what: string;
  /** Milliseconds. */
  timeout?: number;
  /** Milliseconds between two reads. */
  interval?: number;
}

export const isPresent = <T>(value: T | undefined): value is T => value !== undefined;

/** Reads a value until it is as expected, and returns it. @throws at the deadline, with the last value that was read */
export async function pollUntil<T, Done extends T>(
  read: () => T | Promise<T>,
  isDone: (value: T) => value is Done,
  options: PollOptions,
): Promise<Done>;
export async function pollUntil<T>(
  read: () => T | Promise<T>,
  isDone: (value: T) => boolean,
  options: PollOptions,
): Promise<T>;
export async function pollUntil<T>(
  read: () => T | Promise<T>,
  isDone: (value: T) => boolean,
  { what, timeout = 15_000, interval = 20 }: PollOptions,
): Promise<T> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const value = await read();
    if (isDone(value)) return value;
    if (performance.now() > deadline) {
      throw new Error(`Waited ${timeout} ms for ${what}. The last value was ${JSON.stringify(value)}.`);
    }
    await delay(interval);
  }
}
