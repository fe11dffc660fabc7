#include "rules/regex_head.h"

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

#include "text/text.h"

namespace trich {
namespace {

using Range = CodePoints::value_type;

// What a set of code points is, as far as tokens go.
struct SetNature {
  std::uint32_t size = 0;
  bool only_digits = true, has_digit = false, has_letter = false, has_mark = false,
       has_space = false;
};

SetNature nature(std::span<const Range> set) {
  SetNature out;
  for (const auto& [low, high] : set) {
    out.size = std::min<std::uint32_t>(out.size + (high - low + 1), 1u << 20);
    if (high - low > 0x400) {
      out.only_digits = false;
      out.has_digit = out.has_letter = out.has_mark = out.has_space = true;
      continue;
    }
    for (std::uint32_t c = low; c <= high; ++c) {
      bool digit = c >= '0' && c <= '9';
      out.only_digits &= digit;
      if (digit) {
        out.has_digit = true;
      } else if (c == ' ' || c == '\n') {
        out.has_space = true;
      } else if (is_word(c)) {
        out.has_letter = true;
      } else {
        out.has_mark = true;
      }
    }
  }
  return out;
}

// The pattern as an automaton over code points, to be walked token by token.
class Automaton {
 public:
  explicit Automaton(const RegexNode& root) { start_ = build(root, add({})); }

  struct State {
    std::span<const Range> set;  // leads to `next` over one of these; empty: see `skips`
    SetNature nature;
    int next = -1;
    int first_skip = 0, skip_count = 0;  // in skips_
    bool unknown = false;                // anything may follow
    bool loops = false;                  // a set that may be read again and again
  };

  int start() const { return start_; }
  // The last state made first: the end of the pattern.
  static constexpr int kEnd = 0;
  const State& operator[](int i) const { return states_[static_cast<std::size_t>(i)]; }
  std::size_t size() const { return states_.size(); }

  // Marks of visited states that are cleared by taking the next number.
  struct Seen {
    explicit Seen(std::size_t size) : marks(size, 0) {}
    bool visit(int i) { return std::exchange(marks[static_cast<std::size_t>(i)], turn) != turn; }
    std::vector<std::uint32_t> marks;
    std::uint32_t turn = 1;
    std::vector<int> todo;  // of `close`
  };

  // Adds what `from` leads to without reading anything.
  void close(int from, std::vector<int>& out, Seen& seen) const {
    if (const State& state = (*this)[from]; !state.set.empty()) {
      if (seen.visit(from)) out.push_back(from);
      return;
    }
    std::vector<int>& todo = seen.todo;
    todo.assign(1, from);
    while (!todo.empty()) {
      int i = todo.back();
      todo.pop_back();
      if (!seen.visit(i)) continue;
      const State& state = (*this)[i];
      if (!state.set.empty() || state.unknown || i == kEnd) out.push_back(i);
      const auto first = skips_.begin() + state.first_skip;
      todo.insert(todo.end(), first, first + state.skip_count);
    }
  }

 private:
  int add(const State& state) {
    states_.push_back(state);
    return static_cast<int>(states_.size()) - 1;
  }

  // The state leads to all of `ways` without reading anything.
  void fork(int state, std::span<const int> ways) {
    State& from = states_[static_cast<std::size_t>(state)];
    from.first_skip = static_cast<int>(skips_.size());
    from.skip_count = static_cast<int>(ways.size());
    skips_.insert(skips_.end(), ways.begin(), ways.end());
  }
  int add_fork(std::span<const int> ways) {
    const int state = add({});
    fork(state, ways);
    return state;
  }

  // States for `node` that go on to `next`; the first of them.
  int build(const RegexNode& node, int next) {
    switch (node.kind) {
      case RegexNode::kSet: {
        State state;
        state.set = node.ranges();
        state.nature = nature(state.set);
        state.next = next;
        return add(std::move(state));
      }
      case RegexNode::kConcat: {
        int at = next;
        for (std::size_t i = node.parts.size(); i-- > 0;) at = build(*node.parts[i], at);
        return at;
      }
      case RegexNode::kAlternation: {
        if (node.parts.size() == 1) return build(*node.parts[0], next);
        std::vector<int> ways;
        ways.reserve(node.parts.size());
        for (const RegexNode* part : node.parts) ways.push_back(build(*part, next));
        return add_fork(ways);
      }
      case RegexNode::kRepeat: {
        if (!node.may_repeat) {
          const int once = build(*node.parts[0], next);
          return node.may_skip ? add_fork({{once, next}}) : once;
        }
        // Counts are not kept: any number of turns.
        int loop = add({});
        int body = build(*node.parts[0], loop);
        states_[static_cast<std::size_t>(body)].loops |= node.parts[0]->kind == RegexNode::kSet;
        fork(loop, {{body, next}});
        return node.may_skip ? loop : body;
      }
      case RegexNode::kUnknown:
        break;
    }
    State state;
    state.unknown = true;
    return add(state);
  }

