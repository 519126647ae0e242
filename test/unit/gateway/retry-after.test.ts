import { expect, it } from 'vitest';
import { retryAfterMs } from '../../../server/features/gateway/routing/service.ts';

const NOW = Date.parse('2026-01-15T09:30:00Z');

it.each([
  [{ 'retry-after': '3' }, 3000],
  [{ 'retry-after': ' 0.5 ' }, 500],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': 'Thu, 15 Jan 2026 09:30:20 GMT' }, 20_000],
  [{ 'retry-after': 'Thursday, 15-Jan-26 09:30:20 GMT' }, 20_000],
  [{ 'retry-after': 'Thu, 15 Jan 2026 09:29:00 GMT' }, 0],
  [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
  [{ 'x-ms-retry-after-ms': '125.5', 'retry-after': '9' }, 125.5],
  [{ 'retry-after-ms': 'soon', 'retry-after': ['2', '9'] }, 2000],
  [{}, undefined],
  [{ 'retry-after': '' }, undefined],
  [{ 'retry-after': '-1' }, undefined],
  [{ 'retry-after': '1e3' }, undefined],
  [{ 'retry-after': 'Infinity' }, undefined],
  [{ 'retry-after': '2026-01-15T09:31:00Z' }, undefined],
  [{ 'retry-after': 'tomorrow GMT' }, undefined],
] as const)('reads what %j asks to wait as %s', (headers, expected) => {
  expect(retryAfterMs(headers, NOW)).toBe(expected);
});
