#include "rules/regex_head.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "text/text.h"

namespace trich {
namespace {

constexpr std::uint32_t kLast = 0x10FFFF;

struct Node {
  enum Kind { kSet, kConcat, kAlternation, kRepeat, kUnknown } kind = kUnknown;
  CodePoints set;                            // kSet
  std::vector<std::unique_ptr<Node>> parts;  // kConcat, kAlternation; kRepeat: one
  bool may_skip = false;                     // kRepeat: zero times is allowed
  bool may_repeat = false;                   // kRepeat: more than once is allowed
};
using NodePtr = std::unique_ptr<Node>;

NodePtr make(Node::Kind kind) {
  auto node = std::make_unique<Node>();
  node->kind = kind;
  return node;
}

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

CodePoints complement(const CodePoints& set) {
  CodePoints out;
  std::uint32_t next = 0;
  for (const auto& [low, high] : set) {
    if (low > next) out.emplace_back(next, low - 1);
    next = high + 1;
  }
  if (next <= kLast) out.emplace_back(next, kLast);
  return out;
}

// Recursive descent over the pattern; nullptr when something is not understood.
class Parser {
 public:
  explicit Parser(std::string_view pattern) : s_(pattern) {}

  NodePtr parse() {
    NodePtr node = alternation();
    return node && at_ == s_.size() ? std::move(node) : nullptr;
  }

 private:
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

  NodePtr alternation() {
    NodePtr node = make(Node::kAlternation);
    do {
      NodePtr branch = concat();
      if (!branch) return nullptr;
      node->parts.push_back(std::move(branch));
    } while (eat("|"));
    return node;
  }

  NodePtr concat() {
    NodePtr node = make(Node::kConcat);
    while (more() && s_[at_] != '|' && s_[at_] != ')') {
      NodePtr part = atom();
      if (!part) return nullptr;
      part = repeats(std::move(part));
      if (!part) return nullptr;
      node->parts.push_back(std::move(part));
    }
    return node;
  }

  NodePtr repeats(NodePtr part) {
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
      NodePtr node = make(Node::kRepeat);
      node->may_skip = skip;
      node->may_repeat = repeat;
      node->parts.push_back(std::move(part));
      part = std::move(node);
    }
    return part;
  }

  NodePtr atom() {
    char c = s_[at_];
    if (c == '(') return group();
    if (c == '[') return bracket();
    if (c == '.') {
      ++at_;
      return set_node({{0, '\n' - 1}, {'\n' + 1, kLast}});
    }
    if (c == '^' || c == '$') return nullptr;
    if (c == '\\') {
      auto escaped = escape();
      if (!escaped) return nullptr;
      return set_node({{*escaped, *escaped}});
    }
    std::uint32_t point = code_point();
    return set_node({{point, point}});
  }

  NodePtr set_node(CodePoints set) {
    NodePtr node = make(Node::kSet);
    node->set = std::move(set);
    return node;
  }

