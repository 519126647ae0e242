import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What an image runs, and where. */
export interface BuiltImage {
  /** The folder that stands for the root of the last stage. */
  root: string;
  workdir: string;
  env: Readonly<Record<string, string>>;
  command: string[];
  healthcheck: string[];
}

interface Instruction {
  name: string;
  rest: string;
}

const instructionsOf = (dockerfile: string): Instruction[] =>
  readFileSync(dockerfile, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ name: line.slice(0, line.indexOf(' ')), rest: line.slice(line.indexOf(' ') + 1) }));

/** Files that match a pattern with at most one `*`, in its last part. */
function filesMatching(pattern: string): string[] {
  const [start = '', end] = basename(pattern).split('*');
  if (end === undefined) return [pattern];
  const names = readdirSync(dirname(pattern)).filter((name) => name.startsWith(start) && name.endsWith(end));
  return names.map((name) => join(dirname(pattern), name));
}

const arrayIn = (text: string): string[] => JSON.parse(text.slice(text.indexOf('['))) as string[];

/**
 * Takes the steps of a Dockerfile without Docker: each stage is a folder, and absolute paths are inside it. It knows the
 * instructions that our Dockerfile uses, and ignores those that change only the image's metadata.
 * @param run runs a command of a stage in a folder
 */
export function takeSteps(
  dockerfile: string,
  context: string,
  folder: string,
  run: (command: string, cwd: string) => void,
): BuiltImage {
  const stages = new Map<string, string>();
  const image: BuiltImage = { root: '', workdir: '/', env: {}, command: [], healthcheck: [] };
  for (const { name, rest } of instructionsOf(dockerfile)) {
    if (name === 'FROM') {
      image.root = join(folder, `stage-${stages.size}`);
      image.workdir = '/';
      mkdirSync(image.root, { recursive: true });
      stages.set(/ AS (\w+)$/.exec(rest)?.[1] ?? '', image.root);
    } else if (name === 'WORKDIR') {
      image.workdir = rest;
      mkdirSync(join(image.root, rest), { recursive: true });
    } else if (name === 'COPY') {
      const from = /^--from=(\w+) /.exec(rest)?.[1];
      const [target = '', ...sources] = rest
        .replace(/^--from=\w+ /, '')
        .split(' ')
        .reverse();
      copy(from === undefined ? context : (stages.get(from) ?? ''), sources, image, target);
    } else if (name === 'RUN') {
      run(
        rest.replace(/(?<= )\/[\w./-]+/g, (path) => `"${image.root}${path}"`),
        join(image.root, image.workdir),
      );
    } else if (name === 'ENV') {
      image.env = { ...image.env, ...Object.fromEntries(rest.split(' ').map((pair) => pair.split('='))) };
    } else if (name === 'CMD') image.command = arrayIn(rest);
    else if (name === 'HEALTHCHECK') image.healthcheck = arrayIn(rest);
    else if (!['USER', 'VOLUME', 'EXPOSE'].includes(name)) throw new Error(`Unknown instruction: ${name}`);
  }
  return image;
}

function copy(
  from: string,
  patterns: readonly string[],
  { root, workdir }: BuiltImage,
  target: string,
): void {
  const to = join(root, target.startsWith('/') ? target : join(workdir, target));
  for (const pattern of patterns) {
    const sources = pattern === '.' ? [from] : filesMatching(join(from, pattern));
    if (sources.length === 0) throw new Error(`COPY found no ${pattern}.`);
    for (const source of sources)
      cpSync(source, target.endsWith('./') ? join(to, basename(source)) : to, { recursive: true });
  }
}
