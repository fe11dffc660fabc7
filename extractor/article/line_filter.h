// Tells from the letters of a line which line rules cannot match it. Most rules look for a few
// words; RE2 on text that it has not seen before costs much more than looking for those.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

namespace trich {

// The bytes of a line and its stretches of three bytes, these hashed: what is not here is not in
// the line; what is here may be.
class LineContent {
 public:
  using Features = std::array<std::uint16_t, 4>;

  explicit LineContent(std::string_view line);
  bool may_hold(const Features& features) const {
    return marks_[features[0]] && marks_[features[1]] && marks_[features[2]] && marks_[features[3]];
  }
  static Features features_of(std::string_view literal);  // not empty

 private:
  static constexpr std::size_t kBytes = 256, kStretchBits = 11;
  static std::size_t stretch(std::uint32_t key);

  std::bitset<kBytes + (1u << kStretchBits)> marks_;
};

// A set of words asked about words that are nearly always not in it: says so without a look at
// them.
class WordFilter {
 public:
  void add(std::string_view word) { marks_.set(mark(word)); }
  bool may_hold(std::string_view word) const { return marks_[mark(word)]; }

 private:
  static constexpr std::size_t kBits = 12;
  static std::size_t mark(std::string_view word);  // not empty

  std::bitset<1u << kBits> marks_;
};

// What a pattern needs to match.
class LineNeeds {
 public:
  explicit LineNeeds(std::string_view regex);
  bool met(const LineContent& line) const;

 private:
  // One literal of each set must be there. The sets stand behind each other; `ends_` are their
  // ends.
  std::vector<LineContent::Features> literals_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace trich
