import { readFileSync } from 'node:fs';
import { projectPath } from '../../project-path.ts';

export type Weakness = 'common_password' | 'personal_password' | 'repetitive_password';

let common: ReadonlySet<string> | undefined;

/** The list is loaded when the first password is chosen, because most processes never need it. */
function isCommon(password: string): boolean {
  common ??= new Set(
    readFileSync(projectPath('server/auth/authentication/common-passwords.txt'), 'utf8').split('\n'),
  );
  return common.has(password);
}

/** Matches a password that only repeats a piece of up to four characters. */
const REPETITIVE = /^(.{1,4}?)\1+$/su;

/** Returns why a new password is weak, if an attacker would try it early. */
export function weaknessOf(
  password: string,
  { email, name = '' }: { email: string; name?: string | undefined },
): Weakness | undefined {
  const folded = password.trim().toLowerCase();
  const [local = ''] = email.toLowerCase().split('@');
  const own = [email, local, name, name.replaceAll(/\s+/g, '')].map((text) => text.trim().toLowerCase());
  if (own.includes(folded)) return 'personal_password';
  if (folded === '' || REPETITIVE.test(folded)) return 'repetitive_password';
  return isCommon(folded) ? 'common_password' : undefined;
}
