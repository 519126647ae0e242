import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { VARIABLES } from '../../server/config.ts';
import { SECTIONS } from '../../server/config-descriptions.ts';
import { generateConfigReference } from '../../server/generate-config-reference.ts';
import { readableUrl } from '../../server/startup-banner.ts';
import { AVOIDED_WORDS } from '../support/vocabulary.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const decisions = readdirSync(join(root, 'server/decisions')).map((name) => `server/decisions/${name}`);
const guides = readdirSync(join(root, 'server/site/guides')).map((name) => `server/site/guides/${name}`);
const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'server/README.md'],
  ...guides,
  ...decisions,
];
const {
  scripts,
  dependencies,
}: Record<'scripts' | 'dependencies', Record<string, string>> = JSON.parse(read('package.json'));

describe('the README', () => {
  it('has at most 200 lines', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(200);
  });
});

describe('the documents', () => {
  it.each(DOCUMENTS)('%s links to files and headings that exist', (file) => {
    for (const [, link = ''] of read(file).matchAll(/\]\(([^)]+)\)/g)) {
      if (/^https?:|^\/(?:docs|errors|reference)\//.test(link)) continue;
      const [path = '', heading] = link.split('#');
      const target = join(dirname(file), path);
      expect(existsSync(join(root, target)), `${file}: ${link}`).toBe(true);
      if (heading === undefined) continue;
      const headings = [...read(target).matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
        text.toLowerCase().replace(/\W+/g, '-'),
      );
      expect(headings, `${file}: ${link}`).toContain(heading);
    }
  });

  it.each(DOCUMENTS)('%s names files that exist', (file) => {
    for (const [, path = ''] of read(file).matchAll(/`((?:server|sdk|test)\/[^`\s]*)`/g)) {
      if (!/[<…]/.test(path)) expect(existsSync(join(root, path)), `${file}: ${path}`).toBe(true);
    }
  });

  it.each(DOCUMENTS)('%s names functions where they are', (file) => {
    for (const [, name = '', path = ''] of read(file).matchAll(/`(\w+)` in `(server\/[^`<…]+)`/g))
      expect(read(path), `${file}: ${name}`).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it.each(DOCUMENTS)('%s names scripts that exist', (file) => {
    for (const [, name = ''] of read(file).matchAll(/npm run ([a-z]+(?::[a-z]+)*)/g))
      expect(Object.keys(scripts), `${file}: npm run ${name}`).toContain(name);
  });

  it.each(DOCUMENTS)('%s is written in plain words', (file) => {
    expect(read(file)).not.toMatch(AVOIDED_WORDS);
  });

  it('name a local server as it names itself', () => {
    for (const file of ['README.md', 'sdk/README.md', 'sdk/seed.ts', 'openapi.yaml', ...guides])
      expect(read(file), file).not.toContain('http://127.0.0.1');
    expect(readableUrl('http://127.0.0.1:3000')).toBe('http://localhost:3000');
  });

  it('give a reason for every dependency in the architecture page', () => {
    const page = read('server/README.md');
    for (const name of Object.keys(dependencies))
      expect(page, name).toMatch(new RegExp(`^\\| [^|]*${name}[^|]* \\| .+ \\|$`, 'm'));
  });
});

describe('the decision records', () => {
  it('are numbered without gaps', () => {
    const numbers = decisions.map((file) => Number(/\/(\d{4})-[a-z0-9-]+\.md$/.exec(file)?.[1]));
    expect(numbers.sort((a, b) => a - b)).toEqual(decisions.map((_, index) => index + 1));
  });

  it.each(decisions)('%s has a date, a status, a context, a decision and its consequences', (file) => {
    const number = Number(/(\d{4})/.exec(file)?.[1]);
    expect(read(file)).toMatch(
      new RegExp(
        `^# ${number}\\. .+\\n\\n- Date: \\d{4}-\\d{2}-\\d{2}\\n- Status: (accepted|superseded by \\d{4})\\n\\n## Context\\n\\n[^#]+\\n## Decision\\n\\n[^#]+\\n## Consequences\\n\\n[^#]+$`,
      ),
    );
  });
});

describe('the configuration reference', () => {
  it.each(Object.entries(generateConfigReference()))('%s is up to date', (path, text) => {
    expect(read(path) === text, `${path} is stale: run npm run generate`).toBe(true);
  });

  it('describes every variable once, and no other', () => {
    const described = SECTIONS.flatMap(({ variables }) => Object.keys(variables));
    expect(described.sort()).toEqual([...VARIABLES].sort());
    for (const name of VARIABLES) expect(read('.env.example')).toMatch(new RegExp(`^#${name}=`, 'm'));
  });
});
