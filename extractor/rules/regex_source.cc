#include "rules/regex_source.h"

#include <algorithm>
#include <cstdio>
#include <set>

#include "text/text.h"

namespace trich {
namespace {

// A class of the Vietnamese alphabet's letters that `keep` accepts, as \x{..} ranges.
template <typename Keep>
std::string letter_class(Keep keep) {
  std::string out = "[";
  auto add = [&](char32_t low, char32_t high) {
    char buffer[48];
    if (low == high) {
      std::snprintf(buffer, sizeof buffer, "\\x{%X}", static_cast<unsigned>(low));
    } else {
      std::snprintf(buffer, sizeof buffer, "\\x{%X}-\\x{%X}", static_cast<unsigned>(low),
                    static_cast<unsigned>(high));
    }
    out += buffer;
  };
  char32_t begin = 0, last = 0;
  auto visit = [&](char32_t low, char32_t high) {
    for (char32_t c = low; c <= high; ++c) {
      if (!is_letter(c) || !keep(c)) continue;
      if (begin && c == last + 1) {
        last = c;
        continue;
      }
      if (begin) add(begin, last);
      begin = last = c;
    }
  };
  visit('A', 'z');
  visit(0xC0, 0x1B0);     // Latin-1, Latin Extended-A, up to u with horn
  visit(0x1EA0, 0x1EF9);  // Vietnamese block of Latin Extended Additional
  if (begin) add(begin, last);
  return out + "]";
}

// The forms of a list as a tree of their words, which renders them with beginnings and ends shared:
// long lists stand in many patterns, and RE2's automata grow with what is written out.
class FormTree {
 public:
  void add(std::string_view form) {
    std::size_t space = form.find(' ');
    FormTree& child = children_[std::string(form.substr(0, space))];
    if (space == std::string_view::npos) {
      child.ends_ = true;
    } else {
      child.add(form.substr(space + 1));
    }
  }

  std::string render() const {
    std::map<std::string, std::vector<std::string>> words_by_tail;
    for (const auto& [word, child] : children_) {
      std::string tail;
      if (!child.children_.empty()) {
        tail = " " + child.render();
        if (child.ends_) tail = "(?:" + tail + ")?";
      }
      words_by_tail[tail].push_back(quote(word));
    }
    std::string out;
    for (const auto& [tail, words] : words_by_tail) {
      if (!out.empty()) out += '|';
      std::string head;
      for (const std::string& word : words) head += (head.empty() ? "" : "|") + word;
      out += (words.size() > 1 && !tail.empty() ? "(?:" + head + ")" : head) + tail;
    }
    return "(?:" + out + ")";
  }

 private:
  std::map<std::string, FormTree> children_;
  bool ends_ = false;
};

class Filler {
 public:
  enum class What { fragments, lists };
  Filler(What what, bool exact_case, const PatternSources& sources,
         std::vector<std::string>& faults)
      : what_(what), exact_case_(exact_case), sources_(sources), faults_(faults) {}

  std::string fill(std::string_view pattern) {
    std::string out;
    while (true) {
      std::size_t at = pattern.find("%{");
      out += pattern.substr(0, at);
      if (at == std::string_view::npos) return out;
      std::size_t close = pattern.find('}', at);
      if (close == std::string_view::npos) {
        faults_.push_back("'%{' without '}'");
        return out;
      }
      out += reference(std::string(pattern.substr(at + 2, close - at - 2)));
      pattern.remove_prefix(close + 1);
    }
  }

 private:
  std::string reference(const std::string& name) {
    bool is_list = name.rfind("list:", 0) == 0;
    if (is_list != (what_ == What::lists)) return "%{" + name + "}";
    if (is_list) return list(name.substr(5));
    auto it = sources_.fragments->find(name);
    if (it == sources_.fragments->end()) {
      faults_.push_back("no fragment '" + name + "'");
      return "";
    }
    if (!open_.insert(name).second) {
      faults_.push_back("the fragment '" + name + "' contains itself");
      return "";
    }
    std::string out = "(?:" + fill(it->second.pattern) + ")";
    open_.erase(name);
    return out;
  }

  std::string list(const std::string& name) {
    auto it = sources_.lists->find(name);
    if (it == sources_.lists->end()) {
      faults_.push_back("no list '" + name + "'");
      return "";
    }
    FormTree tree;
    for (const Word& word : it->second->words) {
      tree.add(exact_case_ ? word.form : lower_same_length(word.form));
    }
    return tree.render();
  }

