// What Emscripten's module answers; web/engine.js gives it types.
declare const create: (options: {
  wasmBinary?: Uint8Array;
  locateFile: (name: string) => string;
  printErr: (text: string) => void;
}) => Promise<any>;
export default create;
