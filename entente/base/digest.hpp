#pragma once
#include <string>
#include <string_view>

namespace entente {

/// SHA-256 of the bytes as 64 lower-case hexadecimal digits, as `sha256sum` prints it.
///
/// Cost: one pass over the bytes.
/// Source: FIPS PUB 180-4 (2015), Secure Hash Standard.
std::string sha256(std::string_view bytes);

}  // namespace entente
