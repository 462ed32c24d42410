// A part of the WebAssembly as text; see byte-text.js.
declare const text: string;
export default text;
