#include "rules/regex_tree.h"

#include <algorithm>
#include <memory>
#include <new>
#include <optional>
#include <type_traits>

#include "text/text.h"

namespace trich {

void normalize_set(CodePoints& set) {
  std::sort(set.begin(), set.end());
  CodePoints out;
  for (const auto& range : set) {
    if (!out.empty() && range.first <= out.back().second + 1) {
      out.back().second = std::max(out.back().second, range.second);
    } else {
      out.push_back(range);
    }
  }
  set = std::move(out);
}

namespace {

using Range = CodePoints::value_type;

CodePoints complement(const CodePoints& set) {
  CodePoints out;
  std::uint32_t next = 0;
  for (const auto& [low, high] : set) {
    if (low > next) out.emplace_back(next, low - 1);
    next = high + 1;
  }
  if (next <= kLastCodePoint) out.emplace_back(next, kLastCodePoint);
  return out;
}

}  // namespace

// Recursive descent over the pattern; nullptr when something is not understood.
class RegexParser {
 public:
  RegexParser(std::string_view pattern, std::pmr::memory_resource& memory)
      : s_(pattern), memory_(memory) {}

  const RegexNode* parse() {
    const RegexNode* node = alternation();
    return node && at_ == s_.size() ? node : nullptr;
  }

 private:
  RegexNode* make(RegexNode::Kind kind) {
    static_assert(std::is_trivially_destructible_v<RegexNode>);
    auto* node = new (memory_.allocate(sizeof(RegexNode), alignof(RegexNode))) RegexNode;
    node->kind = kind;
    return node;
  }

  template <typename T>
  std::span<const T> keep(const T* items, std::size_t count) {
    if (count == 0) return {};
    auto* copy = static_cast<T*>(memory_.allocate(count * sizeof(T), alignof(T)));
    std::uninitialized_copy_n(items, count, copy);
    return {copy, count};
  }

  // A node of the parts that have been put on the stack since it was `base` high.
  const RegexNode* make_of_parts(RegexNode::Kind kind, std::size_t base) {
    RegexNode* node = make(kind);
    node->parts = keep(parts_.data() + base, parts_.size() - base);
    parts_.resize(base);
    return node;
  }

  bool more() const { return at_ < s_.size(); }
  bool eat(std::string_view text) {
    if (s_.substr(at_, text.size()) != text) return false;
    at_ += text.size();
    return true;
  }

  std::uint32_t code_point() {
    std::uint32_t c = decode(s_.data() + at_);
    at_ += static_cast<std::size_t>(char_length(static_cast<unsigned char>(s_[at_])));
    return c;
  }

  const RegexNode* alternation() {
    const std::size_t base = parts_.size();
    do {
      const RegexNode* branch = concat();
      if (!branch) return nullptr;
      parts_.push_back(branch);
    } while (eat("|"));
    return make_of_parts(RegexNode::kAlternation, base);
  }

  const RegexNode* concat() {
    const std::size_t base = parts_.size();
    while (more() && s_[at_] != '|' && s_[at_] != ')') {
      const RegexNode* part = atom();
      if (!part) return nullptr;
      part = repeats(part);
      if (!part) return nullptr;
      parts_.push_back(part);
    }
    return make_of_parts(RegexNode::kConcat, base);
  }

  const RegexNode* repeats(const RegexNode* part) {
    while (more()) {
      bool skip = false, repeat = false;
      if (eat("?")) {
        skip = true;
      } else if (eat("*")) {
        skip = repeat = true;
      } else if (eat("+")) {
        repeat = true;
      } else if (s_[at_] == '{') {
        std::size_t close = s_.find('}', at_);
        if (close == std::string_view::npos) return nullptr;
        std::string_view body = s_.substr(at_ + 1, close - at_ - 1);
        skip = body.empty() || body[0] == '0';
        repeat = body != "1" && body != "0,1";
        at_ = close + 1;
      } else {
        return part;
      }
      eat("?");  // non-greedy
      RegexNode* node = make(RegexNode::kRepeat);
      node->may_skip = skip;
      node->may_repeat = repeat;
      node->parts = keep(&part, 1);
      part = node;
    }
    return part;
  }

  const RegexNode* atom() {
    char c = s_[at_];
    if (c == '(') return group();
    if (c == '[') return bracket();
    if (c == '.') {
      ++at_;
      return set_node({{0, '\n' - 1}, {'\n' + 1, kLastCodePoint}});
    }
    if (c == '^' || c == '$') return nullptr;
    if (c == '\\') {
      auto escaped = escape();
      if (!escaped) return nullptr;
      return letter(*escaped);
    }
    return letter(code_point());
  }

  const RegexNode* letter(std::uint32_t point) {
    RegexNode* node = make(RegexNode::kSet);
    node->single = {point, point};
    return node;
  }

  const RegexNode* set_node(const CodePoints& set) {
    RegexNode* node = make(RegexNode::kSet);
    if (set.size() == 1) {
      node->single = set[0];
    } else {
      node->set = keep(set.data(), set.size());
    }
    return node;
  }

  const RegexNode* group() {
    ++at_;
    if (eat("?P<")) {
      std::size_t close = s_.find('>', at_);
      if (close == std::string_view::npos) return nullptr;
      at_ = close + 1;
    } else if (eat("?:")) {
    } else if (eat("?")) {
      return nullptr;  // flags: not understood
    }
    const RegexNode* node = alternation();
    return node && eat(")") ? node : nullptr;
  }

  // Behind the backslash: a mark, \n, \t or \x{...}.
  std::optional<std::uint32_t> escape() {
    ++at_;
    if (!more()) return std::nullopt;
    if (eat("x{")) {
      std::uint32_t value = 0;
      while (more() && s_[at_] != '}') {
        char d = s_[at_++];
        int digit = d >= '0' && d <= '9'   ? d - '0'
                    : d >= 'a' && d <= 'f' ? d - 'a' + 10
                    : d >= 'A' && d <= 'F' ? d - 'A' + 10
                                           : -1;
        if (digit < 0) return std::nullopt;
        value = value * 16 + static_cast<std::uint32_t>(digit);
      }
      return eat("}") ? std::optional(value) : std::nullopt;
    }
    if (eat("n")) return '\n';
    if (eat("t")) return '\t';
    char c = s_[at_];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
      return std::nullopt;
    }
    return code_point();
  }

  const RegexNode* bracket() {
    ++at_;
    bool negated = eat("^");
    CodePoints set;
    bool first = true;
    while (more() && (first || s_[at_] != ']')) {
      first = false;
      if (eat("[:")) return nullptr;
      auto low = bracket_point();
      if (!low) return nullptr;
      std::uint32_t high = *low;
      if (more() && s_[at_] == '-' && at_ + 1 < s_.size() && s_[at_ + 1] != ']') {
        ++at_;
        auto point = bracket_point();
        if (!point) return nullptr;
        high = *point;
      }
      set.emplace_back(*low, high);
    }
    if (!eat("]")) return nullptr;
    normalize_set(set);
    return set_node(negated ? complement(set) : set);
  }

  std::optional<std::uint32_t> bracket_point() {
    if (!more()) return std::nullopt;
    if (s_[at_] == '\\') return escape();
    return code_point();
  }

  std::string_view s_;
  std::size_t at_ = 0;
  std::pmr::memory_resource& memory_;
  std::vector<const RegexNode*> parts_;  // of the nodes that are being read
};

RegexTree::RegexTree(std::string_view pattern)
    : memory_(48 * pattern.size() + 1024), root_(RegexParser(pattern, memory_).parse()) {}

}  // namespace trich
