import { readFileSync } from 'node:fs';

const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  scripts: { start: string };
};

/** What stands in `npm start` between `node` and the file. */
export const NODE_ARGUMENTS: readonly string[] = scripts.start.split(' ').slice(1, -1);
