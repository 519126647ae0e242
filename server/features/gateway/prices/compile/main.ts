import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
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
// Where both state a rate and differ, the script fails until disagreements.txt says whose rates count: `--accept` adds what is missing as
// `genai-prices`, to be judged by its kind, which the file explains. A model that LiteLLM's rates count for becomes a row of its own.

const [file, litellmVersion, accept] = process.argv.slice(2);
if (file === undefined || litellmVersion === undefined)
  throw new Error('Name the file of LiteLLM and its version.');

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

/** Returns the row of a model that has the rates of LiteLLM. */
function ownRow({ provider, name, scale, tiers, maxInput, maxOutput }: LitellmModel): TableRow {
  return {
    provider,
    model: name,
    match: { equals: name },
    ...(maxInput !== undefined && { context: maxInput }),
    ...(maxOutput !== undefined && { max_output: maxOutput }),
    prices: [scale],
    ...(Object.keys(tiers).length > 0 && { service_tiers: completeTiers(tiers, scale) }),
  };
}

const list = here('disagreements.txt');
const decided = new Map(
  readFileSync(list, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), line.slice(end + 1)] as const;
    }),
);
const completed = rows.map(complete);
const open = disagreements.sort().filter((fact) => !decided.has(fact));
if (open.length > 0 && accept === '--accept')
  appendFileSync(list, open.map((fact) => `${fact} genai-prices\n`).join(''));
else if (open.length > 0)
  throw new Error(`Decide these, and list them in disagreements.txt:\n${open.join('\n')}`);

/** The models of LiteLLM whose rates count. Their rows come first, since the first one that means a model decides. */
const preferred = new Set(
  disagreements.filter((fact) => decided.get(fact) === 'litellm').map((fact) => fact.split(' ', 2).join(' ')),
);
const won = models.filter(({ provider, name }) => preferred.has(`${provider} ${name}`)).map(ownRow);
const lines = [...won, ...completed, ...unknown.map(ownRow)].map((row) => JSON.stringify(row));

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
