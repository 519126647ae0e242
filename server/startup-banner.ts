import type { NewOperatorKey } from './bootstrap.ts';
import { type Config, reachableBy } from './config.ts';

/** What the operator is shown once the server serves. */
export interface StartupInfo {
  url: string;
  engine: 'embedded' | 'postgres';
  newOperatorKey: NewOperatorKey | undefined;
  /** Where mails go. */
  mails: 'smtp' | 'mailbox' | 'files';
  /** What follows from the settings, as name and text. */
  notes: Array<[name: string, text: string]>;
}

const MAILS: Readonly<Record<StartupInfo['mails'], (url: string) => StartupInfo['notes']>> = {
  smtp: () => [],
  mailbox: (url) => [['mails', `${url}/dev/mailbox`]],
  files: () => [['mails', 'files in DATA_DIR/outbox; `npm run dev` shows them in the browser']],
};

/** The address of this machine as people write it. */
export const readableUrl = (url: string): string => url.replace('//127.0.0.1:', '//localhost:');

/** Says who may sign up and why, and where links lead when nothing says where the server is reached. */
export function notesOn(config: Config, signUpIsSet: boolean): StartupInfo['notes'] {
  const { SIGN_UP, PUBLIC_URL } = config;
  const reach = reachableBy(config);
  const reason = signUpIsSet ? 'as SIGN_UP says' : `since ${reach ?? 'only this machine reaches the server'}`;
  const notes: StartupInfo['notes'] = [['sign-up', `${SIGN_UP}, ${reason}`]];
  if (SIGN_UP !== 'open' && !signUpIsSet)
    notes.push([
      'first person',
      'POST /v1/users with the operator key, or invite them to a workspace; SIGN_UP=open lets people sign up',
    ]);
  if (PUBLIC_URL === undefined && reach !== undefined)
    notes.push(['links', 'lead to this machine: set PUBLIC_URL to the address that other people use']);
  return notes;
}

/** What is not read on a terminal lands in logs, which hold no key. */
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
