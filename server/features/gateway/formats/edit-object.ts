import { isDeepStrictEqual } from 'node:util';
import { type Member, membersOf } from './json-members.ts';
import { entryOf, type JsonObject } from './json-values.ts';

/** Changes of the members of a JSON object. Names are those after the renaming. */
export interface ObjectEdits {
  /** Members with their new values. Those that are not there are added at the end. */
  set: Readonly<JsonObject>;
  /** Members that are objects, with what to set in them. */
  merge?: Readonly<Record<string, JsonObject>>;
  /** Old names with the new ones. If both are there, the value of the old name counts. */
  rename?: Readonly<Record<string, string>>;
  /** Members whose repetitions all get the last value. */
  unify?: readonly string[];
}

interface Piece {
  name: string;
  member: Member;
  nameBytes: Buffer;
  value: Buffer;
}

const jsonOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

function readPieces(raw: Buffer, rename: ObjectEdits['rename']): Piece[] {
  return membersOf(raw).map((member) => {
    const renamed = entryOf(rename, member.name);
    return {
      name: renamed ?? member.name,
      member,
      nameBytes: renamed === undefined ? raw.subarray(member.nameStart, member.nameEnd) : jsonOf(renamed),
      value: raw.subarray(member.valueStart, member.valueEnd),
    };
  });
}

/** Drops members that a renamed one replaces. */
function keepRenamed(pieces: readonly Piece[]): Piece[] {
  const renamed = new Set(pieces.filter(({ name, member }) => name !== member.name).map(({ name }) => name));
  return pieces.filter(({ name, member }) => name !== member.name || !renamed.has(name));
}

function editValue(value: Buffer, name: string, edits: ObjectEdits): Buffer {
  if (Object.hasOwn(edits.set, name)) {
    const wanted = edits.set[name];
    return isDeepStrictEqual(JSON.parse(value.toString('utf8')), wanted) ? value : jsonOf(wanted);
  }
  const inner = entryOf(edits.merge, name);
  if (inner === undefined) return value;
  return value[0] === 0x7b ? editObject(value, { set: inner }) : jsonOf(inner);
}

/** Returns the last values of the members that are there more than once and must agree. */
function lastValues(pieces: readonly Piece[], unify: readonly string[]): Map<string, Buffer> {
  const last = new Map<string, Buffer>();
  for (const { name, value } of pieces) if (unify.includes(name)) last.set(name, value);
  return last;
}

/** Returns the members to add, as `"name":value`. */
function additions(pieces: readonly Piece[], edits: ObjectEdits): Buffer[] {
  const present = new Set(pieces.map(({ name }) => name));
  return Object.entries({ ...edits.merge, ...edits.set })
    .filter(([name]) => !present.has(name))
    .map(([name, value]) => Buffer.from(`${JSON.stringify(name)}:${JSON.stringify(value)}`));
}

/** Returns the bytes of a JSON object with some members changed, and the same buffer if nothing changes. */
export function editObject(raw: Buffer, edits: ObjectEdits): Buffer {
  const before = readPieces(raw, edits.rename);
  const kept = keepRenamed(before);
  const last = lastValues(kept, edits.unify ?? []);
  const values = kept.map(({ name, value }) => editValue(last.get(name) ?? value, name, edits));
  const added = additions(kept, edits);
  const isSame = kept.every(
    ({ name, member, value }, index) => name === member.name && values[index]?.equals(value),
  );
  if (isSame && added.length === 0 && kept.length === before.length) return raw;

  const first = before[0]?.member.nameStart ?? raw.lastIndexOf('}');
  const end = before.at(-1)?.member.valueEnd ?? first;
  const out: Buffer[] = [raw.subarray(0, first)];
  kept.forEach(({ member, nameBytes }, index) => {
    const previous = kept[index - 1]?.member;
    if (previous !== undefined) {
      out.push(
        kept.length === before.length ? raw.subarray(previous.valueEnd, member.nameStart) : Buffer.from(','),
      );
    }
    out.push(nameBytes, raw.subarray(member.nameEnd, member.valueStart), values[index] ?? Buffer.alloc(0));
  });
  for (const [index, member] of added.entries()) {
    if (kept.length > 0 || index > 0) out.push(Buffer.from(','));
    out.push(member);
  }
  out.push(raw.subarray(end));
  return Buffer.concat(out);
}
