import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readEml } from './eml.ts';
import { type ListedMail, linksIn } from './pages.ts';

/** Maximum number of mails to read; older ones stay in the folder. */
const MOST = 500;
const ID = /^mail_[0-9a-z]{26}$/;

async function read(folder: string, id: string): Promise<ListedMail | undefined> {
  const source = await readFile(path.join(folder, `${id}.eml`), 'utf8').catch(() => undefined);
  if (source === undefined) return undefined;
  const mail = readEml(source);
  return { id, ...mail, links: linksIn(mail.text) };
}

/** The mails of a folder, whichever process wrote them. */
export const openFolder = (folder: string) => ({
  find: async (id: string): Promise<ListedMail | undefined> => (ID.test(id) ? read(folder, id) : undefined),

  /** Lists mails, newest first: ids sort by time. */
  async list(to: string | undefined): Promise<ListedMail[]> {
    const names = await readdir(folder).catch(() => []);
    const ids = names.map((name) => path.basename(name, '.eml')).filter((id) => ID.test(id));
    const newest = ids.sort().reverse().slice(0, MOST);
    const mails = (await Promise.all(newest.map((id) => read(folder, id)))).filter(
      (mail) => mail !== undefined,
    );
    return to === undefined ? mails : mails.filter((mail) => mail.to.toLowerCase() === to.toLowerCase());
  },
});
