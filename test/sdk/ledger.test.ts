import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { promisify } from 'node:util';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  type BundleSource,
  type LedgerResult,
  type LedgerSummary,
  verifyLedgerBundle,
} from '../../sdk/src/ledger/index.ts';
import { canonicalJson } from '../../server/auth/secrets/canonical-json.ts';
import { createSecrets } from '../../server/auth/secrets/secrets.ts';
import { signStatement } from '../../server/auth/secrets/signed-statement.ts';
import { makeLedgerBundle } from '../support/ledger-bundle.ts';
import { ledgerSigner } from '../support/ledger-seals.ts';

const options = { publicKey: ledgerSigner.publicKey };

async function verify(bundle: BundleSource) {
  const results: LedgerResult[] = [];
  for await (const result of verifyLedgerBundle(bundle, options)) results.push(result);
  const summary = results.pop();
  const problems = results.filter((result) => result.type === 'problem');
  if (summary?.type !== 'summary') throw new Error('There is no summary at the end.');
  return { summary, problems };
}

/** 30 transactions, a checkpoint every 5: the header is line 1, accounts 2 to 4, and 42 lines in all. */
const bundle = makeLedgerBundle(30, 5);
const lines = bundle.trimEnd().split('\n');
const textOf = (some: readonly string[]) => `${some.join('\n')}\n`;
const END = lines.length - 1;

type Value = Record<string, unknown>;
const parse = (index: number): Value => JSON.parse(lines[index] ?? '{}');
const write = (value: Value) => canonicalJson(value as never);
const replaced = (index: number, ...other: string[]) => [
  ...lines.slice(0, index),
  ...other,
  ...lines.slice(index + 1),
];

/** A stranger's key, with which whole statements are signed again. */
const stranger = createSecrets('a pepper of a stranger').auditSigner;

/** Gives a value of the same type that is another one. */
function another(value: unknown, seed: number): unknown {
  if (typeof value === 'number') return value + 1 + seed;
  if (typeof value === 'string')
    return value.length > 0 && !/\d/.test(value)
      ? `${value}x`
      : value.replace(/\d/, (digit) => String((Number(digit) + 1 + (seed % 8)) % 10));
  return value === null ? 'x' : null;
}

/** Changes one field of a line, within an entry or a balance if the line has some. */
function changeField(index: number, seed: number): string[] {
  const value = parse(index);
  const list = (value.entries ?? value.balances) as Value[] | undefined;
  const inner = list !== undefined && seed % 2 === 0;
  const target = (inner ? list[seed % list.length] : value) ?? value;
  const names = Object.keys(target).filter((name) => name !== 'entries' && name !== 'balances');
  const name = names[seed % names.length] ?? '';
  target[name] = another(target[name], seed);
  return replaced(index, write(value));
}

/** Changes an amount so that everything else is consistent again, up to the next signature. */
function rewriteHistory(from: number): string[] {
  let previous: string | undefined;
  return lines.map((text, index) => {
    const { hash, ...rest } = JSON.parse(text) as Value & { entries?: Value[] };
    if (rest.type !== undefined) return text;
    if (index < from) {
      previous = String(hash);
      return text;
    }
    if (index === from) rest.created_by = 'usr_01kah4x8v5ezf9w2m4n65tf4se';
    const digest = createHash('sha256').update(Buffer.from(previous ?? '0'.repeat(64), 'hex'));
    previous = digest.update(write(rest)).digest('hex');
    return write({ ...rest, hash: previous });
  });
}

/** Signs a line again, with the key of a stranger or as another kind of statement. */
function signAgain(index: number, seed: number): string[] {
  const { signature: _, type, balances, ...statement } = parse(index);
  const signer = seed % 2 === 0 ? stranger : ledgerSigner;
  const kind =
    seed % 2 === 0 ? (type === 'checkpoint' ? 'ledger-checkpoint' : 'ledger-bundle') : 'audit-bundle';
  const content = type === 'checkpoint' ? statement : { type, ...statement };
  return replaced(
    index,
    write({
      ...(signStatement(signer, kind, content as never) as Value),
      type,
      ...(balances !== undefined && { balances }),
    }),
  );
}

const signedLines = lines.flatMap((text, index) => (text.includes('"signature"') ? [index] : []));
const transactionLines = lines.flatMap((_, index) => (parse(index).type === undefined ? [index] : []));

