import { describe, expect, it } from 'vitest';
import { redact } from '../../../server/features/gateway/redaction/redact.ts';
import { randomOf, rounds, seedOf } from '../../support/scale.ts';
import { escaped, KINDS, pick, plantedValue, type Random } from './planted.ts';

const ROUNDS = rounds({ sample: 600, full: 50_000 });

/** Each string in a JSON value, and in the JSON that such a string contains. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') {
    const inner = value.startsWith('{') ? textsOf(JSON.parse(value)) : [];
    return [value, ...inner];
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(textsOf)
    : [String(value)];
}

const LONGEST_LEFT = 7;
/** Parts of a value that a text still has. */
const survivors = (text: string, value: string) =>
  Array.from({ length: Math.max(1, value.length - LONGEST_LEFT) }, (_, at) =>
    value.slice(at, at + LONGEST_LEFT + 1),
  ).filter((part) => text.includes(part));

const AROUND = [
  'Hello',
  'call',
  'at',
  'the',
  'order',
  'für',
  'çok',
  '(',
  ')',
  ',',
  '.',
  ':',
  '\n',
  '"',
  '42',
];
const words = (random: Random) => Array.from({ length: 1 + random(6) }, () => pick(random, AROUND)).join(' ');
const planted = (random: Random, value: string) =>
  `${words(random)}${pick(random, [' ', '"', '\n', ', ', ': ('])}${value}${pick(random, [' ', '"', '\n', ')', ', '])}${words(random)}`;

describe('redact', () => {
  it('leaves no planted value in JSON, however it is escaped, and leaves JSON', async () => {
    const random = randomOf(seedOf('redacted JSON'));
    for (let round = 0; round < ROUNDS; round += 1) {
      const kind = pick(random, KINDS);
      const value = plantedValue(random, kind);
      const text = planted(random, value);
      const inner = `{"to":"${escaped(random, text)}","n":17}`;
      const raw = pick(random, [
        `{"messages":[{"role":"user","content":"${escaped(random, text)}"}],"seed":1700000000}`,
        JSON.stringify({ arguments: inner }),
        `{"${escaped(random, value)}":true}`,
      ]);
      const clean = await redact(raw, { isStream: false });
      expect(clean, raw).toContain(`[redacted:`);
      const left = textsOf(JSON.parse(clean)).concat(Object.keys(JSON.parse(clean)));
      for (const part of left) expect(survivors(part, value), `${kind} ${value} in ${raw}`).toEqual([]);
    }
  });

  it('leaves no planted value in a stream that spreads it over frames', async () => {
    const random = randomOf(seedOf('redacted streams'));
    for (let round = 0; round < ROUNDS; round += 1) {
      const value = plantedValue(random, pick(random, KINDS));
      const text = planted(random, value);
      const pieces = text.match(new RegExp(`[^]{1,${1 + random(9)}}`, 'g')) ?? [];
      const end = pick(random, ['\n\n', '\r\n\r\n']);
      const frames = pieces.flatMap((piece, at) => [
        `data: {"id":"c-1","choices":[{"delta":{"content":"${escaped(random, piece)}"},"index":0}]}${end}`,
        ...(at % 2 === 0 ? [`data: {"choices":[{"index":1,"delta":{"content":"x${at}"}}]}${end}`] : []),
      ]);
      const raw = `: hello${end}${frames.join('')}data: [DONE]${end}`;
      const clean = await redact(raw, { isStream: true });
      const data = clean.split(/\r?\n/).filter((line) => line.startsWith('data: {'));
      expect(data.length).toBe(frames.length);
      const said = data
        .map((line) => JSON.parse(line.slice('data: '.length)).choices[0])
        .filter(({ index }) => index === 0)
        .map(({ delta }) => delta.content)
        .join('');
      expect(survivors(said, value), `${value} in ${raw}`).toEqual([]);
      expect(said, raw).toContain('[redacted:');
    }
  });

  it('changes nothing else', async () => {
    const texts = [
      '{"model":"gpt-4o","messages":[{"role":"user","content":"Write 3 lines. \\"Go\\" \\u00fc 12:30:45 1.2.3"}]}',
      '{"created":1764489600,"usage":{"prompt_tokens":12,"cost":0.41111111111111},"seed":9007199254740993}',
      '{"embedding":[-0.0123456789012,0.5321234567,1e-7],"id":"chatcmpl-9zX0a","fingerprint":"fp_44709d6fcb"}',
      'data: {"choices":[{"index":0,"delta":{"content":"2026-01-15 std::vector<int> a@b"}}]}\n\ndata: [DONE]\n\n',
      '',
      '{"cut":"in the mid',
    ];
    for (const text of texts) expect(await redact(text, { isStream: text.startsWith('data') })).toBe(text);
  });

  it('says what it has removed, also where a number was', async () => {
    const body = '{"a":"ada@acme.com, +90 532 123 45 67","card":4111111111111111,"ip":["10.0.0.1"]}';
    expect(await redact(body, { isStream: false })).toBe(
      '{"a":"[redacted:email], [redacted:phone]","card":"[redacted:card]","ip":["[redacted:ip]"]}',
    );
    expect(await redact('mail ada\u200b@acme.com or ４１１１ 1111 1111 1111', { isStream: false })).toBe(
      'mail [redacted:email] or [redacted:card]',
    );
    expect(
      await redact('{"url":"https://u:p4ss@db.acme.com/x%40y?m=ada%40acme.com"}', { isStream: false }),
    ).toBe('{"url":"https://u:[redacted:email]/x%40y?m=[redacted:email]"}');
  });

  it('lets other work go on while it searches a text that is made to be slow', async () => {
    const SIZE = 256 * 1024;
    const LONG_MS = 50;
    const hostile = [
      '@',
      'a@',
      'a.',
      '1',
      '1 ',
      '12-',
      '+',
      ':',
      '::',
      'eyJ-',
      'sk-',
      '\\u0',
      '\\\\',
      '{"a":[',
      '%4',
      'TR33 ',
      '-----BEGIN PRIVATE KEY-----',
    ];
    for (const text of hostile) {
      let turns = 0;
      const timer = setInterval(() => {
        turns += 1;
      }, 0);
      const began = performance.now();
      await redact(text.repeat(SIZE / text.length), { isStream: true });
      const isLong = performance.now() - began > LONG_MS;
      clearInterval(timer);
      if (isLong) expect(turns, text).toBeGreaterThan(0);
    }
  });
});
