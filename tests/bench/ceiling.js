// What this machine can do in WebAssembly at all: a loop of f32x4 multiplications and additions that wait for nothing.
// The module is written here byte by byte, so that no compiler stands between the figure and the machine.

const kSums = 12; // enough to hide the latency of both, few enough for sixteen registers
const kUnroll = 4;

/** @param {number} value */
function varint(value) {
  const bytes = [];
  for (; value > 127; value >>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value];
}

/** @param {number} id @param {number[]} bytes */
const section = (id, bytes) => [id, ...varint(bytes.length), ...bytes];

const [v128, f32, i32] = [0x7b, 0x7d, 0x7f];
/** @param {number} local */
const get = (local) => [0x20, local];
/** @param {number} local */
const set = (local) => [0x21, local];
/** @param {number} value */
const splat = (value) => [0x43, ...new Uint8Array(Float32Array.of(value).buffer), 0xfd, 0x13];
const multiply = [0xfd, 0xe6, 0x01];
const add = [0xfd, 0xe4, 0x01];

/** What the function does, and its locals before that. */
function loopBody() {
  const [factor, summand, first] = [1, 2, 3]; // local 0 is the count
  const sums = Array.from({ length: kSums }, (_, i) => first + i);
  const step = sums.flatMap((sum) => [...get(sum), ...get(factor), ...multiply, ...get(summand), ...add, ...set(sum)]);
  return [
    ...varint(1),
    ...varint(kSums + 2),
    v128,
    ...splat(0.999),
    ...set(factor),
    ...splat(0.5),
    ...set(summand),
    0x03,
    0x40, // loop
    ...Array.from({ length: kUnroll }, () => step).flat(),
    ...get(0),
    0x41,
    1,
    0x6b,
    0x22,
    0,
    0x0d,
    0,
    0x0b, // count -= 1, again unless 0, end
    ...get(first),
    ...sums.slice(1).flatMap((sum) => [...get(sum), ...add]),
    0xfd,
    0x1f,
    0,
    0x0b, // lane 0, end
  ];
}

const magicAndVersion = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** The module: export `f` takes a count and answers a float that depends on all sums. */
function ceilingModule() {
  const body = loopBody();
  return Uint8Array.from([
    ...magicAndVersion,
    ...section(1, [1, 0x60, 1, i32, 1, f32]),
    ...section(3, [1, 0]),
    ...section(7, [1, 1, 0x66, 0, 0]),
    ...section(10, [1, ...varint(body.length), ...body]),
  ]);
}

/** A function that works for a while and answers how many floating-point operations that took. */
export async function makeCeiling() {
  const { instance } = await WebAssembly.instantiate(ceilingModule());
  const loop = /** @type {(count: number) => number} */ (instance.exports.f);
  const count = 20000;
  return () => {
    if (Number.isNaN(loop(count))) throw new Error('the ceiling loop is broken');
    return count * kUnroll * kSums * 8;
  };
}
