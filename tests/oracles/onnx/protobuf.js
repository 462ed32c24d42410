// Reads ONNX's own files: a model of one graph, and tensors. Only the fields that the node tests use.
// Format: https://protobuf.dev/programming-guides/encoding and onnx.proto.

/** @typedef {{ shape: number[], data: number[] }} Tensor */
/** @typedef {{ operator: string, inputs: string[], attributes: Record<string, any> }} Node */
/** @typedef {{ nodes: Node[], inputs: string[] }} Graph */
/** @typedef {Map<number, (bigint | Uint8Array)[]>} Fields by number: integers, and bytes of everything else */

/** A file or a data type that is none of those read here. */
export class NotRead extends Error {}

/** @param {Uint8Array} bytes @returns {Fields} */
function readFields(bytes) {
  let position = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[position++];
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asIntN(64, value);
    }
  };
  const take = (/** @type {number} */ size) => bytes.subarray(position, (position += size));
  /** @type {Fields} */
  const fields = new Map();
  while (position < bytes.length) {
    const tag = Number(varint());
    const wire = tag & 7;
    const value = wire === 0 ? varint() : take(wire === 1 ? 8 : wire === 5 ? 4 : Number(varint()));
    const number = tag >> 3;
    fields.set(number, [...(fields.get(number) ?? []), value]);
  }
  return fields;
}

/** @param {Fields} fields @param {number} number @returns {Uint8Array[]} */
const parts = (fields, number) => /** @type {Uint8Array[]} */ (fields.get(number) ?? []);
/** @param {any} bytes */
const text = (bytes) => new TextDecoder().decode(bytes ?? new Uint8Array());
/** @param {Uint8Array} bytes */
const view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Integers, packed or one by one. @param {Fields} fields @param {number} number @returns {number[]} */
function integers(fields, number) {
  return (fields.get(number) ?? []).flatMap((value) => {
    if (typeof value === 'bigint') return [Number(value)];
    // A packed list is a row of varints: the same bytes as fields of number 0 without their tags.
    const all = [];
    for (let position = 0; position < value.length;) {
      let result = 0n;
      let shift = 0n;
      let byte;
      do {
        byte = value[position++];
        result |= BigInt(byte & 127) << shift;
        shift += 7n;
      } while (byte >= 128);
      all.push(Number(BigInt.asIntN(64, result)));
    }
    return all;
  });
}

/** @param {number} half the bits of a float16 */
function halfNumber(half) {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return exponent === 0 ? (sign * fraction) / 2 ** 24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** How each data type of TensorProto is read from raw bytes. @type {Record<number, [number, (v: DataView, i: number) => number]>} */
const readers = {
  1: [4, (v, i) => v.getFloat32(i, true)],
  2: [1, (v, i) => v.getUint8(i)],
  3: [1, (v, i) => v.getInt8(i)],
  4: [2, (v, i) => v.getUint16(i, true)],
  5: [2, (v, i) => v.getInt16(i, true)],
  6: [4, (v, i) => v.getInt32(i, true)],
  7: [8, (v, i) => Number(v.getBigInt64(i, true))],
  9: [1, (v, i) => v.getUint8(i)],
  10: [2, (v, i) => halfNumber(v.getUint16(i, true))],
  11: [8, (v, i) => v.getFloat64(i, true)],
  12: [4, (v, i) => v.getUint32(i, true)],
  13: [8, (v, i) => Number(v.getBigUint64(i, true))],
};

/** @param {Uint8Array} bytes of fixed size each @param {number} type */
function rawNumbers(bytes, type) {
  const reader = readers[type];
  if (!reader) throw new NotRead(`tensors of type ${type} are not read`);
  const [size, read] = reader;
  return Array.from({ length: bytes.length / size }, (_, i) => read(view(bytes), i * size));
}

/** A TensorProto. @param {Uint8Array} bytes @returns {Tensor} */
export function readTensor(bytes) {
  const fields = readFields(bytes);
  const shape = integers(fields, 1);
  const type = integers(fields, 2)[0];
  const raw = parts(fields, 9)[0];
  const size = shape.reduce((a, b) => a * b, 1);
  const typed = [
    ...parts(fields, 4).flatMap((some) => rawNumbers(some, 1)),
    ...parts(fields, 10).flatMap((some) => rawNumbers(some, 11)),
    ...[5, 7, 11].flatMap((number) => integers(fields, number)),
  ];
  const data = raw ? rawNumbers(raw, type) : type === 10 ? typed.map(halfNumber) : typed;
  if (data.length !== size) throw new NotRead(`${data.length} numbers for a tensor of ${size}`);
  return { shape, data };
}

/** @param {Uint8Array} bytes of an AttributeProto @returns {[string, any]} */
function readAttribute(bytes) {
  const fields = readFields(bytes);
  const name = text(fields.get(1)?.[0]);
  const types = /** @type {Record<number, () => any>} */ ({
    1: () => view(parts(fields, 2)[0] ?? new Uint8Array(4)).getFloat32(0, true),
    2: () => integers(fields, 3)[0] ?? 0,
    3: () => text(fields.get(4)?.[0]),
    4: () => readTensor(parts(fields, 5)[0]),
    6: () => parts(fields, 7).flatMap((some) => rawNumbers(some, 1)),
    7: () => integers(fields, 8),
    8: () => parts(fields, 9).map(text),
  });
  return [name, types[integers(fields, 20)[0]]?.()];
}

/** @param {Uint8Array} bytes of a NodeProto @returns {Node} */
function readNode(bytes) {
  const fields = readFields(bytes);
  return {
    operator: text(fields.get(4)?.[0]),
    inputs: parts(fields, 1).map(text),
    attributes: Object.fromEntries(parts(fields, 5).map(readAttribute)),
  };
}

/** A ModelProto. @param {Uint8Array} bytes @returns {Graph} */
export function readGraph(bytes) {
  const graph = readFields(parts(readFields(bytes), 7)[0]);
  return {
    nodes: parts(graph, 1).map(readNode),
    inputs: parts(graph, 11).map((input) => text(readFields(input).get(1)?.[0])),
  };
}
