// SHA-256 (FIPS 180-4): names source files and packs in the record.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace trich {

class Sha256 {
 public:
  void update(std::string_view bytes);
  // 64 lower-case hex digits. The object is used up.
  std::string hex();

 private:
  void blocks(const unsigned char* data, std::size_t count);

  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> buffer_{};
  std::uint64_t total_ = 0;
};

std::string sha256_hex(std::string_view bytes);

}  // namespace trich
