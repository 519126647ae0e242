import type { TargetCall } from './call-target.ts';
import type { StreamReceiver } from './provider-answer.ts';

/** An answer is read on for so long. */
const MAX_MS = 30_000;
/** The request, and an answer that is no stream. Their memory is no longer counted. */
export const MAX_DRAINED_BYTES = 1024 * 1024;
/** So many are read on at a time. */
const MAX_DRAINS = 64;

/** Reads answers whose clients have left to their ends, so that the providers say what was used. */
export class Drains {
  #free = MAX_DRAINS;

  /**
   * Reads an answer on, if there are not too many.
   * @param onPart gets each part of a stream
   * @param onEnd called once, when the answer is over or takes too long
   * @returns what ends it before that
   */
  begin(
    { call, payload }: TargetCall,
    { onPart, onEnd }: { onPart(part: Buffer): void; onEnd(): void },
  ): (() => void) | undefined {
    if (this.#free === 0) return undefined;
    this.#free -= 1;
    let isOver = false;
    const end = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      this.#free += 1;
      onEnd();
    };
    const timer = setTimeout(end, MAX_MS);
    const receiver: StreamReceiver = {
      write(part) {
        onPart(part);
        return true;
      },
      ...{ end, endFailed: end, fail: end },
    };
    call.readOn(MAX_DRAINED_BYTES);
    void call.answered.then((answer) => {
      if (isOver) return;
      if (answer.kind === 'whole') payload?.answered(answer.body);
      if (answer.kind === 'stream') answer.pipe(receiver);
      else end();
    });
    return end;
  }
}
