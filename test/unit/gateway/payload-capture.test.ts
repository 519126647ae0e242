import { describe, expect, it, vi } from 'vitest';
import { payloadContentOf } from '../../../server/features/gateway/payloads/content.ts';
import {
  type CapturedPayload,
  PayloadCapture,
} from '../../../server/features/gateway/payloads/payload-capture.ts';
import { MAX_MEMORY, PayloadMemory } from '../../../server/features/gateway/payloads/payload-memory.ts';
import { strictest } from '../../../server/features/gateway/payloads/policies.ts';
import { MAX_SIDE } from '../../../server/features/gateway/payloads/side.ts';

const call = {
  ...{ tenantId: 'ws_1', logId: 'glg_1', level: 'full' as const, admittedAt: new Date() },
  scrub: (bytes: Buffer) => bytes,
};

function captureTools() {
  const stored: CapturedPayload[] = [];
  const onLost = vi.fn();
  return {
    stored,
    onLost,
    memory: new PayloadMemory(),
    store: (one: CapturedPayload) => void stored.push(one),
  };
}

describe('the strictest level', () => {
  it('is that of any that is named, and nothing where none is', () => {
    expect(strictest(['full', null, 'redacted'])).toBe('redacted');
    expect(strictest(['full', 'metadata'])).toBe('metadata');
    expect(strictest([null])).toBeNull();
  });
});

describe('a recorded call', () => {
  it('is stored once, with its request and its answer', async () => {
    const tools = captureTools();
    const capture = new PayloadCapture(tools, call, Buffer.from('{"a":1}'));
    capture.add(Buffer.from('data: 1\n\n'));
    capture.add(Buffer.from('data: 2\n\n'));
    capture.end();
    capture.end();
    capture.add(Buffer.from('late'));
    expect(tools.stored).toHaveLength(1);
    expect(await payloadContentOf(tools.stored[0] as CapturedPayload)).toEqual({
      request: { body: '{"a":1}', size: 7, isCut: false },
      answer: { body: 'data: 1\n\ndata: 2\n\n', size: 18, isCut: false },
    });
  });

  it('is cut at 256 kB a side, at a whole character, without a part of a value at the end', async () => {
    const tools = captureTools();
    const mail = 'ada@acme.com ';
    const request = Buffer.from(`${'ü'.repeat(MAX_SIDE / 2 - 3)}${mail.repeat(100)}`);
    const capture = new PayloadCapture(tools, { ...call, level: 'redacted' }, request);
    capture.answered(Buffer.alloc(MAX_SIDE + 1, 'ü'));
    const content = await payloadContentOf(tools.stored[0] as CapturedPayload);
    expect(content.request).toMatchObject({ size: request.length, isCut: true });
    expect(content.request.body).not.toContain('ada');
    expect(content.answer).toMatchObject({ size: MAX_SIDE + 1, isCut: true });
    for (const side of [content.request, content.answer]) {
      expect(Buffer.byteLength(side?.body ?? '')).toBeLessThanOrEqual(MAX_SIDE);
      expect(side?.body).not.toContain('\ufffd');
    }
  });

  it('is lost, and gives its memory back, when too many wait to be stored', () => {
    const tools = captureTools();
    const body = Buffer.alloc(MAX_SIDE);
    const most = Math.floor(MAX_MEMORY / MAX_SIDE);
    for (let count = 0; count < most + 5; count += 1) new PayloadCapture(tools, call, body).end();
    expect(tools.stored.length).toBe(most);
    expect(tools.onLost).toHaveBeenCalledTimes(5);
    for (const { request } of tools.stored) request.release();
    expect(tools.memory.take(MAX_MEMORY)).toBe(true);
  });
});
