// What Emscripten's module answers; web/engine.js gives it types.
declare const create: (options: {
  locateFile: (name: string) => string;
  printErr: (text: string) => void;
  instantiateWasm?: (imports: any, receive: (instance: WebAssembly.Instance) => void) => object;
}) => Promise<any>;
export default create;
