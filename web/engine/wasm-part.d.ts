// A part of the WebAssembly as text; see hex.js.
declare const text: string;
export default text;
