#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { version } from '../../generated/routes.gen.ts';
import { TenantryError } from '../errors.ts';
import { listen } from './listen.ts';
import { login } from './login.ts';
import { printPermissionTypes } from './permission-types.ts';
import { verifyAudit } from './verify-audit.ts';
import { verifyLedger } from './verify-ledger.ts';
import { verifyUsage } from './verify-usage.ts';

const HELP = `Usage: npx @tenantry/sdk COMMAND

  login [--name NAME] [--scope SCOPE]
      Asks a person for a key, by a code that they type in a browser, and prints it: eval "$(npx @tenantry/sdk login)".

  verify-audit FILE [--public-key KEY]
      Verifies an export of the audit log (JSON lines). Without a key it takes the one that the server publishes.

  verify-ledger FILE [--public-key KEY]
      Verifies an export of the ledger of a project, in the same way.

  verify-usage FILE --audit AUDIT_FILE [--public-key KEY]
      Verifies an export of the calls of the gateway against an export of the audit log.

  permissions types > permissions.d.ts
      Writes the permissions of your application as types, so that a misspelt name does not compile.

  webhooks listen --workspace WORKSPACE --forward URL [--secret SECRET]
      Sends new events of a workspace to a receiver that Tenantry cannot reach, signed as webhooks are.

TENANTRY_BASE_URL and TENANTRY_TOKEN name the server and the credential.
`;

/** A mistake in the command line. */
class UsageError extends Error {}

const options = {
  'public-key': { type: 'string' },
  audit: { type: 'string' },
  workspace: { type: 'string' },
  forward: { type: 'string' },
  secret: { type: 'string' },
  name: { type: 'string' },
  scope: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

function required(value: string | undefined, name: string): string {
  if (value) return value;
  throw new UsageError(`${name} is missing.`);
}

const PUBLIC_KEY = '--public-key';

/** A key may begin with a hyphen, and would then be taken for an option. */
function joinPublicKey(args: readonly string[]): string[] {
  const index = args.indexOf(PUBLIC_KEY);
  const key = args[index + 1];
  return index < 0 || key === undefined
    ? [...args]
    : [...args.slice(0, index), `${PUBLIC_KEY}=${key}`, ...args.slice(index + 2)];
}

/** Runs a command. Returns the exit code. */
async function run(given: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: joinPublicKey(given), options, allowPositionals: true });
  const [command = '', ...rest] = positionals;
  const name = ['permissions', 'webhooks'].includes(command) ? `${command} ${rest.shift() ?? ''}` : command;
  if (values.version) return print(version);
  if (values.help || !command) return print(HELP);
  if (name === 'login') return login(values);
  if (name === 'verify-audit') return verifyAudit(required(rest[0], 'FILE'), values['public-key']);
  if (name === 'verify-ledger') return verifyLedger(required(rest[0], 'FILE'), values['public-key']);
  if (name === 'verify-usage')
    return verifyUsage(required(rest[0], 'FILE'), {
      audit: required(values.audit, '--audit'),
      publicKey: values['public-key'],
    });
  if (name === 'permissions types') return printPermissionTypes();
  if (name === 'webhooks listen')
    return listen({
      workspace: required(values.workspace, '--workspace'),
      forward: required(values.forward, '--forward'),
      secret: values.secret,
    });
  throw new UsageError(`There is no command "${name.trim()}".`);
}

function print(text: string): number {
  console.log(text);
  return 0;
}

/** Whether an error is of the command line, of the server or of a file, so that its message says all. */
const isExpected = (error: unknown): error is Error =>
  error instanceof Error &&
  (error instanceof TenantryError || error instanceof UsageError || 'code' in error);

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(isExpected(error) ? error.message : error);
  if (error instanceof UsageError) console.error(`\n${HELP}`);
  process.exitCode = 2;
}
