#pragma once

namespace entente {

/// Ends the program with exit code 70 and a line to report: a promise of our own was broken.
[[noreturn]] void broken_promise(const char* promise, const char* file, int line);

}  // namespace entente

/// Kept in release builds: an answer from a broken program is worse than none.
#define ENTENTE_ASSERT(promise) \
  (static_cast<bool>(promise) ? void(0) : ::entente::broken_promise(#promise, __FILE__, __LINE__))
