import { describe, expect, it } from 'vitest';
import { loadSecrets } from '../../server/bootstrap.ts';
import { readConfig } from '../../server/config.ts';
import { misspeltVariables } from '../../server/misspelt-variables.ts';
import { notesOn } from '../../server/startup-banner.ts';

describe('PUBLIC_URL and APP_URL', () => {
  it.each([
    ['https://api.example.com/', 'https://api.example.com'],
    ['https://API.example.com:443', 'https://api.example.com'],
    ['https://example.com/tenantry//', 'https://example.com/tenantry'],
    ['http://[::1]:3000/', 'http://[::1]:3000'],
  ])('%s are read as %s', (given, read) => {
    expect(readConfig({ PUBLIC_URL: given, APP_URL: given })).toMatchObject({
      PUBLIC_URL: read,
      APP_URL: read,
    });
  });

  it.each([
    'https://x.example/?a=1',
    'https://x.example/#b',
    'https://x.example/?',
    'https://u:p@x.example',
    'x',
    'ftp://x',
  ])('%s are refused', (given) => {
    expect(() => readConfig({ PUBLIC_URL: given })).toThrow(/PUBLIC_URL: must /);
    expect(() => readConfig({ APP_URL: given })).toThrow(/APP_URL: must /);
  });
});

describe('SIGN_UP', () => {
  it.each([
    [{}, 'open', 'since only this machine reaches the server'],
    [{ HOST: '::1', PUBLIC_URL: 'http://localhost:3000' }, 'open', 'since only this machine'],
    [{ HOST: '0.0.0.0' }, 'invited', 'since HOST is 0.0.0.0'],
    [{ PUBLIC_URL: 'https://api.example.com' }, 'invited', 'since PUBLIC_URL is https://api.example.com'],
    [{ TRUST_PROXY: '1' }, 'invited', 'since TRUST_PROXY is set'],
    [{ REQUIRE_TLS: 'true' }, 'invited', 'since REQUIRE_TLS is set'],
    [{ HOST: '0.0.0.0', SIGN_UP: 'open' }, 'open', 'as SIGN_UP says'],
  ])('with %j is %s, and the start says why', (environment, signUp, reason) => {
    const config = readConfig(environment);
    expect(config.SIGN_UP).toBe(signUp);
    const notes = Object.fromEntries(notesOn(config, 'SIGN_UP' in environment));
    expect(notes['sign-up']).toContain(reason);
    expect(notes['first person'] !== undefined).toBe(signUp !== 'open');
  });
});

describe('a variable', () => {
  it.each([
    ['DATABSE_URL', 'DATABSE_URL: did you mean DATABASE_URL?'],
    ['DATABASE_URI', 'DATABASE_URI: did you mean DATABASE_URL?'],
    ['SMPT_URL', 'SMPT_URL: did you mean SMTP_URL?'],
    ['public_url', 'public_url: did you mean PUBLIC_URL?'],
    ['TENANTRY_SECRET', 'TENANTRY_SECRET is not a setting of Tenantry.'],
  ])('%s is named at the start', (name, warning) => {
    expect(misspeltVariables({ [name]: 'x' })).toEqual([warning]);
  });

  it('of another program is ignored', () => {
    const others = [
      'PATH',
      'HOME',
      'HOSTNAME',
      'NODE_ENV',
      'NODE_OPTIONS',
      'LOG_DIR',
      'APP_ENV',
      'PGHOST',
      'LC_ALL',
    ];
    expect(
      misspeltVariables(Object.fromEntries([...others, 'PORT', 'DATABASE_URL'].map((name) => [name, 'x']))),
    ).toEqual([]);
  });

  it('with a wrong value is refused in the words of this server', () => {
    const wrong = {
      SIGN_UP: 'yes',
      REQUIRE_TLS: 'maybe',
      LOG_LEVEL: 'loud',
      WORKERS: 'two',
      CORS_ORIGINS: 'x',
      METRICS_TOKEN: 'x',
    };
    const message = (() => {
      try {
        readConfig(wrong);
      } catch (error) {
        return String(error);
      }
      return '';
    })();
    for (const name of Object.keys(wrong))
      expect(message).toMatch(new RegExp(`^  ${name}: must (be|have) `, 'm'));
    expect(message).not.toMatch(/Invalid|expected/);
  });

  it('that is missing is named where the pepper cannot be stored', () => {
    expect(() => loadSecrets({ DATA_DIR: '/dev/null/tenantry', TENANTRY_PEPPER: undefined })).toThrow(
      /^DATA_DIR: \/dev\/null\/tenantry cannot be written \(\w+\).* Set TENANTRY_PEPPER/,
    );
  });

  it('CORS_ORIGINS accepts the origins of applications on phones and desktops', () => {
    for (const origin of ['capacitor://localhost', 'tauri://localhost', 'https://app.example.com', '*'])
      expect(readConfig({ CORS_ORIGINS: origin }).CORS_ORIGINS).toEqual([origin]);
    for (const origin of [
      'https://app.example.com/',
      'capacitor://',
      'capacitor://localhost/x',
      'javascript:alert(1)',
    ])
      expect(() => readConfig({ CORS_ORIGINS: origin })).toThrow(/CORS_ORIGINS/);
  });
});
