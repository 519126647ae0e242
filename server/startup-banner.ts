import type { NewOperatorKey } from './bootstrap.ts';
import { type Config, reachableBy } from './config.ts';

/** Everything that the operator sees once the server serves. */
export interface StartupInfo {
  url: string;
  engine: 'embedded' | 'postgres';
  newOperatorKey: NewOperatorKey | undefined;
  /** Where mails go. */
  mails: 'smtp' | 'mailbox' | 'files';
  /** Notes about the configuration, as name and text. */
  notes: Array<[name: string, text: string]>;
}

const MAILS: Readonly<Record<StartupInfo['mails'], (url: string) => StartupInfo['notes']>> = {
  smtp: () => [],
  mailbox: (url) => [['mails', `${url}/dev/mailbox`]],
  files: () => [['mails', 'files in DATA_DIR/outbox; with DEV_MAILBOX=true the browser shows them']],
};

/** Formats a local address for people. */
export const readableUrl = (url: string): string => url.replace('//127.0.0.1:', '//localhost:');

/** Returns notes on who may sign up and why, and on where links lead if no URL is configured. */
export function notesOn(config: Config, signUpIsSet: boolean): StartupInfo['notes'] {
  const { SIGN_UP, PUBLIC_URL } = config;
  const reachSetting = reachableBy(config);
  const reason = signUpIsSet
    ? 'as SIGN_UP says'
    : `since ${reachSetting ?? 'only this machine reaches the server'}`;
  const notes: StartupInfo['notes'] = [['sign-up', `${SIGN_UP}, ${reason}`]];
  if (SIGN_UP !== 'open' && !signUpIsSet)
    notes.push([
      'first person',
      'POST /v1/users with the operator key, or invite them to a workspace; SIGN_UP=open lets people sign up',
    ]);
  if (PUBLIC_URL === undefined && reachSetting !== undefined)
    notes.push(['links', 'lead to this machine: set PUBLIC_URL to the address that other people use']);
  return notes;
}

/** Returns a note on each permission of the application whose name this version of Tenantry has itself. */
export const notesOnPermissions = (renamed: readonly string[]): StartupInfo['notes'] =>
  renamed.map((name) => [
    'permission',
    `${name.slice('app.'.length)} of the application is now ${name}, since Tenantry has one of that name; roles and keys are unchanged`,
  ]);

/** Output that is not a terminal ends up in logs, which must not contain a key. */
const lastOf = ({ key, file }: NewOperatorKey): StartupInfo['notes'] =>
  process.stdout.isTTY
    ? [
        ['operator key', key],
        ['', `(kept in ${file})`],
      ]
    : [['operator key', `in ${file}`]];

export function printStartupBanner({ url, engine, newOperatorKey, mails, notes }: StartupInfo): void {
  const shown = readableUrl(url);
  const facts: StartupInfo['notes'] = [
    ['documentation', `${shown}/docs`],
    ['database', engine],
    ...MAILS[mails](shown),
    ...notes,
  ];
  if (newOperatorKey !== undefined) facts.push(...lastOf(newOperatorKey));
  const lines = facts.map(([name, text]) => `  ${name.padEnd(14)} ${text}`);
  process.stdout.write(`${[`Tenantry is ready at ${shown}`, ...lines].join('\n')}\n`);
}
