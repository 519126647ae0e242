import type { Page } from 'playwright-core';
import type { PageLanguage } from '../../../server/site/pages/page-types.ts';
import type { Mailbox } from '../mailbox.ts';
import type { TestServer } from '../server.ts';
import { PASSWORD } from '../users.ts';

/** A person in front of a page, who reads one language. */
export interface Visitor {
  page: Page;
  language: PageLanguage;
  sees(state: string, variant?: string): Promise<void>;
  /** Presses the button of an action, or that of the form. */
  press(action?: string): Promise<void>;
  type(field: string, value: string): Promise<void>;
  open(path: string): Promise<void>;
}

/** What the pages talk to. */
interface World {
  server: TestServer;
  mailbox: Mailbox;
  /** Where the browser finds the server. */
  root: string;
}

/** A way through the states of a page. */
export type Walk = (visitor: Visitor, world: World) => Promise<void>;

/** The path and the fragment of the link in the next mail to an address that leads to a page. */
export async function linkTo(mailbox: Mailbox, email: string, page: string): Promise<string> {
  const link = /https?:\/\/[^/\s]+(\/\S+#token=\w+)/.exec((await mailbox.next(email)).text)?.[1];
  return link?.startsWith(`/${page}#`) ? link : linkTo(mailbox, email, page);
}

/** The code of eight digits in the next mail to an address that has one. */
export async function mailedCode(mailbox: Mailbox, email: string): Promise<string> {
  return /\b\d{8}\b/.exec((await mailbox.next(email)).text)?.[0] ?? mailedCode(mailbox, email);
}

/** Takes the first steps of a sign-in. */
export async function givePassword(
  { sees, type, press }: Visitor,
  email: string,
  password = PASSWORD,
): Promise<void> {
  await sees('address');
  await type('email', email);
  await press();
  await sees('password');
  await type('password', password);
  await press();
}
