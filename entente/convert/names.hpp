#pragma once
#include <set>
#include <string>
#include <string_view>

namespace entente::convert {

/// Makes names of the case format from texts of people, each other than those before it.
///
/// Letters become lower case and lose their marks (U+00C0 to U+017F); whatever then is no letter a
/// to z, digit or `-` becomes one `_`, none at the ends; at most 40 letters. A name that begins
/// with no letter gets the first letter of `otherwise` and `_` in front, a reserved word `_`
/// behind; where nothing is left it is `otherwise`. A name that was given before gets `_2`, `_3`
/// ... at its end.
class NameMaker {
public:
  std::string make(std::string_view text, std::string_view otherwise);

private:
  std::set<std::string, std::less<>> given_;
};

}  // namespace entente::convert
