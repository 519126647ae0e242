import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import { expect, it } from 'vitest';
import { readForm } from '../../server/http/form-body.ts';

/** Reads a form with so many parameters. */
function formOf(count: number) {
  const body = Buffer.from(Array.from({ length: count }, (_, index) => `p${index}=x`).join('&'));
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.length),
  };
  return readForm(Object.assign(Readable.from([body]), { headers }) as Request, {} as Response, 65_536);
}

it('a form has at most 300 parameters', async () => {
  expect(Object.keys(await formOf(300))).toHaveLength(300);
  await expect(formOf(301)).rejects.toThrow(/at most 300 parameters/);
});