  What what_;
  bool exact_case_;
  const PatternSources& sources_;
  std::vector<std::string>& faults_;
  std::set<std::string> open_;
};

// Calls visit(name, begin of the group's inside, its end) for each capture group in order.
template <typename Visit>
void for_each_group(std::string_view pattern, Visit visit) {
  struct Open {
    bool captures;
    std::size_t index;
  };
  struct Group {
    std::string name;
    std::size_t begin, end;
  };
  std::vector<Open> open;
  std::vector<Group> groups;
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    char c = pattern[i];
    if (c == '\\') {
      ++i;
    } else if (in_class) {
      in_class = c != ']';
    } else if (c == '[') {
      in_class = true;
      if (i + 1 < pattern.size() && pattern[i + 1] == '^') ++i;
      if (i + 1 < pattern.size() && pattern[i + 1] == ']') ++i;
    } else if (c == '(') {
      if (pattern.substr(i, 4) == "(?P<") {
        std::size_t close = pattern.find('>', i);
        if (close == std::string_view::npos) return;
        groups.push_back({std::string(pattern.substr(i + 4, close - i - 4)), close + 1, close + 1});
        open.push_back({true, groups.size() - 1});
        i = close;
      } else if (pattern.substr(i, 2) == "(?") {
        open.push_back({false, 0});
      } else {
        groups.push_back({"", i + 1, i + 1});
        open.push_back({true, groups.size() - 1});
      }
    } else if (c == ')' && !open.empty()) {
      if (open.back().captures) groups[open.back().index].end = i;
      open.pop_back();
    }
  }
  for (const Group& group : groups) visit(group.name, group.begin, group.end);
}

// Without non-capturing groups that hold the whole pattern: a filled-in fragment is one.
std::string_view strip_group(std::string_view pattern) {
  while (pattern.substr(0, 3) == "(?:" && pattern.back() == ')') {
    int depth = 0;
    std::size_t i = 0;
    for (; i < pattern.size(); ++i) {
      if (pattern[i] == '\\') {
        ++i;
      } else if (pattern[i] == '(') {
        ++depth;
      } else if (pattern[i] == ')' && --depth == 0) {
        break;
      }
    }
    if (i + 1 != pattern.size()) break;
    pattern = pattern.substr(3, pattern.size() - 4);
  }
  return pattern;
}

}  // namespace

std::map<std::string, Fragment> built_in_fragments() {
  std::map<std::string, Fragment> out;
  out["letter"].pattern = letter_class([](char32_t) { return true; });
  out["upper"].pattern = letter_class([](char32_t c) { return is_upper(c); });
  out["lower"].pattern = letter_class([](char32_t c) { return !is_upper(c); });
  return out;
}

std::string quote(std::string_view literal) {
  std::string out;
  for (char c : literal) {
    bool special = std::string_view("\\.+*?()|[]{}^$").find(c) != std::string_view::npos;
    if (special) out += '\\';
    out += c;
  }
  return out;
}

std::string fill_fragments(std::string_view pattern, const PatternSources& sources,
                           std::vector<std::string>& faults) {
  return Filler(Filler::What::fragments, false, sources, faults).fill(pattern);
}

std::string fill_lists(std::string_view pattern, bool exact_case, const PatternSources& sources,
                       std::vector<std::string>& faults) {
  return Filler(Filler::What::lists, exact_case, sources, faults).fill(pattern);
}

std::vector<std::string> group_names(std::string_view pattern) {
  std::vector<std::string> out;
  for_each_group(pattern,
                 [&](const std::string& name, std::size_t, std::size_t) { out.push_back(name); });
  return out;
}

std::vector<std::vector<const WordList*>> group_lists(
    std::string_view pattern, const std::map<std::string, const WordList*>& lists) {
  std::vector<std::vector<const WordList*>> out;
  for_each_group(pattern, [&](const std::string&, std::size_t begin, std::size_t end) {
    std::string_view inside = strip_group(pattern.substr(begin, end - begin));
    auto& found = out.emplace_back();
    while (inside.substr(0, 7) == "%{list:") {
      std::size_t close = inside.find('}');
      auto it = lists.find(std::string(inside.substr(7, close - 7)));
      if (it == lists.end()) break;
      found.push_back(it->second);
      inside.remove_prefix(close + 1);
      if (inside.substr(0, 1) != "|") break;
      inside.remove_prefix(1);
    }
    if (!inside.empty()) found.clear();
  });
  return out;
}

}  // namespace trich
