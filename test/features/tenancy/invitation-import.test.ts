import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../../sdk/src/index.ts';
import { type Mailbox, startMailbox, tokenIn } from '../../support/mailbox.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  createTeam,
  createUser,
  expectProblem,
  newWorkspace,
  PASSWORD,
  type TestTeam,
  type TestUser,
  unique,
} from '../../support/users.ts';

let mailbox: Mailbox;
let server: TestServer;
let acme: TestTeam;
beforeAll(async () => {
  mailbox = await startMailbox();
  server = await startTestServer({ env: { SMTP_URL: mailbox.url } });
  acme = await createTeam(server);
});
afterAll(async () => {
  await server.stop();
  await mailbox.stop();
});

const newEmail = () => `${unique('row')}@example.com`;
const load = (who: TestUser, workspace: string, csv: string, dry_run?: boolean): Promise<ImportReport> =>
  who.api.invitations.import({ workspace, csv, dry_run });
const outcomes = ({ results }: ImportReport) =>
  results.map(({ line, outcome, reason }) => [line, outcome, ...(reason === null ? [] : [reason])]);
const invitationsIn = async (who: TestUser, workspace: string) => {
  const all: string[] = [];
  for await (const { email } of who.api.invitations.list({ workspace })) all.push(email);
  return all.sort();
};

