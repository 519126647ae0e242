import type { Context } from '../../../operations/handler-context.ts';
import { nameKey } from '../../../api/name-key.ts';
import { invalid, type Violation } from '../../../api/problem.ts';
import { isTimezone } from '../../../api/timezones.ts';
import type { Schemas } from '../../../api/types.ts';
import { builtinNamed } from '../roles/policies.ts';
import { allowlistViolations } from '../settings/policies.ts';

type Content = Schemas['TemplateContent'];

const wrong = (path: string, code: string, message: string): Violation => ({
  location: 'body',
  path: `content/${path}`,
  code,
  message,
});

/** Whatever is named twice would be changed to and fro. */
function repeated<Item>(path: string, items: readonly Item[], keyOf: (item: Item) => string): Violation[] {
  const keys = items.map(keyOf);
  return keys.flatMap((key, index) =>
    keys.indexOf(key) === index
      ? []
      : [wrong(`${path}/${index}`, 'unique', 'The template has this already.')],
  );
}

function roleViolations({ contract }: Context, { roles = [] }: Content): Violation[] {
  return roles.flatMap(({ name, permissions }, index) => [
    ...(builtinNamed(nameKey(name)) === undefined
      ? []
      : [wrong(`roles/${index}/name`, 'reserved', 'This is the name of a built-in role. Choose another.')]),
    ...permissions.flatMap((permission, at) =>
      contract.classOf.get(permission) === 'owner' || contract.organizationPermissions.has(permission)
        ? [
            wrong(
              `roles/${index}/permissions/${at}`,
              'reserved',
              'No custom role of a workspace can hold this.',
            ),
          ]
        : [],
    ),
  ]);
}

const settingsViolations = ({ settings }: Content): Violation[] => [
  ...allowlistViolations(settings?.ip_allowlist).map(({ path, code, message }) =>
    wrong(`settings/${path}`, code, message),
  ),
  ...(settings?.timezone === undefined || isTimezone(settings.timezone)
    ? []
    : [
        wrong(
          'settings/timezone',
          'format',
          'Use the name of an IANA time zone, such as Europe/Istanbul or UTC.',
        ),
      ]),
];

const endpointViolations = ({ destinations }: Context, { webhook_endpoints = [] }: Content): Violation[] =>
  webhook_endpoints.flatMap(({ url }, index) => {
    const message = destinations.objection(url);
    return message === undefined ? [] : [wrong(`webhook_endpoints/${index}/url`, 'format', message)];
  });

/**
 * The content as it is kept. What no workspace would take is refused here, once, and not in each of them.
 * @throws invalid_request
 */
export function soundContent(context: Context, content: Content): Content {
  const faults = [
    ...roleViolations(context, content),
    ...settingsViolations(content),
    ...endpointViolations(context, content),
  ];
  if (faults.length > 0) throw invalid(faults);
  const { roles, webhook_endpoints, projects } = content;
  // As the endpoints of workspaces are kept, by which they are found.
  const endpoints = webhook_endpoints?.map((endpoint) => ({ ...endpoint, url: new URL(endpoint.url).href }));
  const twice = [
    ...repeated('roles', roles ?? [], ({ name }) => nameKey(name)),
    ...repeated('webhook_endpoints', endpoints ?? [], ({ url }) => url),
    ...repeated('projects', projects ?? [], ({ slug }) => slug),
  ];
  if (twice.length > 0) throw invalid(twice);
  return { ...content, ...(endpoints !== undefined && { webhook_endpoints: endpoints }) };
}
