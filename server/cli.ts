#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { projectPath } from './project-path.ts';

// The command `tenantry` of the npm package: `npx tenantry` starts the server in the current folder.

const USAGE = `Usage: tenantry [command]

Commands:
  start            Start the server (default). Environment variables configure it; without DATABASE_URL it uses an
                   embedded database in DATA_DIR (.tenantry).
  export [file]    Export the database to a file (tenantry-export.ndjson.gz).
  import <file>    Import such a file into an empty database.
  mcp [--allow-changes]
                   Let a language model search, read and call the API of TENANTRY_BASE_URL with TENANTRY_TOKEN, by the
                   Model Context Protocol. Without the option it changes nothing.

  --version        Print the version.
  --help           Print this text.

The guides are at /docs/guides of the running server.`;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const { version, scripts } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as {
  version: string;
  scripts: { start: string };
};

/** Arguments for Node, by command. `start` has the flags of `npm start`. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  start: scripts.start.split(' ').slice(1),
  export: ['--enable-source-maps', 'dist/export.js'],
  import: ['--enable-source-maps', 'dist/import.js'],
  mcp: ['dist/mcp.js'],
};

/** Runs a command in a process of its own, which has the flags, and ends as it ends. */
function run(command: readonly string[], parameters: readonly string[]): void {
  const script = fileURLToPath(projectPath(command.at(-1) ?? ''));
  const child = spawn(process.execPath, [...command.slice(0, -1), script, ...parameters], {
    stdio: 'inherit',
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    for (const name of SIGNALS) process.removeAllListeners(name);
    if (signal === null) process.exitCode = code ?? 1;
    else process.kill(process.pid, signal);
  });
}

const [name = 'start', ...parameters] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (command !== undefined) run(command, parameters);
else if (name === '--version') console.log(version);
else if (name === '--help') console.log(USAGE);
else {
  console.error(`tenantry: there is no command "${name}".\n\n${USAGE}`);
  process.exitCode = 2;
}
