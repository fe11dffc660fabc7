#include "article/line_filter.h"

#include <algorithm>
#include <string>

#include "rules/regex_literals.h"

namespace trich {

namespace {

// Fibonacci hashing: the upper `bits` of the product; any odd factor with well spread bits would
// do.
std::uint32_t hash(std::uint32_t key, std::size_t bits) { return key * 0x9E3779B1u >> (32 - bits); }

std::uint32_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

}  // namespace

// The feature of the stretch whose bytes are the lowest three of `key`.
inline std::size_t LineContent::stretch(std::uint32_t key) {
  return kBytes + hash(key & 0xFFFFFF, kStretchBits);
}

LineContent::LineContent(std::string_view line) {
  std::uint32_t key = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::uint32_t byte = byte_at(line, i);
    key = key << 8 | byte;
    marks_[byte] = true;
    if (i >= 2) marks_[stretch(key)] = true;
  }
}

LineContent::Features LineContent::features_of(std::string_view literal) {
  Features out;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (literal.size() < 3) {
      out[i] = static_cast<std::uint16_t>(byte_at(literal, std::min(i, literal.size() - 1)));
    } else {
      // From its begin to its end.
      const std::size_t at = i * (literal.size() - 3) / (out.size() - 1);
      out[i] = static_cast<std::uint16_t>(stretch(
          byte_at(literal, at) << 16 | byte_at(literal, at + 1) << 8 | byte_at(literal, at + 2)));
    }
  }
  return out;
}

std::size_t WordFilter::mark(std::string_view word) {
  const std::size_t size = word.size();
  const std::uint32_t key = byte_at(word, 0) << 24 | byte_at(word, size / 2) << 16 |
                            byte_at(word, size - 1) << 8 | (size & 0xFF);
  return hash(key, kBits);
}

LineNeeds::LineNeeds(std::string_view regex) {
  std::vector<LiteralSet> sets = required_literals(regex);
  std::stable_sort(sets.begin(), sets.end(), [](const LiteralSet& a, const LiteralSet& b) {
    return a.size() < b.size();  // the cheap ones first
  });
  for (const LiteralSet& set : sets) {
    for (const std::string& literal : set) literals_.push_back(LineContent::features_of(literal));
    ends_.push_back(static_cast<std::uint32_t>(literals_.size()));
  }
}

bool LineNeeds::met(const LineContent& line) const {
  std::size_t at = 0;
  for (const std::size_t end : ends_) {
    while (at < end && !line.may_hold(literals_[at])) ++at;
    if (at == end) return false;
    at = end;
  }
  return true;
}

}  // namespace trich
