#include "relate/classes.h"

#include <algorithm>

namespace trich {

ClassNames::ClassNames() {
  static constexpr std::string_view kShapes[7] = {"lower",  "cap",    "upper", "mixed",
                                                  "digits", "number", "mark"};
  for (std::size_t i = 0; i < 7; ++i) shapes_[i] = add(kShapes[i]);
  std::fill(std::begin(marks_), std::end(marks_), -1);
  for (char mark : std::string_view(",-():;.\"'/&%+")) {
    marks_[static_cast<unsigned char>(mark)] = add(std::string_view(&mark, 1));
  }
  eos = add("eos");
  eol = add("eol");
}

int ClassNames::add(std::string_view name) {
  auto it = numbers_.find(std::string(name));
  if (it != numbers_.end()) return it->second;
  if (names_.size() >= kMostClasses) return -1;
  int number = static_cast<int>(names_.size());
  names_.emplace_back(name);
  numbers_.emplace(std::string(name), number);
  return number;
}

int ClassNames::find(std::string_view name) const {
  auto it = numbers_.find(std::string(name));
  return it == numbers_.end() ? -1 : it->second;
}

std::uint16_t ClassCodes::add(const ClassSet& set) {
  auto [it, fresh] = codes_.emplace(set, static_cast<std::uint16_t>(sets_.size()));
  if (fresh) sets_.push_back(set);
  return it->second;
}

}  // namespace trich
