const NAME = /^[a-z0-9._-]{1,100}$/;

/** Headers of a connection or of the gateway, and those that carry a credential or an address, or lead to another path. */
const NEVER_FORWARDED = new RegExp(
  `^(${[
    '(x-portkey|x-tenantry|x-forwarded|x-original|x-rewrite|x-amz|x-auth|proxy|sec|cf|content|accept)-.*',
    '.*(authorization|api-?key|token|secret|cookie|password|credential).*',
    'host|x-(.*-)?host|origin|referer|via|forwarded|(x-real|true-client|x-client)-ip|user-agent|accept',
    'connection|keep-alive|te|trailer|transfer-encoding|upgrade|http2-settings|expect|x-(http-)?method.*',
    'idempotency-key|if-match',
  ].join('|')})$`,
);

/** Whether a provider may get a header of a request as well. Some servers read `_` in a name as `-`. */
export const mayForward = (name: string): boolean =>
  NAME.test(name) && !NEVER_FORWARDED.test(name.replaceAll('_', '-'));
