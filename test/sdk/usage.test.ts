import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type BundleSource,
  type UsageProblem,
  type UsageSummary,
  verifyUsageBundle,
} from '../../sdk/src/usage/index.ts';
import { canonicalJson } from '../../server/auth/secrets/canonical-json.ts';
import { createSecrets } from '../../server/auth/secrets/secrets.ts';
import { leafHash, MerkleTree } from '../../server/features/gateway/reconciliations/merkle-tree.ts';
import { makeBundle, signer } from '../support/audit-bundle.ts';
import { randomOf, rounds, seedOf } from '../support/scale.ts';
import { makeUsageBundle, workspaceId } from '../support/usage-bundle.ts';

const publicKey = signer.publicKey;

async function verify(usage: BundleSource, audit: string, key = publicKey) {
  const problems: UsageProblem[] = [];
  let summary: UsageSummary | undefined;
  for await (const result of verifyUsageBundle(usage, { publicKey: key, auditBundle: audit })) {
    if (result.type === 'summary') summary = result;
    else problems.push(result);
  }
  if (summary === undefined) throw new Error('There is no summary at the end.');
  return { summary, problems, codes: problems.map(({ code }) => code) };
}

/** Three days in January with late calls of the first, and one day before and after the period. */
const CLOSINGS = [
  ['2025-12-31', false, 2],
  ['2026-01-01', false, 5],
  ['2026-01-02', false, 4],
  ['2026-01-01', true, 2],
  ['2026-01-05', false, 3],
  ['2026-02-01', false, 1],
] as const;
const JANUARY = { since: '2026-01-01', until: '2026-01-31' };
const { usage, audit } = await makeUsageBundle(CLOSINGS, JANUARY);
const lines = usage.trimEnd().split('\n');
const textOf = (some: readonly string[]) => `${some.join('\n')}\n`;

type Value = Record<string, unknown>;
const parse = (line = '{}'): Value => JSON.parse(line);
const write = (value: Value) => canonicalJson(value as never);
const isCall = (line: string) => parse(line).type === undefined;
const callLines = lines.flatMap((line, index) => (isCall(line) ? [index] : []));
const closingLines = lines.flatMap((line, index) => (parse(line).type === 'closing' ? [index] : []));

/** Writes a call with the hash that it then has. */
function hashed({ hash: _, ...call }: Value): string {
  return write({ ...call, hash: leafHash(write(call)).toString('hex') });
}

/** Makes all closings say what their calls are. */
function closedAgain(some: readonly string[]): string[] {
  return some.map((line, index) => {
    if (parse(line).type !== 'closing') return line;
    const after = some.slice(index + 1);
    const end = after.findIndex((other) => !isCall(other));
    const calls = (end < 0 ? after : after.slice(0, end)).map(parse);
    const tree = new MerkleTree();
    for (const call of calls) tree.add(Buffer.from(String(call.hash), 'hex'));
    const cost = calls.reduce((sum, call) => sum + Number(call.cost_nano_usd), 0);
    const said = { calls: calls.length, cost_nano_usd: cost, merkle_root: tree.root().toString('hex') };
    return write({ ...parse(line), ...said });
  });
}

const replaced = (index: number, ...other: string[]) => [
  ...lines.slice(0, index),
  ...other,
  ...lines.slice(index + 1),
];
const FIELDS = [
  'cost_nano_usd',
  'prices_version',
  'model',
  'usage',
  'usage_source',
  'api_key_id',
  'metadata',
  'charges',
];

/** Changes a field of a call. */
function changed(index: number, field: string): Value {
  const call = parse(lines[index]);
  const value = call[field];
  const other =
    typeof value === 'number' ? value - 1 : typeof value === 'string' ? `${value}x` : { input_uncached: 1 };
  return { ...call, [field]: other };
}

/** The tamperings of each kind, by random choices. */
const TAMPERINGS: Readonly<Record<string, (pick: <Item>(items: readonly Item[]) => Item) => string[]>> = {
  'changes a field of a call': (pick) => {
    const index = pick(callLines);
    return replaced(index, write(changed(index, pick(FIELDS))));
  },
  'changes a call and its hash': (pick) => {
    const index = pick(callLines);
    return replaced(index, hashed(changed(index, pick(FIELDS))));
  },
  'changes a call, its hash and its closing': (pick) => {
    const index = pick(callLines);
    return closedAgain(replaced(index, hashed(changed(index, pick(FIELDS)))));
  },
  'removes a call': (pick) => replaced(pick(callLines)),
  'removes a call and says so in its closing': (pick) => closedAgain(replaced(pick(callLines))),
  'repeats a call': (pick) => {
    const index = pick(callLines);
    return replaced(index, lines[index] ?? '', lines[index] ?? '');
  },
  'adds a call': (pick) => {
    const index = pick(callLines);
    const call = { ...parse(lines[index]), id: 'glg_zzzzzzzzzzzzzzzzzzzzzzzzzz' };
    return closedAgain(replaced(index, lines[index] ?? '', hashed(call)));
  },
  'swaps two lines': (pick) => {
    const [one, other] = [pick(callLines), pick([...callLines, ...closingLines])];
    if (one === other) return replaced(one);
    const some = [...lines];
    [some[one], some[other]] = [lines[other] ?? '', lines[one] ?? ''];
    return some;
  },
  'leaves a day out': (pick) => {
    const from = pick(closingLines);
    const end = closingLines.find((index) => index > from) ?? lines.length;
    return [...lines.slice(0, from), ...lines.slice(end)];
  },
  'changes a closing': (pick) => {
    const index = pick(closingLines);
    const value = parse(lines[index]);
    const field = pick(['serial', 'calls', 'cost_nano_usd', 'day', 'merkle_root', 'late']);
    const said = value[field];
    const other =
      typeof said === 'number'
        ? said + 1
        : typeof said === 'boolean'
          ? !said
          : String(said).replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
    return replaced(index, write({ ...value, [field]: other }));
  },
  'changes the header': (pick) => {
    const field = pick(['since', 'until', 'calls', 'closings', 'last_closing', 'workspace_id', 'created_at']);
    const header = parse(lines[0]);
    const said = header[field];
    return replaced(0, write({ ...header, [field]: typeof said === 'number' ? said - 1 : `${said}0` }));
  },
  'cuts off the end': (pick) => lines.slice(0, pick(callLines)),
};