interface Tampering {
  what: string;
  /** Lines of which one is named, from 1. */
  near: readonly number[];
  lines: string[];
}

/** The tamperings of each kind, by a seed that says which line and which field. */
const TAMPERINGS: ReadonlyArray<(seed: number) => Tampering> = [
  (seed) => {
    const index = seed % lines.length;
    return {
      what: `change a field of line ${index + 1}`,
      near: [index + 1],
      lines: changeField(index, seed),
    };
  },
  (seed) => {
    const index = seed % lines.length;
    return { what: `delete line ${index + 1}`, near: [index + 1, index + 2, END], lines: replaced(index) };
  },
  (seed) => {
    const index = seed % (lines.length - 1);
    const other = index + 1 + (seed % (END - index));
    const swapped = replaced(index, lines[other] ?? '');
    swapped[other] = lines[index] ?? '';
    return { what: `swap lines ${index + 1} and ${other + 1}`, near: [index + 1], lines: swapped };
  },
  (seed) => {
    const [index, to] = [seed % lines.length, (seed * 7) % (lines.length + 1)];
    const inserted = [...lines.slice(0, to), lines[index] ?? '', ...lines.slice(to)];
    // Twins stand next to each other when the line is inserted beside itself.
    return { what: `repeat line ${index + 1} at ${to + 1}`, near: [to + 1, to + 2], lines: inserted };
  },
  (seed) => {
    const kept = seed % lines.length;
    return { what: `cut after line ${kept}`, near: [kept, kept + 1], lines: lines.slice(0, kept) };
  },
  (seed) => {
    const to = seed % (lines.length + 1);
    const junk = ['', '{}', '{"type":"note"}', 'null', '[]', '\u0000'][Math.floor(seed / 8) % 6] ?? '';
    return {
      what: `insert ${junk} at ${to + 1}`,
      near: [to + 1],
      lines: [...lines.slice(0, to), junk, ...lines.slice(to)],
    };
  },
  (seed) => {
    const index = signedLines[seed % signedLines.length] ?? 0;
    return { what: `sign line ${index + 1} again`, near: [index + 1], lines: signAgain(index, seed) };
  },
  (seed) => {
    const from = transactionLines[seed % transactionLines.length] ?? 0;
    const next = signedLines.find((index) => index > from) ?? END;
    return { what: `rewrite history from line ${from + 1}`, near: [next + 1], lines: rewriteHistory(from) };
  },
];

