// What Emscripten's module answers; web/engine.js gives it types.
declare const create: (options: { wasmBinary: Uint8Array }) => Promise<any>;
export default create;
