import { cpus, loadavg } from 'node:os';
import type { Calibration } from './calibration.ts';
import { saveResult } from './results.ts';

export const quantile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ??
  Number.NaN;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const round = (value: number, digits = 2): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** Lowest, middle and highest, for a table. */
export const spread = (values: readonly number[]) => ({
  median: round(median(values)),
  lowest: round(Math.min(...values)),
  highest: round(Math.max(...values)),
});

/** Round by round, since the runs of a round meet the same load from whatever else the machine does. */
export const ratioOf = (ours: readonly number[], theirs: readonly number[]): number =>
  round(median(ours.map((value, turn) => value / (theirs[turn] ?? Number.NaN))), 3);

/** The rows of a table of rates. */
export const ratesOf = (
  sides: Readonly<Record<string, ReadonlyArray<{ rate: number; cost: number }>>>,
  what: string,
) =>
  Object.entries(sides).map(([side, results]) => ({
    [what]: side,
    ...spread(results.map(({ rate }) => rate)),
    'µs of processor time': round(median(results.map(({ cost }) => cost)), 0),
  }));

/** Of the rates of one side to those of another. */
export const rateRatio = (
  ours: ReadonlyArray<{ rate: number }>,
  theirs: ReadonlyArray<{ rate: number }>,
): number =>
  ratioOf(
    ours.map(({ rate }) => rate),
    theirs.map(({ rate }) => rate),
  );

export interface Report {
  bench: string;
  passed: boolean;
  [figure: string]: unknown;
}

/** The calibration of this run, and whether its figures are recorded. One bench runs in a process. */
const run: { calibration?: Calibration; saves: boolean } = { saves: false };

/** Sets the calibration that `conclude` prints beside the figures. */
export function useCalibration(calibration: Calibration, saves: boolean): void {
  Object.assign(run, { calibration, saves });
}

/** Prints the table and one line of JSON; the exit code says whether the bar is met. */
export function conclude(rows: readonly object[], report: Report): void {
  console.table(rows);
  const machine = {
    node: process.version,
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    load: loadavg().map((load) => round(load)),
  };
  const { calibration } = run;
  console.log(JSON.stringify({ ...report, calibration, machine }));
  const { bench, rates: _rounds, ...figures } = report;
  if (run.saves) saveResult(bench, { ...figures, table: rows, calibration, machine });
  process.exitCode = report.passed ? 0 : 1;
}