describe('verifyLedgerBundle', () => {
  it('accepts what the server writes, from each kind of source, and describes it', async () => {
    const bytes = new TextEncoder().encode(bundle);
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += 777) yield bytes.subarray(at, at + 777);
    }
    const stream = new Response(bundle).body;
    if (stream === null) throw new Error('A response has a body.');
    for (const source of [bundle, bytes, pieces(), stream]) {
      const { summary, problems } = await verify(source);
      expect(problems).toEqual([]);
      expect(summary).toEqual({
        type: 'summary',
        valid: true,
        problems: 0,
        workspaceId: expect.stringMatching(/^ws_/),
        projectId: expect.stringMatching(/^prj_/),
        exportId: expect.stringMatching(/^lex_/),
        exportedAt: expect.stringMatching(/^2026-/),
        keyId: ledgerSigner.keyId,
        accounts: 3,
        transactions: 30,
        entries: 60,
        checkpoints: 6,
        lastSeq: 30,
      });
    }
    expect((await verify(makeLedgerBundle(0, 5))).summary).toMatchObject({ valid: true, lastSeq: 0 });
  });

  it('finds 200 tamperings, each in its place', async () => {
    const missed: unknown[] = [];
    let tampered = 0;
    for (let seed = 1; tampered < 200; seed += 1) {
      const tampering = TAMPERINGS[seed % TAMPERINGS.length]?.(seed * 13);
      if (tampering === undefined || textOf(tampering.lines) === bundle) continue;
      tampered += 1;
      const { problems } = await verify(textOf(tampering.lines));
      if (!problems.some(({ line }) => tampering.near.includes(line)))
        missed.push({ what: tampering.what, problems: problems.slice(0, 3) });
    }
    expect(missed).toEqual([]);
  });

  it('finds a change of every field', async () => {
    const missed: string[] = [];
    for (const index of [0, 1, 4, signedLines[1] ?? 0, END]) {
      const count = Object.keys(parse(index)).length;
      for (let field = 0; field < 2 * Math.max(count, 5); field += 1) {
        const { problems } = await verify(textOf(changeField(index, field)));
        if (!problems.some(({ line }) => line === index + 1))
          missed.push(`line ${index + 1}, field ${field}`);
      }
    }
    expect(missed).toEqual([]);
  });

  it('finds a flipped bit of every byte, and truncations everywhere', async () => {
    const bytes = new TextEncoder().encode(makeLedgerBundle(1, 1));
    const undetected: number[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      if ((await verify(changed)).summary.valid) undetected.push(at);
      if (at % 5 === 0 && (await verify(bytes.subarray(0, at))).summary.valid) undetected.push(at);
    }
    expect(undetected).toEqual([]);
  }, 60_000);

  it('reports each of several problems once', async () => {
    const changed = [...lines];
    const [seventh, twentieth] = [transactionLines[6] ?? 0, transactionLines[19] ?? 0];
    changed[seventh] = lines[seventh]?.replace('"occurrence":1', '"occurrence":2') ?? '';
    changed[twentieth] = lines[twentieth]?.replace('"occurrence":1', '"occurrence":2') ?? '';
    const { problems, summary } = await verify(textOf(changed));
    expect(problems.map(({ code, line, seq }) => [code, line, seq])).toEqual([
      ['altered', seventh + 1, 7],
      ['altered', twentieth + 1, 20],
    ]);
    expect(summary).toMatchObject({ valid: false, problems: 2 });
  });

  it('names what is wrong with an entry that does not add up', async () => {
    const index = transactionLines[29] ?? 0;
    const value = parse(index) as Value & { entries: Value[] };
    const [entry] = value.entries;
    if (entry === undefined) throw new Error('A transaction has entries.');
    for (const [name, code] of [
      ['amount', 'unbalanced'],
      ['amount', 'balance'],
      ['version', 'version'],
      ['lane', 'account'],
      ['ledger_account_id', 'account'],
    ] as const) {
      const changed = structuredClone(value);
      changed.entries[0] = {
        ...entry,
        [name]: name === 'ledger_account_id' ? 'lac_x' : Number(entry[name]) + 1,
      };
      const { problems } = await verify(textOf(replaced(index, write(changed))));
      expect(
        problems.map((problem) => [problem.code, problem.line]),
        name,
      ).toContainEqual([code, index + 1]);
    }
  });

  it('refuses the bundle of another key at its first line, and what is no bundle', async () => {
    const publicKey = String(generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x);
    const results: LedgerResult[] = [];
    for await (const result of verifyLedgerBundle(bundle, { publicKey })) results.push(result);
    expect(results).toMatchObject([
      { code: 'wrong_key', line: 1 },
      { type: 'summary', valid: false },
    ]);
    for (const source of ['', 'no bundle', '\n', 'x\n'.repeat(10)])
      expect((await verify(source)).summary).toMatchObject({ valid: false, problems: 1 });
    await expect(verifyLedgerBundle(bundle, { publicKey: 'abc' }).next()).rejects.toThrow(TypeError);
  });

  it('reads a long bundle without keeping it', async () => {
    const { ledgerBundleOf } = await import('../support/ledger-bundle.ts');
    async function* source() {
      yield* ledgerBundleOf(5_000, 1_000);
    }
    expect((await verify(source())).summary).toMatchObject({ valid: true, entries: 10_000, checkpoints: 5 });
  });

  it('needs nothing of Node', async () => {
    const module = new URL('../../sdk/src/ledger/index.ts', import.meta.url).href;
    const script = `
      const ledger = await import(${JSON.stringify(module)});
      globalThis.Buffer = globalThis.process = undefined;
      for await (const result of ledger.verifyLedgerBundle(${JSON.stringify(bundle)}, ${JSON.stringify(options)}))
        console.log(result.valid);`;
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    expect(stdout.trim()).toBe('true');
  });

  it('has types that tell a problem from the summary', () => {
    expectTypeOf<Extract<LedgerResult, { type: 'summary' }>>().toEqualTypeOf<LedgerSummary>();
    // @ts-expect-error the key is needed
    void (() => verifyLedgerBundle(''));
  });
});
