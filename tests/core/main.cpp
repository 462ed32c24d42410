// The doctest runner: natively, under sanitizers and in WebAssembly the same suite.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
