import { describe, expect, it } from 'vitest';
import { DatabaseUrlError, hostName, parseDatabaseUrl } from '../../server/database/pg/database-url.ts';

const partsOf = (url: string) => {
  const { hosts, user, password, database } = parseDatabaseUrl(url);
  return { hosts: hosts.map(hostName), user, password, database };
};

describe('a URL of a PostgreSQL database', () => {
  it.each([
    ['postgres://me:pw@db/app', ['db:5432'], 'me', 'pw', 'app'],
    ['postgresql://me:pw@db:6432/app?sslmode=disable', ['db:6432'], 'me', 'pw', 'app'],
    ['postgres://me:p%40w%25@[::1]:5433/app', ['[::1]:5433'], 'me', 'p@w%', 'app'],
    ['postgres://me:100%@db/app', ['db:5432'], 'me', '100%', 'app'],
    ['postgres://me:a#b/c?d@e@db/app', ['db:5432'], 'me', 'a#b/c?d@e', 'app'],
    ['postgresql://me@/app?host=/run/postgresql', ['/run/postgresql/.s.PGSQL.5432'], 'me', undefined, 'app'],
    ['postgresql:///app?host=/run/pg&port=5433&user=me', ['/run/pg/.s.PGSQL.5433'], 'me', undefined, 'app'],
    ['postgres://me@%2Frun%2Fpostgresql/app', ['/run/postgresql/.s.PGSQL.5432'], 'me', undefined, 'app'],
    ['postgres://me:pw@a:1,b/app', ['a:1', 'b:5432'], 'me', 'pw', 'app'],
    [
      'postgres://me:pw@/app?host=a,b&port=1,2&target_session_attrs=read-write',
      ['a:1', 'b:2'],
      'me',
      'pw',
      'app',
    ],
    ['postgres://localhost', ['localhost:5432'], undefined, undefined, undefined],
  ])('is read as libpq reads it: %s', (url, hosts, user, password, database) => {
    expect(partsOf(url)).toEqual({ hosts, user, password, database });
  });

  it.each([
    ['mysql://me:geheim@db/app', /begins with postgres:\/\//],
    ['postgres://me:geheim@db/app?sslmod=require', /the parameter "sslmod", which PostgreSQL does not know/],
    ['postgres://me:geheim@db:port/app', /no port number/],
    ['postgres://me:geheim@db/app?target_session_attrs=standby', /must be read-write/],
    ['postgres://me:geheim@db/app?sslrootcert=/nowhere', /sslrootcert cannot be read/],
  ])('is refused with the reason, without the password: %s', (url, reason) => {
    expect(() => parseDatabaseUrl(url)).toThrow(DatabaseUrlError);
    expect(() => parseDatabaseUrl(url)).toThrow(reason);
    expect(() => parseDatabaseUrl(url)).not.toThrow(/geheim/);
  });
});
