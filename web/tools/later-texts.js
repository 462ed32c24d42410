// Moves the texts that are marked for later (core/base/later_text.hpp) out of the data of one WebAssembly module and into
// those of another, which writes them to the same place of their common memory when it starts.

const begin = Buffer.from('\x01later\x01', 'latin1');
const end = Buffer.from('\x02later\x02', 'latin1');
const codeSection = 10;
const dataSection = 11;
const header = 8;

/** A number as WebAssembly writes it. @param {number} value */
function unsigned(value) {
  const bytes = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

/** The same for one that may be negative, which an address here is not. @param {number} value */
function signed(value) {
  const bytes = [];
  for (; value >= 64; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

/** Reads numbers and bytes one after the other. @param {Buffer} bytes @param {number} at */
function reader(bytes, at) {
  const number = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  return { number, byte: () => bytes[at++], at: () => at, skip: (/** @type {number} */ length) => (at += length) };
}

/** @param {Buffer} wasm @returns {{ id: number, from: number, start: number, to: number }[]} from: of its id; start: of what it says */
function sectionsOf(wasm) {
  const sections = [];
  for (let from = header; from < wasm.length;) {
    const { byte, number, at } = reader(wasm, from);
    const [id, length] = [byte(), number()];
    sections.push({ id, from, start: at(), to: at() + length });
    from = at() + length;
  }
  return sections;
}

/** Where each of the data lies: in the file and, as `address`, in memory. @param {Buffer} wasm */
function dataOf(wasm) {
  const section = sectionsOf(wasm).find(({ id }) => id === dataSection);
  if (!section) return [];
  const { byte, number, at, skip } = reader(wasm, section.start);
  return Array.from({ length: number() }, () => {
    const [kind, constant] = [number(), byte()];
    if (kind !== 0 || constant !== 0x41) throw new Error('data that are not written to a fixed address');
    const address = number();
    byte(); // the end of the address
    const length = number();
    const from = at();
    skip(length);
    return { address, from, to: from + length };
  });
}

/** @param {Buffer} wasm @returns {{ address: number, bytes: Buffer }[]} the marked texts, which are zeros then */
function takeTexts(wasm) {
  const texts = [];
  for (const { address, from, to } of dataOf(wasm)) {
    for (let start = wasm.indexOf(begin, from); start >= 0 && start < to; start = wasm.indexOf(begin, start)) {
      const stop = wasm.indexOf(end, start) + end.length;
      if (stop < end.length || stop > to) throw new Error('a text that is marked for later has no end');
      texts.push({ address: address + start - from, bytes: Buffer.from(wasm.subarray(start, stop)) });
      wasm.fill(0, start, stop);
    }
  }
  return texts;
}

/**
 * @param {Buffer} first @param {Buffer} rest without data of its own
 * @returns {{ first: Buffer, rest: Buffer, places: number[] }} places: by which code names the texts, which begin behind their marks
 */
export function moveLaterTexts(first, rest) {
  const emptied = Buffer.from(first);
  const texts = takeTexts(emptied);
  const places = texts.flatMap(({ address }) => [address, address + begin.length]);
  if (texts.length === 0) return { first: emptied, rest, places };
  const sections = sectionsOf(rest);
  if (sections.some(({ id }) => id === dataSection)) throw new Error('the second part has data of its own');
  const { to } = /** @type {{ to: number }} */ (sections.find(({ id }) => id === codeSection));
  const data = texts.flatMap(({ address, bytes }) => [
    Buffer.from([0, 0x41]),
    signed(address),
    Buffer.from([0x0b]),
    unsigned(bytes.length),
    bytes,
  ]);
  const said = Buffer.concat([unsigned(texts.length), ...data]);
  const section = Buffer.concat([Buffer.from([dataSection]), unsigned(said.length), said]);
  return { first: emptied, rest: Buffer.concat([rest.subarray(0, to), section, rest.subarray(to)]), places };
}
