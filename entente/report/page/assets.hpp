#pragma once
#include <string_view>

/// The style sheets and the script of assets/, as they are put into every page.
namespace entente::page {

extern const std::string_view styles;
extern const std::string_view script;

}  // namespace entente::page
