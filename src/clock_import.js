// clock_import.js — tells Emscripten's linker that now_ms() is no mistake: whoever instantiates the
// module passes it. No line of this reaches a build.
mergeInto(LibraryManager.library, { now_ms() {} });
