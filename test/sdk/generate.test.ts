import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { generate } from '../../sdk/generate.ts';

const fixture = await readFile(new URL('fixture.yaml', import.meta.url), 'utf8');
const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

test('the committed files are what the document generates', async () => {
  const { version } = JSON.parse(await read('sdk/package.json'));
  const files = await generate(await read('openapi.yaml'), version);
  expect(files['routes.gen.ts']).toBe(await read('sdk/generated/routes.gen.ts'));
  for (const name of ['schema.gen.ts', 'types.gen.ts'] as const)
    expect(files[name] === (await read(`sdk/generated/${name}`)), name).toBe(true);
});

test('no hand-written file names a resource or an operation', async () => {
  const types = (await generate(await read('openapi.yaml'), '0'))['types.gen.ts'];
  const ids = [...types.matchAll(/^ {2}'(\w+)\.(\w+)': \{$/gm)];
  expect(ids.length).toBeGreaterThan(10);
  const files = (await readdir(new URL('../../sdk/src', import.meta.url))).filter((name) =>
    name.endsWith('.ts'),
  );
  expect(files).toContain('client.ts');
  for (const file of files) {
    const code = (await read(`sdk/src/${file}`)).replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '');
    for (const [, resource, verb] of ids) expect(code).not.toContain(`${resource}.${verb}`);
  }
});

describe('the route table', async () => {
  const files = await generate(fixture, '1.2.3');
  const { 'routes.gen.ts': routes, 'schema.gen.ts': schema } = files;

  test.each([
    ['a path and a query', "list: 'GET /v1/shelves/{shelf}/books{?limit,cursor}'"],
    ['a body', "create: 'POST /v1/shelves/{shelf}/books body'"],
    ['a POST without a body', "close: 'POST /v1/shelves/{shelf}/close'"],
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

  test('leaves examples of whole bodies out of the types, and no other property with that name', () => {
    expect(schema).not.toContain('Moby-Dick');
    expect(schema).toMatch(/example\?: string/);
  });
});

describe('the types', async () => {
  const types = (await generate(fixture, '1.2.3'))['types.gen.ts'];

  test.each([
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the generated text.
    ['an id by its prefix', 'export type BookId = `bok_${string}`;'],
    ['the built-in roles', "export type BuiltinRole = 'reader' | 'writer';"],
    [
      'an argument with the fields of path and body',
      `/** The arguments of \`books.update\`. */
export interface BookUpdateParams {
  shelf: string;
  /** Id of the book. */
  book: BookId;
  title: string;
  author?: string | undefined;
}`,
    ],
    [
      'a result whose inner objects have names of their own',
      `/** A book. */
export interface Book {
  /** Id of the book. */
  id: BookId;
  /** Its title. */
  title: string;
  example?: string | undefined;
  format?: 'paper' | 'audio' | undefined;
  owner?: BuiltinRole | RolId | null | undefined;
  size?: BookSize | undefined;
  copies?: BookCopy[] | undefined;
  publisher?: Publisher | null | undefined;
}`,
    ],
    ['a default', '@default "Unknown"'],
    [
      'a text, the errors and an example of each method',
      `  /**
   * Add a book
   *
   * It stands at the end. It may not say *\\/ in its name.
   *
   * [Reference](http://localhost:3000/reference/books.create), on a server under development.
   *
   * @example
   * \`\`\`ts
   * const book = await tenantry.books.create({ shelf: 'shelf', title: 'Moby-Dick' });
   * \`\`\`
   */
  create(params: BookCreateParams, options?: IdempotentOptions): ApiPromise<Book>;`,
    ],
    ['an option where the operation has it', 'options?: ConditionalOptions): ApiPromise<Book>'],
    ['a promise of a list', 'options?: CallOptions): PagePromise<BookList, Book>'],
    ['a promise of a text', 'options?: CallOptions): TextPromise'],
    ['a promise of nothing', 'options?: IdempotentOptions): ApiPromise<void>'],
    ['a text for each resource', '/** What people read. */\nexport interface BooksResource {'],
  ])('have %s', (_, text) => {
    // Fields without a text are those that the fixture leaves without one.
    expect(types.replaceAll('  /** The items of the list. */\n', '')).toContain(text);
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
