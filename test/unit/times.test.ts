import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../server/api/problem.ts';
import { canonicalTime } from '../../server/api/times.ts';
import { toFieldViolations } from '../../server/http/data-exception.ts';

describe('a time of a request', () => {
  it.each([
    ['2026-01-31T09:30:00Z', '2026-01-31T09:30:00Z'],
    ['2026-01-31t09:30:00z', '2026-01-31T09:30:00Z'],
    ['2026-01-31T09:30:00.5+02:00', '2026-01-31T07:30:00.5Z'],
    ['2026-10-09T16:24:09-21:19', '2026-10-10T13:43:09Z'],
    ['2026-10-09T16:24:09+23:59', '2026-10-08T16:25:09Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
    ['0000-12-31T23:30:00-01:00', '0001-01-01T00:30:00Z'],
    ['0099-06-01T00:00:00Z', '0099-06-01T00:00:00Z'],
    ['9999-12-31T23:59:59.9999999Z', '9999-12-31T23:59:59.999999Z'],
    ['2099-12-31T23:59:60Z', '2100-01-01T00:00:00Z'],
    ['2016-12-31T18:59:60-05:00', '2017-01-01T00:00:00Z'],
  ])('is written in UTC: %s', (text, canonical) => {
    expect(canonicalTime(text)).toBe(canonical);
    expect(new Date(canonical).getTime()).not.toBeNaN();
  });

  it.each([
    '9999-12-31T23:59:59-01:00',
    '9999-12-31T23:59:60Z',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+00:01',
    '+010000-01-01T00:00:00Z',
    '2030-01-01 00:00:00Z',
    '2030-01-01T00:00:00',
    '2030-01-01T00:00Z',
    '2030-01-01',
    '2030-02-29T00:00:00Z',
    '2030-13-01T00:00:00Z',
    '2030-00-10T00:00:00Z',
    '2030-01-01T24:00:00Z',
    '2030-01-01T12:30:60Z',
    '2030-01-01T00:00:00+24:00',
    '2030-01-01T00:00:00+01:60',
    '2030-01-01T00:00:00+0100',
    '2030-01-01T00:00:00.Z',
    ' 2030-01-01T00:00:00Z',
    '2030-01-01T00:00:00Z\n',
    '٢٠٣٠-01-01T00:00:00Z',
  ])('is refused when it is no RFC 3339 time of the years 0001 to 9999: %j', (text) => {
    expect(canonicalTime(text)).toBeUndefined();
  });
});

describe('a value that the database cannot represent', () => {
  const error = Object.assign(new Error('value "70000" is out of range for type smallint'), {
    code: '22003',
  });

  it('is refused with the name of each field that has it', () => {
    const input = { params: {}, query: {}, headers: {}, body: { limit: { requests: 70000 }, name: 'a' } };
    const problem = toFieldViolations(error, input);
    expect(problem).toBeInstanceOf(ProblemError);
    expect(problem).toMatchObject({
      code: 'invalid_request',
      extras: { errors: [{ location: 'body', path: 'limit/requests', code: 'out_of_range' }] },
    });
    expect(JSON.stringify(problem)).not.toContain('70000');
  });

  it('stays an error of the server when no field has it', () => {
    const input = { params: {}, query: {}, headers: {}, body: undefined };
    expect(toFieldViolations(error, input)).toBe(error);
  });
});
