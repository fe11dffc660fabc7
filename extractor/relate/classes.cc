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
  auto it = codes_.find(set);
  if (it != codes_.end()) return it->second;
  if (sets_.size() > kLast - kFirst) return 0;
  auto code = static_cast<std::uint16_t>(kFirst + sets_.size());
  sets_.push_back(set);
  codes_.emplace(set, code);
  return code;
}

ClassCodes ClassCodes::ordered() const {
  std::vector<std::pair<std::string, std::size_t>> order;
  for (std::size_t i = 1; i < sets_.size(); ++i) {
    std::string key = sets_[i].to_string();
    std::reverse(key.begin(), key.end());  // the shapes have the lowest numbers: they count first
    order.emplace_back(std::move(key), i);
  }
  std::sort(order.begin(), order.end());
  ClassCodes out;
  if (!sets_.empty()) out.add(sets_[0]);
  for (const auto& [key, i] : order) out.add(sets_[i]);
  return out;
}

std::uint16_t ClassCodes::find(const ClassSet& set) const {
  auto it = codes_.find(set);
  return it == codes_.end() ? kFirst : it->second;
}

}  // namespace trich
