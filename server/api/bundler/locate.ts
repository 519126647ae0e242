import { isMap, isNode, isPair, isScalar, type Node } from 'yaml';
import type { Head, Part } from './parts.ts';

/** A source location: the file, and the line from 1. */
export interface SourceLocation {
  file: string;
  line: number;
}

/**
 * Finds the source of a position in the bundle.
 * @param pointer a JSON pointer, such as `#/paths/~1v1~1users/post/summary`
 * @returns the nearest position that was written by hand: an operation, if a rule added the target of the pointer
 */
export function locate(pointer: string, head: Head, parts: readonly Part[]): SourceLocation {
  const path = pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const ofPart = path[0] === 'components' ? path.slice(1) : path;
  const candidates = [find(head, path), ...parts.map((part) => find(part, ofPart))];
  return candidates.reduce((best, found) => (found.depth > best.depth ? found : best)).place;
}

/** Returns how much of the path a file contains, and where that ends. */
function find(
  { file, document, lines }: Head | Part,
  path: readonly string[],
): { depth: number; place: SourceLocation } {
  let node: unknown = document.contents;
  let offset = 0;
  let depth = 0;
  for (const step of path) {
    const next = stepInto(node, step);
    if (next === undefined) break;
    ({ node, offset } = next);
    depth += 1;
  }
  return { depth, place: { file, line: lines.linePos(offset).line } };
}

function stepInto(node: unknown, step: string): { node: unknown; offset: number } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
    return isPair(pair) && isNode(pair.key) ? { node: pair.value, offset: offsetOf(pair.key) } : undefined;
  }
  const item = (node as { items?: unknown[] } | null)?.items?.[Number(step)];
  return isNode(item) ? { node: item, offset: offsetOf(item) } : undefined;
}

const offsetOf = (node: Node): number => node.range?.[0] ?? 0;