  std::vector<State> states_;
  std::vector<int> skips_;
  int start_;
};

void append_utf8(std::uint32_t c, std::string& out) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// Walks the automaton one token at a time, all ways at once.
class TokenWalk {
 public:
  explicit TokenWalk(const Automaton& automaton)
      : automaton_(automaton),
        closing_(automaton.size()),
        numbers_(automaton.size()),
        ended_(automaton.size()) {}

  std::vector<TokenSet> walk(int count) {
    std::vector<int> here = closed({automaton_.start()});
    std::vector<TokenSet> out(static_cast<std::size_t>(count));
    for (std::size_t place = 0; place < out.size(); ++place) {
      out_ = &out[place];
      ends_.clear();
      ++ended_.turn;
      begin_tokens(here);
      if (out_->any) {
        for (; place < out.size(); ++place) out[place] = TokenSet{true, false, false, {}, {}};
        break;
      }
      here = closed(ends_);
    }
    return out;
  }

 private:
  static constexpr std::size_t kMostSteps = 50000;
  static constexpr std::uint32_t kMostFirst = 40;  // [A-Z] is told apart as a token's first letter
  static constexpr std::uint32_t kMostBranches = 8;
  static constexpr std::size_t kLongestToken = 24;  // bytes

  std::vector<int> closed(const std::vector<int>& from) {
    std::vector<int> out;
    ++closing_.turn;
    for (int state : from) automaton_.close(state, out, closing_);
    return out;
  }

  void end_token_at(int state) {
    if (ended_.visit(state)) ends_.push_back(state);
  }
  // What follows this token cannot be told: the end of the pattern stands for "anything".
  void end_unknown() { end_token_at(Automaton::kEnd); }

  // Ways on by code point: (code point, state behind it), sorted.
  using Ways = std::vector<std::pair<std::uint32_t, int>>;

  template <typename Visit>
  static void for_each_point(std::span<const Range> set, Visit visit) {
    for (const auto& [low, high] : set) {
      for (std::uint32_t c = low; c <= high; ++c) visit(c);
    }
  }

  // Calls word for every code point of `ways` with all the states behind it.
  void follow(const std::string& prefix, Ways& ways) {
    std::sort(ways.begin(), ways.end());
    for (std::size_t i = 0; i < ways.size() && !out_->any;) {
      std::vector<int> next;
      std::size_t j = i;
      for (; j < ways.size() && ways[j].first == ways[i].first; ++j) next.push_back(ways[j].second);
      std::string longer = prefix;
      append_utf8(ways[i].first, longer);
      word(longer, next);
      i = j;
    }
  }

  void begin_tokens(const std::vector<int>& here) {
    Ways ways;
    std::vector<int> behind_space, behind_digit;
    for (int index : here) {
      const Automaton::State& state = automaton_[index];
      const SetNature& is = state.nature;
      if (state.set.empty() || (is.has_space && is.size > 1) ||
          (!is.only_digits && is.size > kMostFirst)) {
        out_->any = true;  // the end of the pattern, or not known
        return;
      }
      if (is.has_space) {
        behind_space.push_back(state.next);
      } else if (is.only_digits) {
        behind_digit.push_back(state.next);
      } else {
        for_each_point(state.set, [&](std::uint32_t c) {
          if (c >= '0' && c <= '9') {
            behind_digit.push_back(state.next);
          } else if (is_word(c)) {
            ways.emplace_back(c, state.next);
          } else {
            append_utf8(c, out_->words.emplace_back());
            end_token_at(state.next);
          }
        });
      }
    }
    if (!behind_digit.empty()) {
      out_->digits = true;
      number(behind_digit);
    }
    follow("", ways);
    if (!behind_space.empty() && !out_->any) begin_tokens(closed(behind_space));
  }

  // Behind a digit: more digits go on with the token, which may also end here. Ends too early only
  // add ways.
  void number(std::vector<int> todo) {
    ++numbers_.turn;
    std::vector<int> out;
    while (!todo.empty()) {
      int at = todo.back();
      todo.pop_back();
      end_token_at(at);
      out.clear();
      automaton_.close(at, out, numbers_);
      for (int next : out) {
        const Automaton::State& state = automaton_[next];
        if (state.set.empty()) {
          out_->joined |= state.unknown;
          continue;
        }
        for (const auto& [low, high] : state.set) {
          out_->joined |= (low <= '.' && '.' <= high) || (low <= ',' && ',' <= high);
        }
        if (state.nature.has_digit) todo.push_back(state.next);
      }
    }
  }

