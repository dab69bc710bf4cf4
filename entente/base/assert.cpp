#include "entente/base/assert.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace entente {

void broken_promise(const char* promise, const char* file, int line) {
  const char* name = std::strstr(file, "entente/");
  std::fprintf(stderr, "entente: a bug: \"%s\" does not hold (%s:%d). Please report this line.\n",
               promise, name == nullptr ? file : name, line);
  std::_Exit(70);
}

}  // namespace entente
