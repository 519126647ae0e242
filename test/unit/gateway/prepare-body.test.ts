import { describe, expect, it } from 'vitest';
import { type BodyChanges, prepareBody } from '../../../server/features/gateway/formats/prepare-body.ts';
import { randomOf, rounds, seedOf } from '../../support/scale.ts';

const prepare = (text: string, changes: BodyChanges): string => {
  const raw = Buffer.from(text);
  return prepareBody(raw, JSON.parse(text), changes).toString('utf8');
};

const ODD =
  '\t{ "seed" : 9223372036854775807,"x":1.10e+02, "é\\u00e9":"\\ud83d\\ude00 \\"}{\\\\" ,\n"model":"gpt-4o","y":-0.0, "x":2,' +
  '"deep":{"model":"inner","a":[{"b":"]"},[]]},"":null, "messages":[ {"role":"user","content":"hi"} ] }\r\n';

describe('the body of a request', () => {
  it('is the same buffer if nothing changes', () => {
    const raw = Buffer.from(ODD);
    const parsed = JSON.parse(ODD);
    for (const changes of [
      {},
      { model: 'gpt-4o' },
      { override: { y: -0 } },
      { rename: { max_completion_tokens: 'max_tokens' } },
    ]) {
      expect(prepareBody(raw, parsed, changes)).toBe(raw);
    }
  });

  it('changes the model in its place and leaves all else as the client wrote it', () => {
    expect(prepare(ODD, { model: 'gpt-4o-mini' })).toBe(ODD.replace('"gpt-4o"', '"gpt-4o-mini"'));
  });

  it('finds a member whose name is escaped', () => {
    expect(prepare('{"mod\\u0065l":"a"}', { model: 'b' })).toBe('{"mod\\u0065l":"b"}');
  });

  it('adds members at the end, also to an empty object', () => {
    expect(prepare('{ }', { model: 'a' })).toBe('{ "model":"a"}');
    expect(prepare('{"a":1 }', { override: { b: [2], c: null } })).toBe('{"a":1,"b":[2],"c":null }');
  });

  it('sets what a config overrides', () => {
    expect(
      prepare('{"temperature":0.30,"top_p":1,"n":2}', {
        override: { temperature: 0.5, top_p: 1.0, n: { a: 1 } },
      }),
    ).toBe('{"temperature":0.5,"top_p":1,"n":{"a":1}}');
    expect(prepare('{"temperature":0.30}', { override: { temperature: 0.3 } })).toBe('{"temperature":0.30}');
  });

  it('does not take members of the prototype for overrides', () => {
    const text = '{"toString":1,"constructor":2,"__proto__":3}';
    expect(prepare(text, { model: 'm' })).toBe('{"toString":1,"constructor":2,"__proto__":3,"model":"m"}');
  });

  it('gives repetitions of a member that it decides by one value, and leaves other repetitions', () => {
    expect(prepare('{"model":"dear","a":1,"a":2,"model":"cheap"}', {})).toBe(
      '{"model":"cheap","a":1,"a":2,"model":"cheap"}',
    );
    expect(prepare('{"n":9,"n":1}', { model: 'm' })).toBe('{"n":1,"n":1,"model":"m"}');
    const same = Buffer.from('{"model":"a","model":"a"}');
    expect(prepareBody(same, { model: 'a' }, {})).toBe(same);
  });

  it.each([
    ['{"stream":true}', '{"stream":true,"stream_options":{"include_usage":true}}'],
    ['{"stream_options":null}', '{"stream_options":{"include_usage":true}}'],
    ['{"stream_options":{}}', '{"stream_options":{"include_usage":true}}'],
    [
      '{"stream_options":{ "x":1.0,"include_usage":false }}',
      '{"stream_options":{ "x":1.0,"include_usage":true }}',
    ],
    ['{"stream_options":{"include_usage":true}}', '{"stream_options":{"include_usage":true}}'],
  ])('asks for the usage of a stream in %s', (text, expected) => {
    expect(prepare(text, { includeUsage: true })).toBe(expected);
  });

  it('asks for the usage also where a config sets the options of the stream', () => {
    expect(
      prepare('{}', { includeUsage: true, override: { stream_options: { include_obfuscation: false } } }),
    ).toBe('{"stream_options":{"include_obfuscation":false,"include_usage":true}}');
  });

  const rename = { max_completion_tokens: 'max_tokens' };
  it.each([
    ['{"max_completion_tokens": 5.0,"a":1}', {}, '{"max_tokens": 5.0,"a":1}'],
    ['{"max_tokens":9,"max_completion_tokens":5,"a":1}', {}, '{"max_tokens":5,"a":1}'],
    ['{"a":1,"max_completion_tokens":5,"max_tokens":9}', {}, '{"a":1,"max_tokens":5}'],
    ['{"max_completion_tokens":5}', { override: { max_completion_tokens: 7 } }, '{"max_tokens":7}'],
    ['{"max_completion_tokens":5}', { maxTokens: 3 }, '{"max_tokens":3}'],
    ['{}', { maxTokens: 3 }, '{"max_tokens":3}'],
  ])('renames members that the provider knows by another name in %s', (text, changes, expected) => {
    expect(prepare(text, { ...changes, rename })).toBe(expected);
  });

  it.each([
    ['chat', '{}', '{"max_completion_tokens":300}'],
    ['chat', '{"max_tokens":900}', '{"max_tokens":300}'],
    [
      'chat',
      '{"max_tokens":900,"max_completion_tokens":800}',
      '{"max_tokens":300,"max_completion_tokens":300}',
    ],
    ['responses', '{}', '{"max_output_tokens":300}'],
    ['messages', '{"max_tokens":900}', '{"max_tokens":300}'],
    [
      'messages',
      '{"max_tokens":9000,"thinking":{"type":"enabled","budget_tokens":4000}}',
      '{"max_tokens":300,"thinking":{"type":"disabled"}}',
    ],
  ] as const)('limits what a model may write, for %s in %s', (wire, text, expected) => {
    expect(prepare(text, { wire, maxTokens: 300 })).toBe(expected);
  });

  it('keeps the budget for thinking below the limit', () => {
    const text = '{"max_tokens":9000,"thinking":{"type":"enabled","budget_tokens":8000}}';
    expect(JSON.parse(prepare(text, { wire: 'messages', maxTokens: 5_000 }))).toEqual({
      max_tokens: 5_000,
      thinking: { type: 'enabled', budget_tokens: 4_000 },
    });
    expect(JSON.parse(prepare(text, { wire: 'messages', maxTokens: 8_500 })).thinking.budget_tokens).toBe(
      8_000,
    );
  });
});

