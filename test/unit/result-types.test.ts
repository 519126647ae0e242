import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { types } from '../../server/database/pg/result-types.ts';

describe('a time of PostgreSQL', () => {
  it.each([
    '2026-11-29 18:19:53.692+00',
    '2026-11-29 18:19:53.6+00',
    '2026-11-29 18:19:53+00',
    '2026-11-29 18:19:53.692123+00',
    '2024-02-29 23:59:59.999+00',
    '1969-12-31 23:59:59.001+00',
    '1000-01-01 00:00:00+00',
    '0044-03-15 00:00:00+00',
    '9999-12-31 23:59:59+00',
    '12026-01-01 00:00:00+00',
    '0044-03-15 00:00:00+00 BC',
    '2026-11-29 18:19:53.692+05:30',
    '2026-11-29 18:19:53-03',
  ])('%s is the one that the driver reads', (text) => {
    const read = types.getTypeParser(pg.types.builtins.TIMESTAMPTZ, 'text');
    expect(read(text)).toEqual(pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ, 'text')(text));
  });
});
