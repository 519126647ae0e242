import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { promisify } from 'node:util';
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import {
  type AuditProblem,
  type AuditVerification,
  VerificationRuntimeError,
  verifyAuditBundle,
} from '../../sdk/src/audit/index.ts';
import { makeBundle, signer } from '../support/audit-bundle.ts';
import { randomOf, rounds, seedOf } from '../support/scale.ts';

const options = { publicKey: signer.publicKey };
const verify = (bundle: string | Uint8Array) => verifyAuditBundle(bundle, options);

async function problemOf(bundle: string | Uint8Array): Promise<AuditProblem> {
  const result = await verify(bundle);
  if (result.valid) throw new Error('The bundle is valid.');
  return result.problem;
}

/** 20 entries and 4 checkpoints: line 0 is the header, entry n is line n, the end is line 25. */
const bundle = makeBundle(20, 5);
const lines = bundle.trimEnd().split('\n');
const textOf = (some: readonly string[]) => `${some.join('\n')}\n`;
const without = (from: number, count = 1) =>
  textOf(lines.filter((_, index) => index < from || index >= from + count));

/** Of the eight bits of a byte, how many are flipped, from one that the seed chooses on. */
const BITS = rounds({ sample: 2, full: 8 });
const random = randomOf(seedOf('audit'));
const bitsOf = (first: number) => Array.from({ length: BITS }, (_, index) => (first + index) % 8);

