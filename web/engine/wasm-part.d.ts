// A part of the WebAssembly as text; see packed-bytes.js.
declare const packed: { order: number[]; text: string };
export default packed;