describe('any body', () => {
  const random = randomOf(seedOf('bodies'));
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;
  const space = () => pick(['', '', '', ' ', '\n', '\t \r\n']);
  const text = () =>
    pick(['""', '"a"', '"\\\\"', '"\\""', '"{[,:]}"', '"\\u0041\\ud83d\\ude00"', '"日本 “x”"', '"\\\\\\""']);
  const number = () =>
    pick([
      '0',
      '-0',
      '1.0',
      '1e5',
      '1E-7',
      '9223372036854775807',
      '-9007199254740993',
      '0.1000',
      '123456789012345678901234567890',
    ]);

  function value(depth: number): string {
    const kind = random(depth > 3 ? 3 : 5);
    if (kind === 0) return text();
    if (kind === 1) return number();
    if (kind === 2) return pick(['true', 'false', 'null']);
    const items = Array.from(
      { length: random(4) },
      () => space() + (kind === 3 ? '' : `${text()}${space()}:${space()}`) + value(depth + 1) + space(),
    );
    return kind === 3
      ? `[${items.join(',')}${items.length ? '' : space()}]`
      : `{${items.join(',')}${items.length ? '' : space()}}`;
  }

  /** Returns the parts of an object: the members with what surrounds them. */
  function parts(): { before: string; name: string; value: string; after: string }[] {
    return Array.from({ length: random(8) }, () => ({
      before: space(),
      name: pick([text(), text(), '"seed"', '"temperature"', '"model"']),
      value: `${space()}:${space()}${value(0)}`,
      after: space(),
    }));
  }

  it('reaches the provider byte by byte if nothing is to change, and keeps all but the model otherwise', () => {
    for (let round = 0; round < rounds({ sample: 5_000, full: 200_000 }); round += 1) {
      const members = parts().filter(
        ({ name }, index, all) => name !== '"model"' || all.findIndex((one) => one.name === name) === index,
      );
      const join = (list: typeof members) =>
        `${space()}{${list.map((one) => one.before + one.name + one.value + one.after).join(',')}}`;
      const body = join(members);
      const raw = Buffer.from(body);
      expect(prepareBody(raw, JSON.parse(body), {})).toBe(raw);

      const changed = prepareBody(raw, JSON.parse(body), { model: 'new "model" é' }).toString('utf8');
      const model = members.find(({ name }) => name === '"model"');
      if (model === undefined) {
        const at = body.lastIndexOf('}') - (members.at(-1)?.after.length ?? 0);
        const added = `${members.length ? ',' : ''}"model":${JSON.stringify('new "model" é')}`;
        expect(changed).toBe(body.slice(0, at) + added + body.slice(at));
      } else {
        const lead = /^\s*:\s*/.exec(model.value)?.[0] ?? '';
        const before =
          body.indexOf(model.before + model.name + model.value) + model.before.length + model.name.length;
        expect(changed).toBe(
          body.slice(0, before) +
            lead +
            JSON.stringify('new "model" é') +
            body.slice(before + model.value.length),
        );
      }
      expect(JSON.parse(changed)).toEqual({ ...JSON.parse(body), model: 'new "model" é' });
    }
  });
});
