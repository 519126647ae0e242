import type { CredentialVerification, VerificationCode } from '../../../sdk/src/index.ts';
import type { Question, Verifier } from '../../../sdk/src/server/index.ts';

/** The answer for a key that may do what it asks. */
export const allowed: CredentialVerification = {
  valid: true,
  code: null,
  principal: {
    type: 'service_key',
    id: 'key_1',
    user_id: null,
    name: 'erp',
    email: null,
    external_id: null,
    metadata: null,
  },
  workspace: { id: 'ws_1', slug: 'acme', external_id: null },
  project: null,
  role: null,
  expires_at: null,
  plan: null,
  permissions: null,
  decision: null,
  decision_id: null,
  rate_limit: null,
};

export const refused = (code: VerificationCode): CredentialVerification => ({
  ...allowed,
  valid: false,
  code,
});

type Answer = CredentialVerification | Error | Promise<CredentialVerification>;

/** A client whose server gives one answer, which a test may change. It records the questions. */
export function verifierOf(answer: Answer | ((question: Question) => Answer)) {
  const questions: Question[] = [];
  const state = { answer, questions };
  const verify: Verifier['credentials']['verify'] = async (question) => {
    questions.push(question);
    const given = typeof state.answer === 'function' ? state.answer(question) : state.answer;
    if (given instanceof Error) throw given;
    return given;
  };
  return Object.assign(state, { tenantry: { credentials: { verify } } satisfies Verifier });
}
