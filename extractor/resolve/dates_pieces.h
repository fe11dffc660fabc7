// An expression cut into words, runs of digits and marks.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

namespace trich {

// A word, a run of digits or a single mark: bytes of the slice.
struct DatePiece {
  enum Kind : std::uint8_t { word, digits, mark } kind;
  std::uint32_t begin, end;
  bool space_before;
};

// The pieces of a slice; those of an expression of usual length need no allocation.
class DatePieces {
 public:
  // `lower`: a slice of the lower-case match text.
  explicit DatePieces(std::string_view lower);
  std::size_t size() const { return all_.size(); }
  const DatePiece& operator[](std::size_t i) const { return all_[i]; }

 private:
  static constexpr std::size_t kUsual = 40;
  std::array<std::byte, kUsual * sizeof(DatePiece) + alignof(DatePiece)> room_;
  std::pmr::monotonic_buffer_resource pool_{room_.data(), room_.size()};
  std::pmr::vector<DatePiece> all_{&pool_};
};

}  // namespace trich
