/** Reads and writes `test/bench/RESULTS.md`: one section for each bench, written by the bench itself. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Calibration } from './calibration.ts';

const FILE = fileURLToPath(new URL('../RESULTS.md', import.meta.url));
const HEAD = `# Results of the benches

Written by \`npm run bench -- NAME --save\`. Trust ratios first: absolute figures are for two idle cores and only hold where the
calibration of a run is within 1.3 times the one that stands beside them here.
`;

/** A run whose calibration is this much slower than the recorded one says nothing about absolute figures. */
export const TOLERANCE = 1.3;

const read = () => (existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD);
const sectionOf = (bench: string) => new RegExp(`\n## ${bench}\n[\\s\\S]*?(?=\n## |$)`);

/** Replaces the section of a bench. */
export function saveResult(bench: string, report: object): void {
  const section = `\n## ${bench}\n\n\`\`\`json\n${JSON.stringify(report, null, 2)}\n\`\`\`\n`;
  const text = read();
  const pattern = sectionOf(bench);
  writeFileSync(FILE, pattern.test(text) ? text.replace(pattern, () => section) : text + section);
}

/** Returns the calibration that was recorded beside the figures of a bench, if it has any. */
export function recordedCalibration(bench: string): Calibration | undefined {
  const json = /```json\n([\s\S]*?)\n```/.exec(sectionOf(bench).exec(read())?.[0] ?? '')?.[1];
  // Written by `saveResult` above.
  return json === undefined ? undefined : (JSON.parse(json) as { calibration: Calibration }).calibration;
}

/** Returns how many times slower the machine is than when the figures were recorded, by the worst of the three measures. */
export function slowdown(now: Calibration, recorded: Calibration): number {
  return Math.max(
    recorded.express_per_s / now.express_per_s,
    now.fetch_us / recorded.fetch_us,
    recorded.pgbench_inserts_per_s / now.pgbench_inserts_per_s,
  );
}
