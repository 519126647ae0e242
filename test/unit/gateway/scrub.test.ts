import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headersToClient } from '../../../server/features/gateway/relays/response-headers.ts';
import { createScrubber } from '../../../server/features/gateway/relays/scrub.ts';
import { rounds } from '../../support/scale.ts';

const SECRET = 'sk-a/sk-a+"sk-b';
const SPELLINGS = [
  SECRET,
  encodeURIComponent(SECRET),
  JSON.stringify(SECRET).slice(1, -1),
  Buffer.from(`Bearer ${SECRET}`).toString('base64url'),
];
const scrub = createScrubber(`Bearer ${SECRET}`);

/** Passes a text in chunks that end at some places. */
function inChunks(text: Buffer, ends: readonly number[]): Buffer {
  const stream = scrub.stream();
  const places = [...new Set(ends.map((end) => end % (text.length + 1)))].sort((a, b) => a - b);
  const parts = [...places, text.length].map((end, index) =>
    stream.push(text.subarray(places[index - 1] ?? 0, end)),
  );
  return Buffer.concat([...parts, stream.end()]);
}

describe('the removal of a secret from a stream', () => {
  const ends = fc.array(fc.nat(400), { maxLength: 30 });
  const piece = fc.oneof(fc.constantFrom(...SPELLINGS, 's', 'sk-a', 'sk-a/sk-a', '\n\n'), fc.string());

  it('does not depend on where it is cut, and leaves nothing of any spelling', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), ends, (pieces, places) => {
        const text = Buffer.from(pieces.join(''));
        const passed = inChunks(text, places).toString();
        for (const spelling of SPELLINGS) expect(passed).not.toContain(spelling);
      }),
      { numRuns: rounds({ sample: 500, full: 50_000 }) },
    );
  });

  it('changes no byte of what has no secret in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), ends, (bytes, places) => {
        expect(inChunks(Buffer.from(bytes), places)).toEqual(Buffer.from(bytes));
      }),
      { numRuns: rounds({ sample: 300, full: 20_000 }) },
    );
  });

  it('holds nothing back that cannot be the beginning of a secret', () => {
    const frame = Buffer.from('data: {"choices":[]}\n\n');
    expect(scrub.stream().push(frame)).toBe(frame);
  });
});

describe('the headers of an answer', () => {
  it('have no secret, and no characters that a header should not have', () => {
    const headers = {
      'content-type': 'application/json',
      'x-request-id': `req ${SECRET}`,
      'openai-organization': 'sk-proj-********abcd',
      'openai-model': 'grüße',
      'x-ratelimit-reset': '1s',
    };
    expect(headersToClient(headers, scrub)).toEqual({
      'Content-Type': 'application/json',
      'X-Upstream-Request-Id': 'req [redacted]',
      'openai-organization': '[redacted]',
      'x-ratelimit-reset': '1s',
    });
  });
});
