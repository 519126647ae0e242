import { parse, stringify } from 'yaml';

/*
 * Renders the templates of the Helm chart where Helm is not installed: the part of Go's template language that they use.
 * A template with anything else fails.
 */

type Scope = Readonly<Record<string, unknown>>;
interface Node {
  kind: 'text' | 'value' | 'if' | 'with' | 'range';
  /** The text, or the expression. */
  content: string;
  children: Node[];
}

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|\(|\)|[^\s()]+)/g;

/** Splits a template into texts and actions, with the white space that `{{-` and `-}}` remove. */
function tokensOf(template: string): Array<{ text?: string; action?: string }> {
  const pieces = template.split(/(\{\{-?.*?-?\}\})/s);
  return pieces.map((piece, index) => {
    if (index % 2 === 1) return { action: piece.replace(/^\{\{-?\s*|\s*-?\}\}$/g, '') };
    const start = pieces[index - 1]?.endsWith('-}}') ? piece.trimStart() : piece;
    return { text: pieces[index + 1]?.startsWith('{{-') ? start.trimEnd() : start };
  });
}

/** Parses a template. Its definitions are added to those given. */
function parseTemplate(template: string, definitions: Map<string, Node[]>): Node[] {
  const root: Node[] = [];
  const open: Node[][] = [root];
  for (const { text, action = '' } of tokensOf(template)) {
    const siblings = open.at(-1) ?? root;
    const [keyword = '', ...rest] = action.split(/\s+/);
    if (text !== undefined) siblings.push({ kind: 'text', content: text, children: [] });
    else if (keyword === 'end') open.pop();
    else if (keyword === 'define') {
      const body: Node[] = [];
      definitions.set(JSON.parse(rest.join(' ')) as string, body);
      open.push(body);
    } else if (keyword === 'if' || keyword === 'with' || keyword === 'range') {
      const block: Node = { kind: keyword, content: rest.join(' '), children: [] };
      siblings.push(block);
      open.push(block.children);
    } else siblings.push({ kind: 'value', content: action, children: [] });
  }
  if (open.length !== 1) throw new Error('A block of the template is not closed.');
  return root;
}

const isEmpty = (value: unknown): boolean =>
  !value || (typeof value === 'object' && Object.keys(value).length === 0);

const indent = (width: number, text: string): string => text.replace(/^(?=.)/gm, ' '.repeat(width));

class Renderer {
  readonly #definitions: Map<string, Node[]>;
  readonly #root: Scope;
  readonly #functions: Readonly<Record<string, (...parameters: never[]) => unknown>> = {
    default: (fallback: unknown, value: unknown) => (isEmpty(value) ? fallback : value),
    gt: (left: number, right: number) => left > right,
    include: (name: string, dot: Scope) => this.#renderAll(this.#definitionOf(name), dot, {}),
    int: (value: unknown) => Math.trunc(Number(value)),
    nindent: (width: number, text: string) => `\n${indent(width, text)}`,
    quote: (value: unknown) => JSON.stringify(String(value)),
    toYaml: (value: unknown) => stringify(value).trimEnd(),
  };

  constructor(definitions: Map<string, Node[]>, root: Scope) {
    this.#definitions = definitions;
    this.#root = root;
  }

  render(nodes: readonly Node[]): string {
    return this.#renderAll(nodes, this.#root, {});
  }

  #definitionOf(name: string): Node[] {
    const nodes = this.#definitions.get(name);
    if (nodes === undefined) throw new Error(`There is no template "${name}".`);
    return nodes;
  }

  #renderAll(nodes: readonly Node[], dot: unknown, variables: Scope): string {
    return nodes.map((node) => this.#renderNode(node, dot, variables)).join('');
  }

  #renderNode({ kind, content, children }: Node, dot: unknown, variables: Scope): string {
    if (kind === 'text') return content;
    if (kind === 'range') {
      const [, key = '', item = '', list = ''] =
        /^(\$\w+), (\$\w+) := (.*)$/.exec(content) ?? this.#fail(content);
      return Object.entries(this.#evaluate(list, dot, variables) as Scope)
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([name, value]) =>
          this.#renderAll(children, value, { ...variables, [key]: name, [item]: value }),
        )
        .join('');
    }
    const value = this.#evaluate(content, dot, variables);
    if (kind === 'value') return String(value);
    if (isEmpty(value)) return '';
    return this.#renderAll(children, kind === 'with' ? value : dot, variables);
  }

  /** The value of a pipeline: each command receives the result of the one before it as its last parameter. */
  #evaluate(pipeline: string, dot: unknown, variables: Scope): unknown {
    let result: unknown[] = [];
    for (const command of pipeline.split(' | ')) {
      const tokens = [...command.matchAll(TOKEN)].map(([, token = '']) => token);
      result = [this.#call(tokens, result, dot, variables)];
    }
    return result[0];
  }

  #call(tokens: string[], last: readonly unknown[], dot: unknown, variables: Scope): unknown {
    const values: unknown[] = [];
    const first = tokens[0] ?? '';
    const call = this.#functions[first] as ((...parameters: unknown[]) => unknown) | undefined;
    for (let index = call === undefined ? 0 : 1; index < tokens.length; index += 1) {
      const token = tokens[index] ?? '';
      if (token === '(') {
        const end = tokens.indexOf(')', index);
        values.push(this.#call(tokens.slice(index + 1, end), [], dot, variables));
        index = end;
      } else values.push(this.#valueOf(token, dot, variables));
    }
    if (call !== undefined) return call(...values, ...last);
    return values.length === 1 && last.length === 0 ? values[0] : this.#fail(tokens.join(' '));
  }

  #valueOf(token: string, dot: unknown, variables: Scope): unknown {
    if (token.startsWith('"')) return JSON.parse(token);
    if (/^\d+$/.test(token)) return Number(token);
    if (token.startsWith('$')) return token in variables ? variables[token] : this.#fail(token);
    if (!token.startsWith('.')) return this.#fail(token);
    return token
      .split('.')
      .filter(Boolean)
      .reduce<unknown>((value, name) => (value as Scope | undefined)?.[name], dot);
  }

  #fail(what: string): never {
    throw new Error(`This renderer does not know "${what}". Add it, or use what the other templates use.`);
  }
}

/**
 * Renders a chart.
 * @param templates texts by file name
 * @returns the resources, without empty documents
 */
export function renderChart(
  templates: Readonly<Record<string, string>>,
  values: unknown,
  chart: { version: string; appVersion: string },
): unknown[] {
  const definitions = new Map<string, Node[]>();
  const parsed = Object.values(templates).map((text) => parseTemplate(text, definitions));
  const root = {
    Values: values,
    Chart: { AppVersion: chart.appVersion, Version: chart.version },
    Release: { Name: 'tenantry', Service: 'Helm' },
  };
  const renderer = new Renderer(definitions, root);
  return parsed
    .map((nodes) => parse(renderer.render(nodes)) as unknown)
    .filter((resource) => resource !== null);
}