  // The token has begun with `prefix`; `from` are the states behind it.
  void word(const std::string& prefix, const std::vector<int>& from) {
    if (++steps_ > kMostSteps) {
      out_->any = true;
      return;
    }
    if (prefix.size() > kLongestToken) {
      out_->prefixes.push_back(prefix);
      end_unknown();
      return;
    }
    bool whole = false, longer = false;
    Ways ways;
    for (int index : closed(from)) {
      const Automaton::State& state = automaton_[index];
      if (state.set.empty()) {
        // The pattern's end is a word's end; behind what is not known the word may go on.
        whole |= !state.unknown;
        longer |= state.unknown;
        end_token_at(index);
        continue;
      }
      const SetNature& is = state.nature;
      // Letters behind a number stop at the next digit: "8h30".
      if (is.has_space || is.has_mark || is.has_digit) {
        whole = true;
        end_token_at(index);
        // An apostrophe may stand inside a token.
        for (const auto& [low, high] : state.set) longer |= low <= '\'' && '\'' <= high;
      }
      if (!is.has_letter && !is.has_digit) continue;
      if (is.size > kMostBranches || (is.only_digits && is.size > 3) ||
          (state.loops && is.size > 1)) {
        longer = true;
        continue;
      }
      for_each_point(state.set, [&](std::uint32_t c) {
        if (is_word(c)) ways.emplace_back(c, state.next);
      });
    }
    if (whole) out_->words.push_back(prefix);
    if (longer) {
      out_->prefixes.push_back(prefix);
      end_unknown();
    }
    follow(prefix, ways);
  }

  const Automaton& automaton_;
  TokenSet* out_ = nullptr;
  std::vector<int> ends_;
  Automaton::Seen closing_, numbers_, ended_;
  std::size_t steps_ = 0;
};

void sort_unique(std::vector<std::string>& strings) {
  std::sort(strings.begin(), strings.end());
  strings.erase(std::unique(strings.begin(), strings.end()), strings.end());
}

}  // namespace

struct PatternHead::Parts {
  explicit Parts(std::string_view regex) : tree(regex) {
    if (tree.root()) automaton.emplace(*tree.root());
  }
  RegexTree tree;  // holds the sets of the automaton
  std::optional<Automaton> automaton;
};

PatternHead::PatternHead(std::string_view regex) : parts_(std::make_unique<const Parts>(regex)) {}

PatternHead::~PatternHead() = default;

std::vector<CodePoints> PatternHead::code_points(int count) const {
  std::vector<CodePoints> out(static_cast<std::size_t>(count), CodePoints{{0, kLastCodePoint}});
  if (!parts_->automaton) return out;
  const Automaton& automaton = *parts_->automaton;
  std::vector<int> from = {automaton.start()};
  for (CodePoints& place : out) {
    Automaton::Seen seen(automaton.size());
    std::vector<int> here, next;
    for (int state : from) automaton.close(state, here, seen);
    CodePoints set;
    for (int index : here) {
      const Automaton::State& state = automaton[index];
      if (state.set.empty()) return out;  // the match may end here, or is not known from here
      set.insert(set.end(), state.set.begin(), state.set.end());
      next.push_back(state.next);
    }
    normalize_set(set);
    place = std::move(set);
    from = std::move(next);
  }
  return out;
}

HeadPlaces PatternHead::places() const {
  if (!parts_->automaton) return {};
  const Automaton& automaton = *parts_->automaton;
  HeadPlaces out;
  std::vector<int> states;  // by place
  std::unordered_map<int, std::size_t> place_of;
  Automaton::Seen seen(automaton.size());
  std::vector<int> reached;
  // The places that `from` leads to; false: there are ways that no place stands for.
  auto places_behind = [&](int from, std::uint64_t& bits) {
    ++seen.turn;
    reached.clear();
    automaton.close(from, reached, seen);
    bool all = true;
    for (int index : reached) {
      if (automaton[index].set.empty()) {
        all = false;  // the end of the pattern, or not known
        continue;
      }
      auto [known, fresh] = place_of.try_emplace(index, states.size());
      if (fresh) {
        if (states.size() == HeadPlaces::kMost) {
          place_of.erase(known);
          all = false;
          continue;
        }
        states.push_back(index);
      }
      bits |= std::uint64_t{1} << known->second;
    }
    return all;
  };
  if (!places_behind(automaton.start(), out.first)) return {};
  for (std::size_t place = 0; place < states.size(); ++place) {  // more come as we go
    const Automaton::State& state = automaton[states[place]];
    out.reads.emplace_back(state.set.begin(), state.set.end());
    std::uint64_t& behind = out.behind.emplace_back(0);
    if (!places_behind(state.next, behind)) out.open |= std::uint64_t{1} << place;
  }
  return out;
}

std::vector<TokenSet> PatternHead::tokens(int count) const {
  if (!parts_->automaton) {
    TokenSet unknown;
    unknown.any = true;
    return std::vector<TokenSet>(static_cast<std::size_t>(count), unknown);
  }
  std::vector<TokenSet> out = TokenWalk(*parts_->automaton).walk(count);
  for (TokenSet& place : out) {
    if (place.any) place = TokenSet{true, false, false, {}, {}};
    sort_unique(place.words);
    sort_unique(place.prefixes);
  }
  return out;
}

}  // namespace trich
