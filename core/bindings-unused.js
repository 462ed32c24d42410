// Embind registers every type that a binding could use, and its glue brings the JavaScript of each. Of these there is none in
// bindings.cpp, so nothing is done for them, and what only they need stays away. A function that took one would be refused
// when the engine starts.

/* global mergeInto, LibraryManager */
mergeInto(
  LibraryManager.library,
  Object.fromEntries(
    ['bool', 'std_wstring', 'emval', 'memory_view'].flatMap((type) => [
      [`_embind_register_${type}`, function () {}],
      [`_embind_register_${type}__deps`, []],
    ]),
  ),
);
