import type { Verifier } from '../bundles/keys.ts';
import { parseObject, readLine, splitHash } from '../bundles/lines.ts';
import type { TextLine } from '../bundles/text-lines.ts';
import { type Closing, closingOf, type SealedClosings } from './closings.ts';
import { leafHash, MerkleTree } from './merkle-tree.ts';
import { problem, type UsageProblem } from './problems.ts';

const FORMAT = 'tenantry-usage-bundle';
const VERSION = 1;

/** The closing whose calls are being read. */
interface Current extends Closing {
  line: number;
  tree: MerkleTree;
  cost: number;
  /** The place of the last call. */
  last: string;
  /** Whether what is wrong was found already, so that the root says nothing more. */
  isFaulty: boolean;
}

/** Reads a bundle line by line, and finds what is wrong with it. */
export class UsageReader {
  readonly counts = { closings: 0, calls: 0, costNanoUsd: 0 };
  header: Record<string, unknown> | undefined;
  #current: Current | undefined;
  readonly #seen = new Map<number, Closing>();

  constructor(
    readonly verifier: Verifier,
    readonly sealed: SealedClosings,
  ) {}

  /** Reads the first line. @returns what is wrong, if the rest cannot be read either */
  async readHeader({ text, number }: TextLine): Promise<UsageProblem | undefined> {
    const line = text === undefined ? undefined : readLine(text);
    if (line?.type !== 'header' || line.value.format !== FORMAT || line.value.version !== VERSION)
      return problem(
        'malformed',
        number,
        null,
        `Line ${number} is not the header of a bundle that this version reads.`,
      );
    const { keyId } = this.verifier;
    const { key_id: named, workspace_id: workspaceId } = line.value;
    if (named !== keyId)
      return problem('wrong_key', number, null, `The bundle names the key ${named}, and yours is ${keyId}.`);
    if (!(await this.verifier.isSigned('usage-bundle', line.value)))
      return problem('forged', number, null, `The signature in line ${number} is not by the key.`);
    if (workspaceId !== this.sealed.workspaceId)
      return problem(
        'audit',
        null,
        null,
        `The audit log is that of ${this.sealed.workspaceId}, and the bundle is of ${workspaceId}.`,
      );
    this.header = line.value;
    return undefined;
  }

  /** Reads lines after the header. */
  async *read(lines: readonly TextLine[]): AsyncGenerator<UsageProblem> {
    // Hashes are computed together, and compared in order.
    const hashed = await Promise.all(lines.map((line) => this.#hashOf(line)));
    for (const [index, line] of lines.entries()) yield* this.#readLine(line, hashed[index]);
  }

  /** Reads what follows the last line feed. */
  async *finish({ text, number }: TextLine): AsyncGenerator<UsageProblem> {
    if (text !== '') yield problem('cut_off', number, null, 'The bundle is cut off in its last line.');
    yield* this.#endClosing();
    yield* this.#requireAll();
    const { closings, calls } = this.header ?? {};
    if (closings === this.counts.closings && calls === this.counts.calls) return;
    const found = `${this.counts.closings} closings with ${this.counts.calls} calls`;
    const said = `${closings} with ${calls}`;
    const isLess = this.counts.calls < Number(calls) || this.counts.closings < Number(closings);
    yield problem(
      isLess ? 'missing' : 'added',
      1,
      null,
      `The bundle has ${found}, and its header says ${said}.`,
    );
  }

  async #hashOf({ text }: TextLine): Promise<{ stated: string; computed: string } | undefined> {
    const split = text === undefined ? undefined : splitHash(text);
    return split && { stated: split.hash, computed: await leafHash(this.verifier, split.rest) };
  }

  async *#readLine(
    { text = '', number }: TextLine,
    hashed: { stated: string; computed: string } | undefined,
  ): AsyncGenerator<UsageProblem> {
    if (hashed !== undefined) return yield* this.#readCall(text, number, hashed);
    const line = readLine(text);
    const closing = line?.type === 'closing' ? closingOf(line.value) : undefined;
    if (closing === undefined) {
      if (this.#current) this.#current.isFaulty = true;
      return yield problem(
        'malformed',
        number,
        this.#current?.day ?? null,
        `Line ${number} is not what the server wrote.`,
      );
    }
    yield* this.#endClosing();
    yield* this.#beginClosing(closing, number);
  }

  *#readCall(
    text: string,
    line: number,
    { stated, computed }: { stated: string; computed: string },
  ): Generator<UsageProblem> {
    const current = this.#current;
    const { id, admitted_at: time, cost_nano_usd: cost } = parseObject(text) ?? {};
    this.counts.calls += 1;
    if (current === undefined)
      return yield problem('malformed', line, null, `The call in line ${line} stands before any closing.`);
    const { day } = current;
    const place = `${time} ${id}`;
    // The cost is one of the members that the hash covers.
    current.cost += typeof cost === 'number' ? cost : 0;
    current.tree.add(computed);
    const fault =
      stated !== computed
        ? problem('altered', line, day, `The call ${id} in line ${line} was changed.`)
        : place === current.last
          ? problem('repeated', line, day, `The call ${id} is there again in line ${line}.`)
          : place < current.last
            ? problem('reordered', line, day, `The call ${id} in line ${line} is not in its place.`)
            : undefined;
    if (place > current.last) current.last = place;
    if (fault === undefined) return;
    current.isFaulty = true;
    yield fault;
  }

