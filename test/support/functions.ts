import ts from 'typescript';

/** A function as the rules of its form see it. */
export interface FoundFunction {
  name: string;
  line: number;
  parameters: number;
  /** Its lines, without those of functions inside it and of the row, list or methods that it returns. */
  lines: number;
}

const nameOf = (node: ts.FunctionLikeDeclaration, parent: ts.Node): string => {
  const isNamed = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  return (node.name ?? (isNamed ? parent.name : undefined))?.getText() ?? '(without a name)';
};

const isLiteral = (node: ts.Node): boolean =>
  ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node);

/** Whether a node is the row, list or set of methods that a function returns. */
const isReturned = (node: ts.Node, parent: ts.Node): boolean =>
  isLiteral(node) && (ts.isReturnStatement(parent) || ts.isParenthesizedExpression(parent));

const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;

/** Returns the functions of a file that have a body. */
export function functionsOf(text: string): FoundFunction[] {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const lineAt = (position: number) => file.getLineAndCharacterOfPosition(position).line;
  const linesOf = (node: ts.Node) => lineAt(node.end) - lineAt(node.getStart(file)) + 1;
  const found: FoundFunction[] = [];
  /** @returns the lines in a node that do not count for the function around it */
  const visit = (node: ts.Node, parent: ts.Node): number => {
    let inside = 0;
    ts.forEachChild(node, (child) => {
      inside += visit(child, node);
    });
    const lines = linesOf(node);
    if (isReturned(node, parent)) return lines;
    if (!isFunction(node)) return inside;
    const parameters = node.parameters.filter(({ name }) => name.getText(file) !== 'this').length;
    const line = lineAt(node.getStart(file)) + 1;
    found.push({ name: nameOf(node, parent), line, parameters, lines: lines - inside });
    return lines > 1 ? lines : 0;
  };
  visit(file, file);
  return found;
}
