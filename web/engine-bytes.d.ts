// The WebAssembly, deflated, as Base64.
declare const text: string;
export default text;
