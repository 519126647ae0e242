/** Whether a name matches a pattern in which `*` stands for any characters. It takes linear time for each part. */
export function matchesGlob(pattern: string, name: string): boolean {
  const [start = '', ...parts] = pattern.split('*');
  if (parts.length === 0) return pattern === name;
  const end = parts.pop() ?? '';
  if (!name.startsWith(start) || !name.endsWith(end) || name.length < start.length + end.length) return false;
  const last = name.length - end.length;
  let from = start.length;
  for (const part of parts) {
    const found = name.indexOf(part, from);
    if (found === -1 || found + part.length > last) return false;
    from = found + part.length;
  }
  return true;
}
