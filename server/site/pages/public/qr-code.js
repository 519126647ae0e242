/*
 * Draws a text as a QR code (ISO/IEC 18004): bytes, error correction level L, versions 1 to 20. The mask is always the first
 * one, which every reader takes, and which suits texts without long runs.
 */

/** Of each version: bytes of error correction in a block, and how many blocks there are. */
const CORRECTION = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28];
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8];
/** Level L and the first mask, with their check bits. */
const FORMAT = 0b111011111000100;
const VERSION_GENERATOR = 0x1f25;
const QUIET = 4;

const sizeOf = (version) => version * 4 + 17;

/** Products in the field of 256 elements, by x^8 + x^4 + x^3 + x^2 + 1. */
function multiply(one, other) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    if ((other >> bit) & 1) product ^= one;
  }
  return product;
}

/** The polynomial whose roots are the first powers of 2, without its leading 1. */
function generator(degree) {
  const result = [...new Array(degree - 1).fill(0), 1];
  let root = 1;
  for (let step = 0; step < degree; step += 1) {
    for (let index = 0; index < degree; index += 1)
      result[index] = multiply(result[index], root) ^ (result[index + 1] ?? 0);
    root = multiply(root, 2);
  }
  return result;
}

function correctionOf(data, divisor) {
  const rest = new Array(divisor.length).fill(0);
  for (const byte of data) {
    const factor = byte ^ rest.shift();
    rest.push(0);
    for (const [index, part] of divisor.entries()) rest[index] ^= multiply(part, factor);
  }
  return rest;
}

/** Places of the centres of the alignment patterns on each axis. */
function alignmentOf(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const last = sizeOf(version) - 7;
  const step = Math.ceil((last - 6) / (count - 1) / 2) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, index) => last - (count - 2 - index) * step)];
}

/** How many bytes, of data and of correction, a version holds. */
function bytesOf(version) {
  const aligned = alignmentOf(version).length;
  const size = sizeOf(version);
  // All but the finders with their separators, the format, the timing, the alignment and the version.
  const fixed = 3 * 64 + 31 + 2 * (size - 16);
  const alignment = aligned === 0 ? 0 : 25 * (aligned ** 2 - 3) - 10 * (aligned - 2);
  return Math.floor((size ** 2 - fixed - alignment - (version >= 7 ? 36 : 0)) / 8);
}

const dataBytesOf = (version) => bytesOf(version) - CORRECTION[version - 1] * BLOCKS[version - 1];
const headBits = (version) => (version < 10 ? 12 : 20);

const toBits = (number, count) =>
  Array.from({ length: count }, (_, index) => (number >> (count - 1 - index)) & 1);

/** The data of a text: mode, length, bytes, and padding. */
function dataOf(bytes, version) {
  const room = dataBytesOf(version);
  const bits = [
    ...toBits(0b0100, 4),
    ...toBits(bytes.length, headBits(version) - 4),
    ...[...bytes].flatMap((byte) => toBits(byte, 8)),
  ];
  const end = bits.concat(new Array(Math.min(4, room * 8 - bits.length)).fill(0));
  while (end.length % 8 > 0) end.push(0);
  const data = [];
  for (let index = 0; index < end.length; index += 8)
    data.push(Number.parseInt(end.slice(index, index + 8).join(''), 2));
  for (let index = 0; data.length < room; index += 1) data.push(index % 2 === 0 ? 0xec : 0x11);
  return data;
}

/** Splits the data into blocks with their correction, and takes a byte of each in turn. */
function interleave(data, version) {
  const count = BLOCKS[version - 1];
  const divisor = generator(CORRECTION[version - 1]);
  const short = Math.floor(data.length / count);
  const longOnes = data.length % count;
  const blocks = [];
  let from = 0;
  for (let index = 0; index < count; index += 1) {
    const to = from + short + (index >= count - longOnes ? 1 : 0);
    blocks.push(data.slice(from, to));
    from = to;
  }
  const inTurn = (lists) =>
    Array.from({ length: Math.max(...lists.map(({ length }) => length)) }, (_, index) =>
      lists.flatMap((list) => (index < list.length ? [list[index]] : [])),
    ).flat();
  return [...inTurn(blocks), ...inTurn(blocks.map((block) => correctionOf(block, divisor)))];
}

