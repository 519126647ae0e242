/** Returns a comment for hover texts; nothing for an empty text. */
export function commentOf(text: string, indent = ''): string {
  const trimmed = text.trim().replaceAll('*/', '*\\/');
  if (!trimmed) return '';
  const lines = trimmed.split('\n');
  if (lines.length === 1) return `${indent}/** ${trimmed} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

/** Writes a value of JSON as TypeScript, on one line if it is short. */
export function literalOf(value: unknown, indent = ''): string {
  const short = formatLiteral(value, ' ', () => '');
  if (short.length + indent.length <= 90) return short;
  return formatLiteral(value, '\n', (depth) => `${indent}${'  '.repeat(depth)}`);
}

function formatLiteral(value: unknown, gap: string, pad: (depth: number) => string, depth = 0): string {
  const inner = (one: unknown) => formatLiteral(one, gap, pad, depth + 1);
  const wrap = (open: string, items: string[], close: string) => {
    if (!items.length) return open + close;
    const comma = gap === '\n' ? ',' : '';
    const space = open === '[' && gap === ' ' ? '' : gap;
    return `${open}${space}${items.map((item) => pad(depth + 1) + item).join(`,${gap}`)}${comma}${space}${pad(depth)}${close}`;
  };
  if (Array.isArray(value)) return wrap('[', value.map(inner), ']');
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, one]) => `${propertyName(key)}: ${inner(one)}`);
    return wrap('{', entries, '}');
  }
  return typeof value === 'string' ? quote(value) : JSON.stringify(value);
}

export const quote = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

export const propertyName = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name));
