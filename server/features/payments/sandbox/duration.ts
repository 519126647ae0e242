/** The pattern of the contract, with a group for each unit. */
const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const DAYS_OF_WEEK = 7;

const lastDayOf = (year: number, month: number): number =>
  new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/**
 * Adds an ISO 8601 duration in the calendar of UTC. A day that the resulting month lacks becomes its last one.
 * @throws for a text that is no duration of the contract
 */
export function addDuration(time: Date, duration: string): Date {
  const match = DURATION.exec(duration);
  if (match === null) throw new Error(`${duration} is no duration.`);
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((digits) => Number(digits ?? 0));
  const [year, month] = [time.getUTCFullYear() + years, time.getUTCMonth() + months];
  const day = Math.min(time.getUTCDate(), lastDayOf(year, month));
  const result = new Date(time);
  result.setUTCFullYear(year, month, day + weeks * DAYS_OF_WEEK + days);
  result.setUTCHours(
    time.getUTCHours() + hours,
    time.getUTCMinutes() + minutes,
    time.getUTCSeconds() + seconds,
  );
  return result;
}
