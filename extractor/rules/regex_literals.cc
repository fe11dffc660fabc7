#include "rules/regex_literals.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "rules/regex_tree.h"
#include "text/utf8.h"

namespace trich {
namespace {

constexpr std::size_t kMostStrings = 128;  // in one set
constexpr std::size_t kMostSets = 4;
// In bytes: shorter strings are all over the text, longer ones tell no more.
constexpr std::size_t kTooShort = 2, kLongEnough = 6;

// What a node of the pattern says of the text that it matches.
struct Promise {
  std::optional<LiteralSet> all;  // it matches these strings and nothing else
  std::vector<LiteralSet> some;   // each: one of them is inside, none of them empty
};

void sort_unique(LiteralSet& set) {
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
}

// A long shortest string tells most, then a small set.
std::pair<std::size_t, std::size_t> telling(const LiteralSet& set) {
  std::size_t shortest = kLongEnough;
  for (const std::string& string : set) shortest = std::min(shortest, string.size());
  return {std::max(shortest, kTooShort), kMostStrings - set.size()};
}

void keep_best(std::vector<LiteralSet>& sets) {
  std::stable_sort(sets.begin(), sets.end(), [](const LiteralSet& a, const LiteralSet& b) {
    return telling(a) > telling(b);
  });
  if (sets.size() > kMostSets) sets.resize(kMostSets);
}

// A string that holds another one of the set adds nothing. Sets with the empty string hold nothing.
LiteralSet shortest_of(const LiteralSet& set) {
  LiteralSet out;
  for (const std::string& string : set) {
    const bool longer = std::any_of(set.begin(), set.end(), [&](const std::string& other) {
      return other.size() < string.size() && string.find(other) != std::string::npos;
    });
    if (!longer) out.push_back(string);
  }
  return out;
}

bool is_requirement(const LiteralSet& set) {
  return !set.empty() && std::none_of(set.begin(), set.end(),
                                      [](const std::string& string) { return string.empty(); });
}

void require(LiteralSet set, std::vector<LiteralSet>& sets) {
  if (!is_requirement(set)) return;
  sort_unique(set);
  set = shortest_of(set);
  if (set.size() <= kMostStrings) sets.push_back(std::move(set));
}

// Every string of `left` before every string of `right`; nothing when they are too many.
std::optional<LiteralSet> product(const LiteralSet& left, const LiteralSet& right) {
  if (left.size() * right.size() > kMostStrings) return std::nullopt;
  LiteralSet out;
  for (const std::string& a : left) {
    for (const std::string& b : right) out.push_back(a + b);
  }
  sort_unique(out);
  return out;
}

Promise promise_of(const RegexNode& node);

Promise of_set(const RegexNode& node) {
  Promise out;
  LiteralSet letters;
  for (const auto& [low, high] : node.ranges()) {
    if (high - low >= kMostStrings - letters.size()) return out;
    for (std::uint32_t c = low; c <= high; ++c) utf8::append(c, letters.emplace_back());
  }
  out.all = std::move(letters);
  return out;
}

Promise of_concat(const RegexNode& node) {
  Promise out;
  LiteralSet run = {""};  // what the last parts match together
  bool whole = true;
  const auto end_run = [&] {
    require(std::move(run), out.some);
    run = {""};
  };
  for (const RegexNode* part : node.parts) {
    if (part->kind == RegexNode::kSet && part->set.empty() &&
        part->single.first == part->single.second) {
      for (std::string& string : run) utf8::append(part->single.first, string);
      continue;
    }
    Promise promise = promise_of(*part);
    if (promise.all) {
      if (std::optional<LiteralSet> longer = product(run, *promise.all)) {
        run = std::move(*longer);
        continue;
      }
      end_run();
      whole = false;
      run = std::move(*promise.all);
    } else {
      end_run();
      whole = false;
      std::move(promise.some.begin(), promise.some.end(), std::back_inserter(out.some));
    }
  }
  if (whole) {
    out.all = std::move(run);
    return out;
  }
  end_run();
  keep_best(out.some);
  return out;
}

Promise of_alternation(const RegexNode& node) {
  Promise out;
  std::vector<Promise> branches;
  branches.reserve(node.parts.size());
  for (const RegexNode* part : node.parts) branches.push_back(promise_of(*part));
  const bool whole = std::all_of(branches.begin(), branches.end(),
                                 [](const Promise& branch) { return branch.all.has_value(); });
  if (whole) {
    LiteralSet all;
    for (const Promise& branch : branches) {
      all.insert(all.end(), branch.all->begin(), branch.all->end());
    }
    sort_unique(all);
    if (all.size() <= kMostStrings) {
      out.all = std::move(all);
    } else {
      require(std::move(all), out.some);
    }
    return out;
  }
  std::size_t sets = kMostSets;  // that every branch has
  for (const Promise& branch : branches) {
    if (!branch.all) sets = std::min(sets, branch.some.size());
  }
  for (std::size_t i = 0; i < sets; ++i) {
    LiteralSet some;  // the first, second, ... of every branch
    for (const Promise& branch : branches) {
      const LiteralSet& own = branch.all ? *branch.all : branch.some[i];
      some.insert(some.end(), own.begin(), own.end());
    }
    require(std::move(some), out.some);
  }
  keep_best(out.some);
  return out;
}

Promise of_repeat(const RegexNode& node) {
  Promise out, once = promise_of(*node.parts[0]);
  if (!node.may_repeat) {
    if (once.all && node.may_skip) {
      once.all->push_back("");
      sort_unique(*once.all);
    }
    if (once.all || !node.may_skip) return once;
  } else if (!node.may_skip) {
    if (!once.all) return once;
    require(std::move(*once.all), out.some);
  }
  return out;
}

Promise promise_of(const RegexNode& node) {
  switch (node.kind) {
    case RegexNode::kSet:
      return of_set(node);
    case RegexNode::kConcat:
      return of_concat(node);
    case RegexNode::kAlternation:
      return of_alternation(node);
    case RegexNode::kRepeat:
      return of_repeat(node);
    case RegexNode::kUnknown:
      break;
  }
  return {};
}

}  // namespace

std::vector<LiteralSet> required_literals(std::string_view regex) {
  const RegexTree tree(regex);
  if (tree.root() == nullptr) return {};
  Promise promise = promise_of(*tree.root());
  if (promise.all) {
    require(std::move(*promise.all), promise.some);
  }
  return std::move(promise.some);
}

}  // namespace trich
