import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { projectPath } from '../../../../project-path.ts';
import { findRow } from '../model-match.ts';
import type { TableRow, TableScale } from '../table-format.ts';
import { genaiRows } from './genai-prices.ts';
import { type LitellmModel, litellmModels } from './litellm.ts';

// Compiles the price table that the product comes with. The rates are those of @pydantic/genai-prices; LiteLLM's file adds what a model
// can write, the rates of service tiers, and the models that the former does not have.
//
//   pip download --no-deps litellm==VERSION && unzip litellm-*.whl litellm/model_prices_and_context_window_backup.json
//   node --import tsx server/features/gateway/prices/compile/main.ts FILE VERSION
//
// Where both state a rate and differ, the script fails until the difference is listed in disagreements.txt: `--accept` lists all.

const [file, litellmVersion, accept] = process.argv.slice(2);
if (file === undefined || litellmVersion === undefined)
  throw new Error('Name the file of LiteLLM and its version.');

/** The head of the list of differences. */
const POLICY =
  '# Rates that differ: provider, model, unit, genai-prices, LiteLLM. Those of genai-prices count, in pico-dollars.';

const here = (name: string): URL => new URL(name, import.meta.url);
const models = litellmModels(JSON.parse(readFileSync(file, 'utf8')));
const rows = genaiRows();
const disagreements: string[] = [];

const current = ({ prices }: TableRow) =>
  prices.findLast(({ from, daily }) => daily === undefined && (from ?? '') <= today);
const today = new Date().toISOString().slice(0, 10);

const byRow = new Map<TableRow, LitellmModel[]>();
const unknown: LitellmModel[] = [];
for (const model of models) {
  const row = findRow(
    rows.filter(({ provider }) => provider === model.provider),
    model.name,
  );
  if (row === undefined) unknown.push(model);
  else byRow.set(row, [...(byRow.get(row) ?? []), model]);
}

/** Notes where both state a rate of a model and differ, and says whether they agree. */
function agrees(row: TableRow, { name, scale }: LitellmModel): boolean {
  const ours = current(row)?.rates ?? {};
  const different = (['input_uncached', 'output_text'] as const).filter(
    (unit) => scale.rates[unit] !== undefined && (ours[unit] ?? 0) !== scale.rates[unit],
  );
  for (const unit of different) {
    disagreements.push(`${row.provider} ${name} ${unit} ${ours[unit] ?? 0} ${scale.rates[unit]}`);
  }
  return different.length === 0;
}

const largest = (counts: readonly (number | undefined)[]): number | undefined => {
  const known = counts.filter((count) => count !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
};

/** What a service tier does not state costs as much as without one: sound, images, searches and requests. */
const UNTIERED = ['input_audio', 'input_image', 'output_audio', 'requests', 'web_searches'] as const;

function completeTiers(tiers: LitellmModel['tiers'], base: TableScale): LitellmModel['tiers'] {
  const kept = Object.fromEntries(
    UNTIERED.flatMap((unit) => (base.rates[unit] === undefined ? [] : [[unit, base.rates[unit]]])),
  );
  const scale = ({ rates, steps }: TableScale): TableScale => ({
    rates: { ...kept, ...rates },
    ...(steps !== undefined && {
      steps: steps.map((step) => ({ ...step, rates: { ...kept, ...step.rates } })),
    }),
  });
  return Object.fromEntries(Object.entries(tiers).map(([name, tier]) => [name, scale(tier)]));
}

function complete(row: TableRow): TableRow {
  const known = byRow.get(row) ?? [];
  const agreeing = known.filter((model) => agrees(row, model));
  const tiers = agreeing.find(({ tiers }) => Object.keys(tiers).length > 0)?.tiers;
  const context = row.context ?? largest(known.map(({ maxInput }) => maxInput));
  const maxOutput = largest(known.map(({ maxOutput }) => maxOutput));
  return {
    provider: row.provider,
    model: row.model,
    match: row.match,
    ...(context !== undefined && { context }),
    ...(maxOutput !== undefined && { max_output: maxOutput }),
    prices: row.prices,
    ...(tiers !== undefined && { service_tiers: completeTiers(tiers, row.prices[0] ?? { rates: {} }) }),
  };
}

const added = unknown.map(
  ({ provider, name, scale, tiers, maxInput, maxOutput }): TableRow => ({
    provider,
    model: name,
    match: { equals: name },
    ...(maxInput !== undefined && { context: maxInput }),
    ...(maxOutput !== undefined && { max_output: maxOutput }),
    prices: [scale],
    ...(Object.keys(tiers).length > 0 && { service_tiers: completeTiers(tiers, scale) }),
  }),
);

const lines = [...rows.map(complete), ...added].map((row) => JSON.stringify(row));
const list = here('disagreements.txt');
const text = `${POLICY}\n${disagreements.sort().join('\n')}\n`;
if (accept === '--accept') writeFileSync(list, text);
const decided = new Set(readFileSync(list, 'utf8').split('\n'));
const open = disagreements.filter((line) => !decided.has(line));
if (open.length > 0) throw new Error(`Decide these, and list them in disagreements.txt:\n${open.join('\n')}`);

const { devDependencies } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8'));
const digest = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 8);
const header = {
  version: `genai-prices-${devDependencies['@pydantic/genai-prices']}+litellm-${litellmVersion}+${digest}`,
  notice: 'Compiled from @pydantic/genai-prices and LiteLLM (MIT). See NOTICE.md.',
};
writeFileSync(here('../table.jsonl'), `${[JSON.stringify(header), ...lines].join('\n')}\n`);
process.stdout.write(
  `${lines.length} models, ${disagreements.length} differences decided: ${header.version}\n`,
);
