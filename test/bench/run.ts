import { build } from '../support/built.ts';

/** `npm run bench -- NAME` runs `test/bench/NAME.ts`. */
const [name = ''] = process.argv.slice(2);
if (!/^[a-z-]+$/.test(name) || name === 'run') {
  console.error('Usage: npm run bench -- NAME, where NAME.ts is in test/bench: routing, sealing, …');
  process.exit(2);
}
build();
await import(`./${name}.ts`);
