import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { generate } from '../../sdk/generate.ts';

const fixture = await readFile(new URL('fixture.yaml', import.meta.url), 'utf8');
const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

test('the committed files are what the document generates', async () => {
  const { version } = JSON.parse(await read('sdk/package.json'));
  const files = await generate(await read('openapi.yaml'), version);
  expect(files['routes.gen.ts']).toBe(await read('sdk/generated/routes.gen.ts'));
  expect(files['schema.gen.ts'] === (await read('sdk/generated/schema.gen.ts'))).toBe(true);
});

test('no hand-written file names a resource or an operation', async () => {
  const routes = (await generate(await read('openapi.yaml'), '0'))['routes.gen.ts'];
  const ids = [...routes.matchAll(/Method<'(\w+)\.(\w+)'>/g)];
  expect(ids.length).toBeGreaterThan(10);
  for (const file of ['client', 'errors', 'index', 'api-promise', 'request', 'retry', 'types', 'webhooks']) {
    const code = (await read(`sdk/src/${file}.ts`)).replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '');
    for (const [, resource, verb] of ids) expect(code).not.toContain(`${resource}.${verb}`);
  }
});

describe('the route table', async () => {
  const { 'routes.gen.ts': routes, 'schema.gen.ts': schema } = await generate(fixture, '1.2.3');

  test.each([
    ['a path and a query', "list: 'GET /v1/shelves/{shelf}/books{?limit,cursor}'"],
    ['a body and an idempotency key', "create: 'POST /v1/shelves/{shelf}/books body key'"],
    ['a POST without a body', "close: 'POST /v1/shelves/{shelf}/close key'"],
    ['If-Match', "update: 'PATCH /v1/shelves/{shelf}/books/{book} body match'"],
    [
      'an array that repeats its name, and an answer that is text',
      "export: 'GET /v1/shelves/{shelf}/export{?tags} explode text'",
    ],
    ['an array in one value', "search: 'GET /v1/books{?authors}'"],
  ])('has %s', (_, line) => {
    expect(routes).toContain(`    ${line},\n`);
  });

  test('names the version', () => {
    expect(routes).toContain("export const version = '1.2.3'");
  });

  test('documents each method', () => {
    expect(routes).toContain(`    /**
     * Add a book
     *
     * It stands at the end. It may not say *\\/ in its name.
     */
    create: Method<'books.create'>;
`);
  });

  test('comes with a type for each schema', () => {
    expect(schema).toContain("export type Book = components['schemas']['Book'];");
    expect(schema).not.toContain('Record<string, never>;\nexport');
  });

  test('leaves examples of whole bodies out of the types, and no other property with that name', () => {
    expect(schema).not.toContain('Moby-Dick');
    expect(schema).toMatch(/example\?: string/);
  });
});

describe('the generator of the client', () => {
  const refused = (from: string, to: string) => {
    expect(fixture).toContain(from);
    return generate(fixture.replace(from, to), '0');
  };

  test('refuses an operationId that is not resource.verb', async () => {
    await expect(refused('books.close', 'closeBooks')).rejects.toThrow(
      'closeBooks: an operationId is "resource.verb"',
    );
  });

  test('refuses two fields of one name', async () => {
    await expect(refused('author: { type: string }', 'shelf: { type: string }')).rejects.toThrow(
      'books.create: two fields are named "shelf"',
    );
  });

  test('refuses a body that is neither JSON nor a CSV file', async () => {
    await expect(refused('application/json: # the body', 'text/plain:')).rejects.toThrow(
      'books.create: a body is required, and application/json or text/csv',
    );
  });

  test('refuses two successes', async () => {
    await expect(refused('"404":', '"202":')).rejects.toThrow('books.create: there is one success');
  });

  test('refuses a reference to nothing', async () => {
    await expect(refused('parameters/Limit', 'parameters/Limitt')).rejects.toThrow(
      '#/components/parameters/Limitt is not in the document',
    );
  });
});