describe('an export of calls', () => {
  it('is valid with the audit log, and says what it contains', async () => {
    expect(await verify(usage, audit)).toEqual({
      codes: [],
      problems: [],
      summary: {
        ...{ type: 'summary', valid: true, problems: 0, workspaceId, keyId: signer.keyId, ...JANUARY },
        exportId: expect.stringMatching(/^gux_/),
        exportedAt: parse(lines[0]).created_at,
        ...{ closings: 4, calls: 14, costNanoUsd: 14_000, laterClosings: 0 },
      },
    });
  });

  it('is valid in pieces of any size, and with thousands of calls', async () => {
    const large = await makeUsageBundle([['2026-01-01', false, 2501]], JANUARY);
    const bytes = Buffer.from(large.usage);
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += 4099) yield bytes.subarray(at, at + 4099);
    }
    expect((await verify(pieces(), large.audit)).summary).toMatchObject({ valid: true, calls: 2501 });
  });

  it('is valid without calls', async () => {
    const empty = await makeUsageBundle(CLOSINGS, { since: '2026-03-01', until: '2026-03-31' });
    expect((await verify(empty.usage, empty.audit)).summary).toMatchObject({
      valid: true,
      calls: 0,
      closings: 0,
    });
  });

  it('is valid when more was closed later, and says so', async () => {
    const early = await makeUsageBundle(CLOSINGS, { ...JANUARY, known: 3 });
    expect((await verify(early.usage, early.audit)).summary).toMatchObject({
      valid: true,
      calls: 9,
      laterClosings: 2,
    });
  });
});

describe('a tampered export of calls', () => {
  const seed = seedOf('tampered usage');
  it.each(Object.entries(TAMPERINGS))('is found when someone %s', async (what, tamper) => {
    const random = randomOf(seed + what.length);
    const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;
    for (let round = 0; round < rounds({ sample: 15, full: 5000 }); round += 1) {
      const text = textOf(tamper(pick));
      const { summary, problems } = await verify(text, audit);
      expect([summary.valid, problems.length > 0], text).toEqual([false, true]);
    }
  });

  it('is found with the line and the day of the change', async () => {
    const [, second = 0] = callLines;
    const { problems } = await verify(
      textOf(replaced(second, write(changed(second, 'prices_version')))),
      audit,
    );
    expect(problems).toMatchObject([{ code: 'altered', line: second + 1, day: '2026-01-01' }]);
  });

  it('is found when a day is left out, by its name', async () => {
    const [, , from = 0, end = 0] = closingLines;
    const { problems } = await verify(textOf([...lines.slice(0, from), ...lines.slice(end)]), audit);
    expect(problems).toMatchObject([
      { code: 'missing', day: '2026-01-02' },
      { code: 'missing', line: 1 },
    ]);
  });

  it.each([
    [
      'signed with another key',
      () => verify(usage, audit, createSecrets('another pepper').auditSigner.publicKey),
      ['audit'],
    ],
    ['with the audit log of another workspace', () => verify(usage, makeBundle(3, 3)), ['audit']],
    [
      'with an audit log that was changed',
      () => verify(usage, audit.replace('"serial":3', '"serial":4')),
      ['audit'],
    ],
    ['that is not an export', () => verify('{}\n', audit), ['malformed']],
    ['that is empty', () => verify('', audit), ['malformed']],
  ])('is refused %s', async (_, verifying, codes) => {
    expect((await verifying()).codes).toEqual(codes);
  });

  it('is not proved by an audit log that does not have the closings yet, or any longer', async () => {
    const before = await makeUsageBundle(CLOSINGS, { ...JANUARY, audited: 4 });
    expect(new Set((await verify(before.usage, before.audit)).codes)).toEqual(new Set(['unproven']));
    const after = await makeUsageBundle(CLOSINGS, { ...JANUARY, shortened: 5 });
    expect(new Set((await verify(after.usage, after.audit)).codes)).toEqual(new Set(['unproven']));
  });
});

it('hashes a call as the guide describes', () => {
  const { hash, ...call } = parse(lines[callLines[0] ?? 0]);
  expect(hash).toBe(createHash('sha256').update('\0').update(write(call)).digest('hex'));
});
