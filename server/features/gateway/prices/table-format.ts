import { z } from 'zod';
import { NO_USAGE, type Usage } from '../formats/usage.ts';

// The table is a file with one JSON value a line, so that a change of a price is a change of one line: the header first, then the
// models of each provider in the order in which their names are compared.

const UNITS = Object.keys(NO_USAGE) as [keyof Usage, ...(keyof Usage)[]];

/** The largest rate: $10,000 for one million tokens, or for 1,000 requests. */
const MAX_RATE = 10_000_000_000_000;

const ratesSchema = z.partialRecord(z.enum(UNITS), z.int().min(0).max(MAX_RATE));

export type StatedRates = z.infer<typeof ratesSchema>;

/** How the names of models are compared, in lower case. */
export type ModelMatch =
  | { equals: string }
  | { starts_with: string }
  | { ends_with: string }
  | { contains: string }
  | { regex: string }
  | { or: ModelMatch[] }
  | { and: ModelMatch[] };

const matchSchema: z.ZodType<ModelMatch> = z.lazy(() =>
  z.union([
    z.strictObject({ equals: z.string() }),
    z.strictObject({ starts_with: z.string() }),
    z.strictObject({ ends_with: z.string() }),
    z.strictObject({ contains: z.string() }),
    z.strictObject({ regex: z.string() }),
    z.strictObject({ or: z.array(matchSchema) }),
    z.strictObject({ and: z.array(matchSchema) }),
  ]),
);

const size = z.int().min(1);

/** Rates, and those of inputs above a number of tokens, in ascending order. */
const scaleSchema = z.strictObject({
  rates: ratesSchema,
  steps: z.array(z.strictObject({ above: size, rates: ratesSchema })).optional(),
});

const timeOfDay = z.string().regex(/^\d{2}:\d{2}$/);

const rowSchema = z.strictObject({
  provider: z.string(),
  model: z.string(),
  match: matchSchema,
  context: size.optional(),
  max_output: size.optional(),
  /** The last one that applies at the time of a call counts. */
  prices: z
    .array(
      scaleSchema.extend({
        from: z.iso.date().optional(),
        daily: z.tuple([timeOfDay, timeOfDay]).optional(),
      }),
    )
    .min(1),
  service_tiers: z.record(z.string(), scaleSchema).optional(),
});

export type TableRow = z.infer<typeof rowSchema>;
export type TableScale = z.infer<typeof scaleSchema>;

const headerSchema = z.strictObject({
  version: z.string().regex(/^[\w.@+-]{1,100}$/),
  notice: z.string().optional(),
});

export interface TableFile {
  version: string;
  rows: TableRow[];
}

/** Thrown for a file that is no price table. The message names the line and what is wrong with it. */
export class PriceFileError extends Error {}

function parseLine<Value>(schema: z.ZodType<Value>, line: string, number: number): Value {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    const issue = error instanceof z.ZodError ? error.issues[0] : undefined;
    const reason = issue === undefined ? 'It is not JSON.' : `${issue.path.join('.')}: ${issue.message}`;
    throw new PriceFileError(`Line ${number} is not valid. ${reason}`, { cause: error });
  }
}

/** Reads the table that the product comes with. It was checked when it was compiled. */
export function readOwnTable(text: string): TableFile {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  return { version: JSON.parse(header).version, rows: lines.map((line) => JSON.parse(line)) };
}

/**
 * Reads and checks a table that an operator wrote.
 * @throws PriceFileError
 */
export function readTable(text: string): TableFile {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const { version } = parseLine(headerSchema, header, 1);
  return { version, rows: lines.map((line, index) => parseLine(rowSchema, line, index + 2)) };
}
