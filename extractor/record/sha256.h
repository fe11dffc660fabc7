// SHA-256 (FIPS 180-4): names source files and packs in the record. OpenSSL's, which uses the
// processor's own instructions where there are any.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace trich {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void update(std::string_view bytes);
  // 64 lower-case hex digits. The object is used up.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256_hex(std::string_view bytes);

}  // namespace trich
