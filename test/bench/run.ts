import { build } from '../support/built.ts';
import { calibrate } from './support/calibration.ts';
import { useCalibration } from './support/report.ts';
import { recordedCalibration, slowdown, TOLERANCE } from './support/results.ts';

/** `npm run bench -- NAME` runs `test/bench/NAME.ts`; with `--save` it records the figures in RESULTS.md. */
const [name = '', option] = process.argv.slice(2);
if (!/^[a-z-]+$/.test(name) || name === 'run' || (option !== undefined && option !== '--save')) {
  console.error('Usage: npm run bench -- NAME [--save], where NAME.ts is in test/bench: routing, sealing, …');
  process.exit(2);
}
build();
const calibration = await calibrate();
console.log('calibration', JSON.stringify(calibration));
const recorded = recordedCalibration(name);
if (recorded !== undefined && slowdown(calibration, recorded) > TOLERANCE) {
  console.log(
    `The machine is slower than at the recorded run (${JSON.stringify(recorded)}): trust ratios only.`,
  );
}
useCalibration(calibration, option === '--save');
await import(`./${name}.ts`);
