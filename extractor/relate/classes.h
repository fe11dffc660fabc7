// Classes of items, and codes for sets of classes: what the tag patterns are written over.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "match/match.h"

namespace trich {

constexpr std::size_t kMostClasses = 512;
using ClassSet = std::bitset<kMostClasses>;

// Names of classes. Filled while loading, read-only afterwards.
class ClassNames {
 public:
  ClassNames();
  // The class's number, made new when the name is; -1 when there are too many.
  int add(std::string_view name);
  int find(std::string_view name) const;  // -1: unknown
  std::size_t size() const { return names_.size(); }
  int of_shape(Shape shape) const { return shapes_[static_cast<std::size_t>(shape)]; }
  int of_mark(unsigned char mark) const { return marks_[mark]; }
  int eos, eol;

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, int> numbers_;
  int shapes_[7];
  int marks_[256];  // by first byte of the mark; -1: a mark without a class of its own
};

// A number for every set of classes that items can have.
class ClassCodes {
 public:
  // The set's code, made new when the set is.
  std::uint16_t add(const ClassSet& set);
  const ClassSet& set(std::uint16_t code) const { return sets_[code]; }
  std::size_t size() const { return sets_.size(); }

 private:
  std::vector<ClassSet> sets_;
  std::unordered_map<ClassSet, std::uint16_t> codes_;
};

}  // namespace trich
