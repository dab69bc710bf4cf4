#include "entente/base/digest.hpp"

#include <array>

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/sha.h>

#include "entente/base/assert.hpp"

namespace entente {

std::string sha256(std::string_view bytes) {
  // Without this the library would read a configuration file of the machine, and could refuse.
  OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  const bool done = SHA256(data, bytes.size(), digest.data()) != nullptr;
  ENTENTE_ASSERT(done);
  std::string text;
  for (const unsigned char byte : digest) text += fmt::format("{:02x}", byte);
  return text;
}

}  // namespace entente
