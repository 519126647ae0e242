import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { scaffoldResource } from './scaffold.ts';

// `npm run new:resource <area>/<name>`, see CONTRIBUTING.md.
const root = fileURLToPath(new URL('../../../', import.meta.url));
const [name, prefix] = process.argv.slice(2);
if (name === undefined) {
  console.error('Usage: npm run new:resource <area>/<plural> [prefix of ids], such as tenancy/labels');
  process.exit(1);
}
try {
  const files = scaffoldResource(root, name, prefix);
  execFileSync('npx', ['biome', 'check', '--write', ...files], { cwd: root, stdio: 'ignore' });
  execFileSync('npm', ['run', '-s', 'generate'], { cwd: root, stdio: 'inherit' });
  console.log(files.join('\n'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
