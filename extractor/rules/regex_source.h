// From a pattern as written to one that RE2 takes: fragments, lists and tags filled in.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pack.h"

namespace trich {

struct Fragment {
  std::string pattern;
  Place_in_pack at;
};

// Fragments every pack has: %{upper}, %{lower}, %{letter} (Vietnamese letters, one each).
std::map<std::string, Fragment> built_in_fragments();

struct PatternSources {
  const std::map<std::string, Fragment>* fragments;
  const std::map<std::string, const WordList*>* lists;
};

// Fills %{name} in and leaves %{list:name} as it is. Appends what is missing or circular to
// `faults`.
std::string fill_fragments(std::string_view pattern, const PatternSources& sources,
                           std::vector<std::string>& faults);

// Fills %{list:name} in. `exact_case`: forms as written, else in lower case.
std::string fill_lists(std::string_view pattern, bool exact_case, const PatternSources& sources,
                       std::vector<std::string>& faults);

// The names of the capture groups in order, "" for unnamed ones.
std::vector<std::string> group_names(std::string_view pattern);

// For each capture group of `pattern` (fragments filled in, lists not): the lists it is made of,
// when it is one %{list:..} or several joined by '|'; else none.
std::vector<std::vector<const WordList*>> group_lists(
    std::string_view pattern, const std::map<std::string, const WordList*>& lists);

// `literal` with the characters that RE2 treats specially escaped.
std::string quote(std::string_view literal);

}  // namespace trich
