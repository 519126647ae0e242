import { invalidField } from '../../../api/problem.ts';
import { weaknessOf } from '../../../auth/authentication/weak-passwords.ts';

const MESSAGES = {
  common_password: 'This is one of the 10,000 most common passwords. Choose another one.',
  personal_password: 'Choose a password that is not your e-mail address or name.',
  repetitive_password: 'Choose a password that is more than a few characters repeated.',
} as const;

/**
 * Rejects a weak password.
 * @throws invalid_request
 */
export function assertStrongPassword(
  path: 'password' | 'new_password',
  password: string,
  person: { email: string; name?: string | undefined },
): void {
  const code = weaknessOf(password, person);
  if (code !== undefined) throw invalidField(path, code, MESSAGES[code]);
}
