#include "tests/project.hpp"

namespace entente::tests {

std::string in_project(std::string_view path) {
  std::string all = ENTENTE_ROOT;
  if (!path.empty()) all.append("/").append(path);
  return all;
}

}  // namespace entente::tests