describe('verifyAuditBundle', () => {
  it('accepts what the server writes, as text and as bytes, and describes it', async () => {
    const result = await verify(bundle);
    expect(result).toEqual({
      valid: true,
      workspaceId: expect.stringMatching(/^ws_/),
      exportId: expect.stringMatching(/^exp_/),
      exportedAt: '2026-11-22T08:00:00.000Z',
      keyId: signer.keyId,
      entries: 20,
      firstSeq: 1,
      lastSeq: 20,
      checkpoints: 4,
    });
    expect(await verify(new TextEncoder().encode(bundle))).toEqual(result);
  });

  it('accepts a chain without an entry, and one that retention has shortened', async () => {
    expect(await verify(makeBundle(0, 5))).toMatchObject({
      valid: true,
      entries: 0,
      firstSeq: null,
      lastSeq: null,
    });
    expect(await verify(makeBundle(12, 5, 1000))).toMatchObject({
      valid: true,
      entries: 12,
      firstSeq: 1001,
      lastSeq: 1012,
    });
  });

  it(`finds ${BITS} flipped bits of every byte`, async () => {
    const bytes = new TextEncoder().encode(makeBundle(3, 2));
    const undetected: number[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      for (const bit of bitsOf(random(8))) {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        if ((await verify(changed)).valid) undetected.push(at);
      }
    }
    expect(undetected).toEqual([]);
  }, 120_000);

  it('names the entry in which a byte was changed', async () => {
    const target = lines[7] ?? '';
    for (let at = 1; at < target.length - 1; at += 3) {
      const other = target[at] === 'x' ? 'y' : 'x';
      const changed = [...lines];
      changed[7] = target.slice(0, at) + other + target.slice(at + 1);
      const { code, seq, line } = await problemOf(textOf(changed));
      expect(['altered', 'malformed', 'missing', 'repeated', 'cut_off', 'forged', 'reordered']).toContain(
        code,
      );
      // A changed number makes it another entry in the place of the seventh.
      expect([line, seq]).toEqual([8, expect.toBeOneOf([7, 17, 77])]);
    }
  });

  it.each([
    ['the first entry', 1, { code: 'missing', seq: 1 }],
    ['an entry in the middle', 9, { code: 'missing', seq: 9 }],
    ['the last entry', 20, { code: 'cut_off', seq: 20 }],
    ['the header', 0, { code: 'malformed', line: 1 }],
    ['a checkpoint', 22, { code: 'missing', seq: null }],
    ['the last checkpoint', 24, { code: 'missing', seq: null }],
    ['the end', 25, { code: 'cut_off', seq: 21 }],
  ])('finds that %s was removed', async (_name, index, problem) => {
    expect(await problemOf(without(index))).toMatchObject(problem);
  });

  it('finds every single line that was removed, and every two neighbours that changed places', async () => {
    for (let index = 0; index < lines.length; index += 1) {
      expect((await verify(without(index))).valid, `without line ${index + 1}`).toBe(false);
      const swapped = [...lines];
      [swapped[index], swapped[index + 1]] = [lines[index + 1] ?? '', lines[index] ?? ''];
      if (index + 1 < lines.length)
        expect((await verify(textOf(swapped))).valid, `swapped ${index + 1}`).toBe(false);
    }
  });

  it('names the place that another entry has taken', async () => {
    const swapped = [...lines];
    [swapped[6], swapped[11]] = [lines[11] ?? '', lines[6] ?? ''];
    expect(await problemOf(textOf(swapped))).toMatchObject({ code: 'reordered', seq: 6, line: 7 });
    const repeated = [...lines.slice(0, 9), lines[4] ?? '', ...lines.slice(9)];
    expect(await problemOf(textOf(repeated))).toMatchObject({ code: 'repeated', seq: 4, line: 10 });
  });

  it('finds every truncation, at each byte', async () => {
    const small = new TextEncoder().encode(makeBundle(3, 2));
    for (let length = 0; length < small.length; length += 1) {
      expect((await verify(small.subarray(0, length))).valid, `${length} bytes`).toBe(false);
    }
    expect(await problemOf(textOf(lines.slice(0, 11)))).toMatchObject({ code: 'cut_off', seq: 11 });
  });

  it('finds that the end was cut off together with its checkpoints, up to an earlier one', async () => {
    const shortened = [...lines.slice(0, 16), ...lines.slice(21, 24)];
    expect(await problemOf(textOf(shortened))).toMatchObject({ code: 'cut_off', seq: 16 });
    expect(await problemOf(textOf([...shortened, lines[25] ?? '']))).toMatchObject({
      code: 'cut_off',
      seq: 16,
    });
  });

  it('finds a line that was added', async () => {
    for (const added of ['', '{}', lines[3] ?? '', lines[21] ?? '', lines[25] ?? '']) {
      for (let index = 0; index <= lines.length; index += 1) {
        const longer = [...lines.slice(0, index), added, ...lines.slice(index)];
        expect((await verify(textOf(longer))).valid, `${added.slice(0, 20)} at ${index}`).toBe(false);
      }
    }
  });

  it('refuses a chain that was rebuilt without the key', async () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const other = String(publicKey.export({ format: 'jwk' }).x);
    expect(await verifyAuditBundle(bundle, { publicKey: other })).toMatchObject({
      valid: false,
      problem: { code: 'wrong_key' },
    });
    const spliced = makeBundle(20, 5).trimEnd().split('\n');
    // Each of the two is genuine; an end with the entries of another chain is not.
    expect(await problemOf(textOf([...lines.slice(0, 25), spliced[25] ?? '']))).toMatchObject({
      code: 'altered',
    });
    expect(await problemOf(textOf([...lines.slice(0, 1), ...spliced.slice(1)]))).toMatchObject({
      code: 'forged',
    });
  });

  it('verifies many entries', { timeout: 120_000 }, async () => {
    const entries = rounds({ sample: 10_000, full: 100_000 });
    const result = await verify(makeBundle(entries, 1000));
    expect(result).toMatchObject({ valid: true, entries, checkpoints: entries / 1000 });
  });

  it('has types that distinguish a valid bundle from an invalid one', () => {
    expectTypeOf(verifyAuditBundle).returns.toEqualTypeOf<Promise<AuditVerification>>();
    expectTypeOf<Extract<AuditVerification, { valid: false }>['problem']>().toEqualTypeOf<AuditProblem>();
    // @ts-expect-error the key is needed
    void (() => verifyAuditBundle(''));
  });
});

describe('verifyAuditBundle without what it needs', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('refuses an invalid key', async () => {
    for (const publicKey of ['', 'abc', 'ä'.repeat(43), `${signer.publicKey}A`]) {
      await expect(verifyAuditBundle(bundle, { publicKey })).rejects.toThrow(TypeError);
    }
  });

  it('reports a runtime without WebCrypto, or without Ed25519 in it', async () => {
    vi.stubGlobal('crypto', {});
    await expect(verify(bundle)).rejects.toThrow(VerificationRuntimeError);
    const unsupported = () =>
      Promise.reject(new DOMException('Unrecognized algorithm name', 'NotSupportedError'));
    vi.stubGlobal('crypto', { subtle: { importKey: unsupported } });
    await expect(verify(bundle)).rejects.toThrow(/no Ed25519/);
  });

  it('needs nothing of Node', async () => {
    const script = `
      const audit = await import(${JSON.stringify(new URL('../../sdk/src/audit/index.ts', import.meta.url).href)});
      globalThis.Buffer = globalThis.process = undefined;
      const result = await audit.verifyAuditBundle(${JSON.stringify(bundle)}, ${JSON.stringify(options)});
      console.log(result.valid);`;
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    expect(stdout.trim()).toBe('true');
  });
});
