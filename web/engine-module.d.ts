// What Emscripten's module answers; web/engine.js gives it types.
declare const create: () => Promise<any>;
export default create;