/** Draws what does not depend on the data. Cells that are not drawn are undefined. */
function drawPatterns(version) {
  const size = sizeOf(version);
  const cells = Array.from({ length: size }, () => new Array(size).fill(undefined));
  const set = (row, column, isDark) => {
    if (row >= 0 && column >= 0 && row < size && column < size) cells[row][column] = isDark;
  };
  for (let index = 0; index < size; index += 1) {
    set(6, index, index % 2 === 0);
    set(index, 6, index % 2 === 0);
  }
  const square = (row, column, reach, isDark) => {
    for (let down = -reach; down <= reach; down += 1)
      for (let right = -reach; right <= reach; right += 1)
        set(row + down, column + right, isDark(Math.max(Math.abs(down), Math.abs(right))));
  };
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ])
    square(row, column, 4, (ring) => ring !== 2 && ring !== 4);
  const centres = alignmentOf(version);
  const last = centres.length - 1;
  for (const [down, row] of centres.entries())
    for (const [right, column] of centres.entries())
      if (!(down + right === 0 || (down === 0 && right === last) || (down === last && right === 0)))
        square(row, column, 2, (ring) => ring !== 1);
  drawFormat(size, set);
  if (version >= 7) drawVersion(version, size, set);
  return cells;
}

function drawFormat(size, set) {
  for (let bit = 0; bit < 15; bit += 1) {
    const isDark = ((FORMAT >> bit) & 1) === 1;
    // Around the first finder, past the timing pattern; and again at the two others.
    const along = bit < 6 ? bit : bit < 8 ? bit + 1 : 14 - bit < 6 ? 14 - bit : 7;
    if (bit < 8) set(along, 8, isDark);
    else set(8, along, isDark);
    if (bit < 8) set(8, size - 1 - bit, isDark);
    else set(size - 15 + bit, 8, isDark);
  }
  set(size - 8, 8, true);
}

function drawVersion(version, size, set) {
  let rest = version << 12;
  for (let bit = 17; bit >= 12; bit -= 1) if ((rest >> bit) & 1) rest ^= VERSION_GENERATOR << (bit - 12);
  const bits = (version << 12) | rest;
  for (let bit = 0; bit < 18; bit += 1) {
    const isDark = ((bits >> bit) & 1) === 1;
    const [far, near] = [size - 11 + (bit % 3), Math.floor(bit / 3)];
    set(near, far, isDark);
    set(far, near, isDark);
  }
}

/** Fills the free cells with the bits, in columns of two, upwards and downwards in turn, from the right. */
function drawData(cells, bytes) {
  const size = cells.length;
  const bits = bytes.flatMap((byte) => toBits(byte, 8));
  let next = 0;
  let isUpwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    // The column of the timing pattern has no data.
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step += 1) {
      const row = isUpwards ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (cells[row][column] !== undefined) continue;
        cells[row][column] = ((bits[next] ?? 0) ^ ((row + column + 1) % 2)) === 1;
        next += 1;
      }
    }
    isUpwards = !isUpwards;
  }
  return cells;
}

/** Returns the rows of the QR code of a text, dark cells as true; undefined if the text is too long. */
export function encodeQrCode(text) {
  const bytes = new TextEncoder().encode(text);
  const fits = (version) => dataBytesOf(version) * 8 >= headBits(version) + bytes.length * 8;
  const version = CORRECTION.map((_, index) => index + 1).find(fits);
  if (version === undefined) return undefined;
  return drawData(drawPatterns(version), interleave(dataOf(bytes, version), version));
}

/** Returns the QR code of a text as an image with a description, or nothing if the text is too long. */
export function drawQrCode(text, description) {
  const rows = encodeQrCode(text);
  if (rows === undefined) return '';
  const make = (name, attributes) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    return element;
  };
  const side = rows.length + 2 * QUIET;
  const image = make('svg', { viewBox: `0 0 ${side} ${side}`, role: 'img', 'aria-label': description });
  const dark = rows.flatMap((row, down) =>
    row.flatMap((isDark, right) => (isDark ? [`M${right + QUIET} ${down + QUIET}h1v1h-1z`] : [])),
  );
  image.append(make('path', { d: dark.join('') }));
  return image;
}