describe('importing a file', () => {
  it('invites the good rows, skips the bad ones, and reports every row with its line', async () => {
    const { workspace, people } = acme;
    const [first, second, invited] = [newEmail(), newEmail(), newEmail()];
    await people.owner.api.invitations.create({ workspace, emails: [invited], role: 'viewer' });
    const csv = [
      'email,role,first_name,last_name',
      `${first},member,Grace,Hopper`,
      'not-an-address,member,,',
      `${second},Viewer,,`,
      `${newEmail()},emperor,,`,
      `${newEmail()},admin,,`,
      `${newEmail()},,,`,
      ',member,,',
      `${people.viewer.email.toUpperCase()},member,,`,
      `${invited},member,,`,
      `${first.toUpperCase()},member,,`,
      '',
      `${newEmail()},member,${'x'.repeat(51)},`,
      `${newEmail()},rol_01kah4x8v5ezf9w2m4n6wh6vg5,,`,
    ].join('\n');
    const report = await load(people.manager, workspace, csv);
    expect(outcomes(report)).toEqual([
      [2, 'invited'],
      [3, 'invalid', 'invalid_email'],
      [4, 'invited'],
      [5, 'invalid', 'unknown_role'],
      [6, 'invalid', 'role_above_yours'],
      [7, 'invalid', 'missing_role'],
      [8, 'invalid', 'missing_email'],
      [9, 'already_member'],
      [10, 'already_invited'],
      [11, 'duplicate_in_file'],
      [13, 'invalid', 'name_too_long'],
      [14, 'invalid', 'unknown_role'],
    ]);
    const skipped = {
      already_member: 1,
      already_invited: 1,
      duplicate_in_file: 1,
      rate_limited: 0,
      invalid: 7,
    };
    const counts = { invited: 2, ...skipped };
    expect(report).toMatchObject({ dry_run: false, rows: 12, counts, ignored_columns: [] });
    expect(report.import).toMatchObject({ rows: 12, counts, created_by: people.manager.id, undone_at: null });
    for (const { outcome, message } of report.results) {
      expect(message === null).toBe(outcome !== 'invalid');
    }
    const mail = await mailbox.next(first);
    expect(mail.subject).toBe('You are invited to "Owner Ltd"');
    const { data } = await people.owner.api.invitations.list({
      workspace,
      import_id: report.import?.id,
    });
    expect(data.map(({ email, role }) => [email, role]).sort()).toEqual(
      [
        [first, 'member'],
        [second, 'viewer'],
      ].sort(),
    );
    // The name fills the profile in.
    const user = await server.client().users.signUp({
      email: first,
      password: PASSWORD,
      invitation_token: tokenIn(mail),
    });
    expect(user.name).toBe('Grace Hopper');
  });

  it.each([
    [
      'with a byte order mark and CRLF',
      (a: string, b: string) => `\ufeffemail,role\r\n${a},member\r\n${b},viewer\r\n`,
    ],
    ['with lone CR', (a: string, b: string) => `email,role\r${a},member\r${b},viewer`],
    [
      'with columns in another order',
      (a: string, b: string) => `role,note,email\nmember,x,${a}\nviewer,,${b}`,
    ],
    ['with quotes', (a: string, b: string) => `"email","role"\n"${a}","member"\n"${b}",viewer`],
    ['with semicolons', (a: string, b: string) => `email;role;first_name\n${a};member;"a;b"\n${b};viewer;`],
    ['with tabs and spaces', (a: string, b: string) => `E-mail\tRole\n ${a} \t member \n${b}\tviewer\n\n\n`],
    ['with vertical bars', (a: string, b: string) => `email|role\n${a}|member\n${b}|viewer`],
    [
      'with commas inside the quotes of its header',
      (a: string, b: string) => `"email";"role";"note, with, many, commas"\n${a};member;\n${b};viewer;"x,y"`,
    ],
    ['with mixed line ends', (a: string, b: string) => `email,role\r\n${a},member\n${b},viewer\r\n,\n`],
    [
      'with short and long rows',
      (a: string, b: string) => `email,role,last_name\n${a},member\n${b},viewer,x,y,z`,
    ],
  ])('reads one %s', async (_, write) => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const [a, b] = [newEmail(), newEmail()];
    const report = await load(owner, workspace, write(a, b));
    expect(outcomes(report)).toEqual([
      [2, 'invited'],
      [3, 'invited'],
    ]);
    expect(await invitationsIn(owner, workspace)).toEqual([a, b].sort());
  });

  it.each([
    ['sep=;\n', ';'],
    ['"sep=\t"\r\n', '\t'],
    ['SEP=|\r', '|'],
  ])(
    'reads a file whose first line %j names the delimiter, and counts that line',
    async (first, delimiter) => {
      const { owner } = acme.people;
      const workspace = await newWorkspace(owner);
      const row = (...fields: string[]) => `${fields.join(delimiter)}\n`;
      const csv = `${first}${row('email', 'role')}${row(newEmail(), 'member')}`;
      expect(outcomes(await load(owner, workspace, csv))).toEqual([[3, 'invited']]);
    },
  );

  it('skips blank rows above, between and below the users', async () => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const csv = `\n;;\nemail;role;note\n${';;\n'.repeat(20_000)}${newEmail()};viewer;\n""; \n${';;\r\n'.repeat(20_000)}`;
    const report = await load(owner, workspace, csv);
    expect([report.rows, outcomes(report)]).toEqual([1, [[20_004, 'invited']]]);
  });

  it('reads quoted line breaks and doubled quotes, and counts the lines of the file', async () => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const csv = `email,role,first_name\n${newEmail()},member,"Ada\r\nAugusta"\n${newEmail()},member,"the ""Countess"""\n`;
    const report = await load(owner, workspace, csv);
    expect(outcomes(report)).toEqual([
      [2, 'invited'],
      [4, 'invited'],
    ]);
    const { data } = await owner.api.invitations.list({ workspace });
    expect(data.map(({ first_name }) => first_name).sort()).toEqual(['Ada Augusta', 'the "Countess"']);
  });

  it('skips a line with unbalanced quotes, and no line after it', async () => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const csv = [
      'email,role,first_name',
      `${newEmail()},member,fine`,
      `${newEmail()},member,"never closed`,
      `${newEmail()},member,fine`,
      `${newEmail()},member,O"Neil`,
      `${newEmail()},member,fine`,
      `${newEmail()},member,"closed"too early`,
      `${newEmail()},member,${'x'.repeat(5000)}`,
      `${newEmail()},member,fine`,
    ].join('\n');
    const report = await load(owner, workspace, csv);
    expect(outcomes(report)).toEqual([
      [2, 'invited'],
      [3, 'invalid', 'malformed_row'],
      [4, 'invited'],
      [5, 'invalid', 'malformed_row'],
      [6, 'invited'],
      [7, 'invalid', 'malformed_row'],
      [8, 'invalid', 'malformed_row'],
      [9, 'invited'],
    ]);
  });

  it('changes nothing in a dry run, and reports the same as the run after it', async () => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const { id: workspace_id } = await owner.api.workspaces.get({ workspace });
    const csv = `email,role\n${newEmail()},member\n${owner.email},member\nx,member\n`;
    const dry = await load(owner, workspace, csv, true);
    expect(dry).toMatchObject({ dry_run: true, import: null });
    expect(await invitationsIn(owner, workspace)).toEqual([]);
    const owned = [
      ['imports', 'workspace_id'],
      ['mails', 'tenant_id'],
      ['events', 'tenant_id'],
    ] as const;
    for (const [table, column] of owned) {
      const rows = await server.knex(table).where({ [column]: workspace_id });
      expect(
        rows.filter((row) => !('type' in row) || row.type.startsWith('import')),
        table,
      ).toEqual([]);
    }
    const real = await load(owner, workspace, csv);
    expect(real.results).toEqual(dry.results);
  });

  it('invites no one twice from the same file, also at the same time', async () => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const emails = Array.from({ length: 30 }, newEmail);
    const csv = `email,role\n${emails.map((email) => `${email},viewer`).join('\n')}\n`;
    const shuffled = `email,role\n${emails
      .toReversed()
      .map((email) => `${email},viewer`)
      .join('\n')}\n`;
    const reports = await Promise.all([csv, shuffled, csv].map((text) => load(owner, workspace, text)));
    expect(reports.reduce((sum, { counts }) => sum + counts.invited, 0)).toBe(30);
    const again = await load(owner, workspace, csv);
    expect(again.counts).toMatchObject({ invited: 0, already_invited: 30 });
    expect(await invitationsIn(owner, workspace)).toEqual([...emails].sort());
    for (const email of emails) await mailbox.next(email);
    expect(mailbox.mails.filter(({ to }) => emails.includes(to))).toHaveLength(30);
  });

  it('emits one event and one audit entry', async () => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const { id: workspace_id } = await owner.api.workspaces.get({ workspace });
    const report = await load(owner, workspace, `email,role\n${newEmail()},member\n${newEmail()},member\n`);
    const events = await server
      .knex('events')
      .where({ tenant_id: workspace_id })
      .whereNot({ type: 'workspace.created' });
    expect(events.map(({ type, data }) => [type, data])).toEqual([['import.completed', report.import]]);
    const entries = await server
      .knex('audit_events')
      .where({ tenant_id: workspace_id, action: 'import.completed' });
    expect(entries.map(({ target_id, target_type }) => [target_id, target_type])).toEqual([
      [report.import?.id, 'import'],
    ]);
  });

  // The mails of the tests before go out meanwhile, over the one session of the embedded database.
  it('refuses a file that is not a list of users, and imports nothing of it', {
    timeout: 120_000,
  }, async () => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const codes = async (csv: string) => {
      const { status, errors } = await expectProblem(load(owner, workspace, csv));
      return [status, ...errors.map(({ path, code }) => `${path} ${code}`)];
    };
    expect(await codes('email,first_name\na@example.com,Ada\n')).toEqual([400, 'csv columns']);
    expect(await codes('role\nmember\n')).toEqual([400, 'csv columns']);
    expect(await codes('email,role,email\na@example.com,member,b@example.com')).toEqual([400, 'csv columns']);
    expect(await codes('email,role\na@example.com,mem\0ber\n')).toEqual([400, 'csv invalid_character']);
    expect(await codes('\n\n')).toEqual([400, 'csv columns']);
    expect(await codes('')).toEqual([400, ' required']);
    const many = Array.from({ length: 10_001 }, (_, index) => `p${index}@example.com,viewer`);
    expect(await codes(`email,role\n${many.join('\n')}`)).toEqual([400, 'csv max_rows']);
    for (const blank of [',\n', '""\n', ',,,\r\n', '\n']) {
      expect(await codes(`email,role\n${blank.repeat(50_001)}`), JSON.stringify(blank)).toEqual([
        400,
        'csv max_lines',
      ]);
    }
    expect(await invitationsIn(owner, workspace)).toEqual([]);
  });

  it('reports which columns it ignored', async () => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const report = await load(owner, workspace, `Email,Team,Role,First Name\n${newEmail()},x,viewer,Ada\n`);
    expect(report).toMatchObject({ ignored_columns: ['team'], counts: { invited: 1 } });
  });

  it('accepts a file and a stream as well as text', async () => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const text = () => `email,role\n${newEmail()},viewer\n`;
    for (const csv of [text(), new Blob([text()]), new Blob([text()]).stream()]) {
      expect((await owner.api.invitations.import({ workspace, csv })).counts.invited).toBe(1);
    }
  });

  it('accepts up to 2 MiB of UTF-8, as text/csv', async () => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const send = (body: string | Uint8Array<ArrayBuffer>, type = 'text/csv') =>
      fetch(`${server.url}/v1/workspaces/${workspace}/invitations/import?dry_run=true`, {
        method: 'POST',
        headers: { authorization: `Bearer ${owner.token}`, 'content-type': type },
        body,
      });
    const padding = `${' '.repeat(4000)},\n`.repeat(500);
    expect((await send(`email,role\n${padding}`)).status).toBe(200);
    const large = await send(`email,role\n${padding.repeat(2)}`);
    expect([large.status, await large.json()]).toMatchObject([
      413,
      { code: 'payload_too_large', detail: expect.stringContaining('2 MiB') },
    ]);
    expect((await send('{}', 'application/json')).status).toBe(415);
    expect((await send('email,role\n', 'text/csv; charset=utf-8')).status).toBe(200);
    expect((await send('email,role\n', 'text/csv; charset=iso-8859-9')).status).toBe(415);
    const latin = await send(
      new Uint8Array([...Buffer.from('email,role,first_name\na@example.com,viewer,'), 0xe7]),
    );
    expect([latin.status, await latin.json()]).toMatchObject([400, { errors: [{ code: 'encoding' }] }]);
  });

  it('is for users who may invite', async () => {
    const { workspace, people } = acme;
    const refused = await expectProblem(load(people.member, workspace, 'email,role\n'));
    expect(refused).toMatchObject({ status: 403, required_permission: 'members:invite' });
  });
});

