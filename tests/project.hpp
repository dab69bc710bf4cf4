#pragma once
#include <string>
#include <string_view>

/// Where the project's files lie. Known to one object file alone, so that a compiler cache serves
/// every checkout.
namespace entente::tests {

/// "cases/strike.yaml" as a path that opens from any folder; of "" the project's folder.
std::string in_project(std::string_view path);

}  // namespace entente::tests
