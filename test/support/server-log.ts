import type { ServerProcess } from './process.ts';

/** A line of a server's log about a request that it answered with 500, or with nothing. */
interface Fault {
  operation_id?: string;
  status?: number;
  err?: { type: string; message: string; code?: string; stack?: string };
}

const toFault = (line: string): Fault | undefined => {
  if (!line.startsWith('{')) return undefined;
  // What a server writes is its own format; a line that was cut off by its end is none.
  try {
    return JSON.parse(line) as Fault;
  } catch {
    return undefined;
  }
};

/** Returns what has made each of the servers answer 500, for a test to print when it fails. */
export function faultsOf(servers: readonly ServerProcess[]): string[] {
  const lines = servers.flatMap(({ output }) => output.stdout.split('\n'));
  return lines.flatMap((line) => {
    const fault = line.includes('"status":500') ? toFault(line) : undefined;
    if (fault === undefined) return [];
    const { operation_id: operation, err } = fault;
    return [`${operation} answered 500: ${err?.code ?? 'no code'} ${err?.stack ?? 'nothing was logged'}`];
  });
}