  *#beginClosing(closing: Closing, line: number): Generator<UsageProblem> {
    const { serial, day } = closing;
    const before = [...this.#seen.values()].at(-1);
    const again = this.#seen.has(serial);
    this.#current = { ...closing, line, tree: new MerkleTree(), cost: 0, last: '', isFaulty: again };
    if (again)
      return yield problem('repeated', line, day, `The closing ${serial} is there again in line ${line}.`);
    this.#seen.set(serial, closing);
    this.counts.closings += 1;
    if (before !== undefined && (before.day > day || (before.day === day && before.serial > serial)))
      yield problem('reordered', line, day, `The closing ${serial} in line ${line} is not in its place.`);
    yield* this.#compare(closing, line);
  }

  /** Compares a closing with what the audit log says. */
  *#compare(closing: Closing, line: number): Generator<UsageProblem> {
    const { serial, day } = closing;
    const sealed = this.sealed.bySerial.get(serial);
    if (sealed !== undefined) {
      // What the calls must make is what is sealed.
      if (this.#current) Object.assign(this.#current, sealed);
      if (JSON.stringify(sealed) === JSON.stringify(closing)) return;
      return yield problem(
        'altered',
        line,
        day,
        `The closing ${serial} in line ${line} is not the one that the audit log seals.`,
      );
    }
    const serials = [...this.sealed.bySerial.keys()];
    const isOld = this.sealed.isShortened && serials.every((other) => other > serial);
    if (isOld || serials.every((other) => other < serial))
      return yield problem(
        'unproven',
        line,
        day,
        `The audit log ${isOld ? 'no longer has' : 'does not have'} the closing ${serial} of ${day}. Use an export of the log that has it.`,
      );
    yield problem('added', line, day, `The audit log has no closing ${serial}.`);
  }

  /** Compares the calls of the current closing with its seal. */
  async *#endClosing(): AsyncGenerator<UsageProblem> {
    const current = this.#current;
    this.#current = undefined;
    if (current === undefined) return;
    const { day, line, serial, tree, cost, calls, costNanoUsd, merkleRoot, isFaulty } = current;
    this.counts.costNanoUsd += cost;
    if (tree.count !== calls)
      return yield problem(
        tree.count < calls ? 'missing' : 'added',
        line,
        day,
        `The closing ${serial} of ${day} has ${tree.count} calls, and the audit log seals ${calls}.`,
      );
    if (isFaulty) return;
    if ((await tree.root(this.verifier)) !== merkleRoot)
      return yield problem(
        'altered',
        line,
        day,
        `The calls of the closing ${serial} of ${day} are not those that the audit log seals.`,
      );
    if (cost !== costNanoUsd)
      yield problem(
        'altered',
        line,
        day,
        `The calls of the closing ${serial} cost ${cost} nano-dollars, and the audit log says ${costNanoUsd}.`,
      );
  }

  /** Requires every closing of the period that the export knew. */
  *#requireAll(): Generator<UsageProblem> {
    const { since, until, last_closing: last } = this.header ?? {};
    if (Number(last) > 0 && !this.sealed.bySerial.has(Number(last)))
      yield problem(
        'unproven',
        null,
        null,
        `The audit log does not have the closing ${last}, the last that the export knows. Use an export of the log that has it.`,
      );
    for (const { serial, day } of this.sealed.bySerial.values())
      if (serial <= Number(last) && day >= String(since) && day <= String(until) && !this.#seen.has(serial))
        yield problem('missing', null, day, `The closing ${serial} of ${day} is left out.`);
  }

  /** Returns the closings of the period that were sealed after the export. */
  get later(): number {
    const { since, until, last_closing: last } = this.header ?? {};
    return [...this.sealed.bySerial.values()].filter(
      ({ serial, day }) => serial > Number(last) && day >= String(since) && day <= String(until),
    ).length;
  }
}