  NodePtr group() {
    ++at_;
    if (eat("?P<")) {
      std::size_t close = s_.find('>', at_);
      if (close == std::string_view::npos) return nullptr;
      at_ = close + 1;
    } else if (eat("?:")) {
    } else if (eat("?")) {
      return nullptr;  // flags: not understood
    }
    NodePtr node = alternation();
    return node && eat(")") ? std::move(node) : nullptr;
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

  NodePtr bracket() {
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
};

// Adds the code points that `node` can begin with; true when it can match nothing at all.
bool add_first(const Node& node, CodePoints& out) {
  switch (node.kind) {
    case Node::kSet:
      out.insert(out.end(), node.set.begin(), node.set.end());
      return false;
    case Node::kConcat:
      return std::all_of(node.parts.begin(), node.parts.end(),
                         [&](const NodePtr& part) { return add_first(*part, out); });
    case Node::kAlternation: {
      bool empty = false;
      for (const NodePtr& part : node.parts) empty |= add_first(*part, out);
      return empty;
    }
    case Node::kRepeat:
      return add_first(*node.parts[0], out) || node.may_skip;
    case Node::kUnknown:
      break;
  }
  out.emplace_back(0, kLast);
  return true;
}

// Walks all ways into the pattern until the first token is complete.
class TokenHeads {
 public:
  explicit TokenHeads(FirstTokens& out) : out_(out) {}

  void walk(const Node& root) {
    Rest rest{&root, nullptr};
    step(std::string(), &rest);
  }

 private:
  // What is still to match: a list of nodes.
  struct Rest {
    const Node* node;
    const Rest* next;
  };
  static constexpr std::size_t kMostHeads = 60000;
  static constexpr std::uint32_t kMostBranches = 16;

  void step(const std::string& prefix, const Rest* rest) {
    if (out_.any || ++steps_ > 400000 || out_.words.size() > kMostHeads) {
      out_.any = true;
      return;
    }
    if (!rest) {
      finish(prefix, true);
      return;
    }
    const Node& node = *rest->node;
    switch (node.kind) {
      case Node::kSet:
        take(prefix, node.set, rest->next);
        return;
      case Node::kConcat: {
        chain(node, 0, prefix, rest->next);
        return;
      }
      case Node::kAlternation:
        for (const NodePtr& part : node.parts) {
          Rest branch{part.get(), rest->next};
          step(prefix, &branch);
        }
        return;
      case Node::kRepeat: {
        if (node.may_skip) step(prefix, rest->next);
        if (node.may_repeat) {
          // Once, and then anything: the token's begin is what is sure.
          Rest once{node.parts[0].get(), &unknown_};
          step(prefix, &once);
        } else {
          Rest once{node.parts[0].get(), rest->next};
          step(prefix, &once);
        }
        return;
      }
      case Node::kUnknown:
        finish(prefix, false);
        return;
    }
  }

  void chain(const Node& node, std::size_t part, const std::string& prefix, const Rest* next) {
    if (part == node.parts.size()) {
      step(prefix, next);
      return;
    }
    // Build the list from the back so that every part's rest lives on this stack.
    std::vector<Rest> cells(node.parts.size() - part);
    for (std::size_t i = cells.size(); i-- > 0;) {
      cells[i] = {node.parts[part + i].get(), i + 1 < cells.size() ? &cells[i + 1] : next};
    }
    step(prefix, &cells[0]);
  }

  void take(const std::string& prefix, const CodePoints& set, const Rest* next) {
    std::uint32_t size = 0;
    bool all_digits = true, no_word = true;
    for (const auto& [low, high] : set) {
      size = std::min<std::uint32_t>(size + (high - low + 1), 1u << 20);
      all_digits &= low >= '0' && high <= '9';
      if (high - low > 0x400) {
        no_word = false;
      } else {
        for (std::uint32_t c = low; c <= high; ++c) no_word &= !is_word(c);
      }
    }
    if (prefix.empty() && all_digits) {
      out_.digits = true;
      return;
    }
    if (!prefix.empty() && no_word) {
      finish(prefix, true);
      return;
    }
    if (size > kMostBranches) {
      finish(prefix, false);
      return;
    }
    for (const auto& [low, high] : set) {
      for (std::uint32_t c = low; c <= high; ++c) one(prefix, c, next);
    }
  }

  void one(const std::string& prefix, std::uint32_t c, const Rest* next) {
    if (prefix.empty() && c >= '0' && c <= '9') {
      out_.digits = true;
      return;
    }
    if (c == ' ' || c == '\n' || !is_word(c)) {
      if (!prefix.empty()) {
        // An apostrophe may stand inside a token.
        finish(prefix, c != '\'');
      } else if (c == ' ' || c == '\n') {
        out_.any = true;  // no token begins with white space
      } else {
        std::string mark;
        append(c, mark);
        out_.words.push_back(mark);
      }
      return;
    }
    std::string longer = prefix;
    append(c, longer);
    step(longer, next);
  }

  void finish(const std::string& prefix, bool whole) {
    if (prefix.empty()) {
      out_.any = true;
    } else if (whole) {
      out_.words.push_back(prefix);
    } else {
      out_.prefixes.push_back(prefix);
    }
  }

  static void append(std::uint32_t c, std::string& out) {
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

  FirstTokens& out_;
  std::size_t steps_ = 0;
  Node unknown_node_;
  Rest unknown_{&unknown_node_, nullptr};
};

void sort_unique(std::vector<std::string>& strings) {
  std::sort(strings.begin(), strings.end());
  strings.erase(std::unique(strings.begin(), strings.end()), strings.end());
}

}  // namespace

CodePoints first_code_points(std::string_view regex) {
  NodePtr root = Parser(regex).parse();
  CodePoints out;
  if (!root || add_first(*root, out)) out = {{0, kLast}};
  normalize_set(out);
  return out;
}

FirstTokens first_tokens(std::string_view regex) {
  FirstTokens out;
  NodePtr root = Parser(regex).parse();
  if (!root) {
    out.any = true;
    return out;
  }
  TokenHeads(out).walk(*root);
  if (out.any) {
    out.words.clear();
    out.prefixes.clear();
  }
  sort_unique(out.words);
  sort_unique(out.prefixes);
  return out;
}

}  // namespace trich