describe('the template of an import', () => {
  it('can be imported as it is', async () => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const { data, response } = await owner.api.invitations.importTemplate({ workspace }).withResponse();
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="invitations-import-template.csv"',
    );
    expect((await load(owner, workspace, data)).counts.invited).toBe(1);
  });
});

describe('undoing an import', () => {
  it('cancels invitations that were not accepted, mails included, and nothing else', async () => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const guest = await createUser(server, 'Guest');
    const [bystander, open] = [newEmail(), newEmail()];
    await owner.api.invitations.create({ workspace, emails: [bystander], role: 'viewer' });
    const report = await load(owner, workspace, `email,role\n${guest.email},member\n${open},viewer\n`);
    let token = '';
    while (!token.startsWith('tn_inv_')) token = tokenIn(await mailbox.next(guest.email));
    await guest.api.invitations.accept({ token });
    const dead = tokenIn(await mailbox.next(open));
    const import_id = report.import?.id ?? 'imp_';
    const undone = await owner.api.imports.undo({ workspace, import_id });
    expect(undone).toMatchObject({ id: import_id, cancelled: 1, undone_at: expect.any(String) });
    const { data } = await owner.api.invitations.list({ workspace });
    expect(Object.fromEntries(data.map(({ email, status }) => [email, status]))).toEqual({
      [guest.email]: 'accepted',
      [open]: 'cancelled',
      [bystander]: 'pending',
    });
    expect((await owner.api.members.get({ workspace, user_id: guest.id })).role).toBe('member');
    expect(await expectProblem(server.client().invitations.preview({ token: dead }))).toMatchObject({
      code: 'invitation_cancelled',
    });
    expect(await expectProblem(owner.api.imports.undo({ workspace, import_id }))).toMatchObject({
      status: 409,
      code: 'invalid_state',
    });
    // What was undone can be imported anew.
    expect((await load(owner, workspace, `email,role\n${open},viewer\n`)).counts.invited).toBe(1);
  });

  it('cancels the mails that have not been sent', async () => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const emails = Array.from({ length: 40 }, newEmail);
    mailbox.failing = true;
    try {
      const csv = `email,role\n${emails.map((email) => `${email},viewer`).join('\n')}`;
      const report = await load(owner, workspace, csv);
      await owner.api.imports.undo({ workspace, import_id: report.import?.id ?? 'imp_' });
      const waiting = server.knex('mails').whereIn('recipient', emails).whereNotNull('next_attempt_at');
      expect(await waiting).toEqual([]);
      expect(await server.knex('mails').whereIn('recipient', emails).whereNotNull('sealed')).toEqual([]);
    } finally {
      mailbox.failing = false;
    }
  });

  it('is refused to outsiders and to users who could not have invited these users', async () => {
    const { workspace, people } = acme;
    const report = await load(people.owner, workspace, `email,role\n${newEmail()},admin\n`);
    const import_id = report.import?.id ?? 'imp_';
    expect(await expectProblem(people.manager.api.imports.undo({ workspace, import_id }))).toMatchObject({
      status: 403,
      code: 'privilege_escalation',
    });
    const outsider = await createUser(server, 'Outsider');
    const elsewhere = outsider.api.imports.undo({ workspace: outsider.workspace, import_id });
    expect(await expectProblem(elsewhere)).toMatchObject({ status: 404, code: 'not_found' });
  });
});
