import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { locate } from './locate.ts';
import { readContractParts } from './parts.ts';

/** A report of Redocly, as `--format=json` prints it. */
interface Report {
  problems: Array<{
    severity: string;
    ruleId: string;
    message: string;
    location: Array<{ pointer?: string }>;
  }>;
}

// `npm run check:spec` lints openapi.yaml and reports the part and line of each problem.
const root = fileURLToPath(new URL('../../../', import.meta.url));
const { stdout, stderr } = spawnSync(
  'redocly',
  ['lint', 'openapi.yaml', '--config=.redocly.yaml', '--format=json', '--max-problems=1000'],
  {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  },
);
if (!stdout.startsWith('{')) throw new Error(`redocly has not linted openapi.yaml: ${stderr}`);
const { problems } = JSON.parse(stdout) as Report;
const { head, parts } = readContractParts(root);
for (const { severity, ruleId, message, location } of problems) {
  const { file, line } = locate(location[0]?.pointer ?? '', head, parts);
  console.error(`${file}:${line} ${severity} ${ruleId}: ${message}`);
}
if (problems.length > 0) process.exitCode = 1;
else console.log('openapi.yaml has no problems.');
