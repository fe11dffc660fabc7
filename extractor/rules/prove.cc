// Proves packs: every rule against its examples and counter-examples, as written and mutated.
#include <re2/re2.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <nlohmann/json.hpp>

#include "pipeline.h"

namespace trich {
namespace {

using nlohmann::json;

// An example taken apart at its [[ ]].
struct Marked {
  std::string before, inside, after;
  std::string text() const { return before + inside + after; }
};

Marked take_apart(const std::string& text) {
  std::size_t open = text.find("[["), close = text.rfind("]]");
  if (open == std::string::npos || close == std::string::npos || close < open)
    return {text, "", ""};
  return {text.substr(0, open), text.substr(open + 2, close - open - 2), text.substr(close + 2)};
}

std::string to_nfd(const std::string& utf8) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(error);
  std::string out;
  if (U_FAILURE(error)) return utf8;  // the data is compiled into ICU: does not happen
  nfd->normalize(icu::UnicodeString::fromUTF8(utf8), error).toUTF8String(out);
  return U_FAILURE(error) ? utf8 : out;
}

std::string to_capitals(const std::string& utf8) {
  std::string out;
  icu::UnicodeString::fromUTF8(utf8).toUpper().toUTF8String(out);
  return out;
}

std::string to_odd_spaces(const std::string& utf8) {
  std::string out;
  int n = 0;
  for (char c : utf8) {
    if (c != ' ') {
      out += c;
    } else {
      out += n++ % 2 ? "\xC2\xA0" : "  ";
    }
  }
  return out;
}

struct Mutation {
  const char* name;
  std::string (*change)(const std::string&);
  bool keeps_case;
  bool needs_words_around;
};

std::string same(const std::string& s) { return s; }
std::string to_modern_tone(const std::string& s) { return modern_tone(s); }

constexpr Mutation kMutations[] = {
    {"as written", same, true, false},
    {"decomposed (NFD)", to_nfd, true, false},
    {"with the other tone placement", to_modern_tone, true, false},
    {"with odd spaces", to_odd_spaces, true, false},
    {"between other words", same, true, true},
    {"in capitals", to_capitals, false, false},
};

Marked mutate(const Marked& example, const Mutation& mutation) {
  Marked out{mutation.change(example.before), mutation.change(example.inside),
             mutation.change(example.after)};
  if (mutation.needs_words_around) {
    out.before = "Theo tin, " + out.before;
    out.after += " khi xem.";
  }
  return out;
}

// A value of the record as text: strings bare, numbers without a needless fraction.
std::string as_text(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.dump();
}

// The key that an example's `value` speaks of, by class.
const std::map<std::string, std::pair<std::string, std::string>>& value_keys() {
  static const std::map<std::string, std::pair<std::string, std::string>> keys = {
      {"date", {"dates", "value"}},        {"unit", {"units", "name"}},
      {"place", {"units", "name"}},        {"person", {"officials", "name"}},
      {"official", {"officials", "name"}}, {"rank", {"ranks", "rank"}},
      {"result", {"results", "value"}},    {"document", {"documents", "number"}},
  };
  return keys;
}

class Prover {
 public:
  explicit Prover(const Pipeline& pipeline) : pipeline_(pipeline) {}

  std::vector<Fault> prove() {
    for (const Rule& rule : pipeline_.pack().rules) prove_rule(rule, rule.tag == "none");
    for (const Relation& relation : pipeline_.pack().relations) prove_rule(relation, false);
    for (const LineRule& line : pipeline_.pack().lines) prove_line(line);
    return std::move(faults_);
  }

 private:
  void fault(const Place_in_pack& at, std::string message) {
    faults_.push_back({at.file, at.line, at.column, std::move(message)});
  }

  // Source spans of what the rule matched in a run.
  static std::vector<Span> spans_of(const Run& run, const std::string& id) {
    std::vector<Span> out;
    for (const Match& match : run.matches) {
      if (match.rule->id == id) out.push_back(run.text.to_source(match.span));
    }
    for (const Fact& fact : run.relations.facts) {
      if (fact.relation->id == id) out.push_back(run.text.to_source(fact.span));
    }
    return out;
  }

  template <typename R>
  void prove_rule(const R& rule, bool yields_nothing) {
    for (const Example& example : rule.examples) {
      Marked marked = take_apart(example.text);
      for (const Mutation& mutation : kMutations) {
        if (!mutation.keeps_case && !rule.mutate_capitals) continue;
        if (!prove_example(rule, example, mutate(marked, mutation), mutation, yields_nothing)) {
          break;  // the first mutation that fails says enough
        }
      }
    }
    for (const Example& example : rule.counterexamples) {
      Marked marked{example.text, "", ""};
      for (const Mutation& mutation : kMutations) {
        if (!mutation.keeps_case) continue;
        Marked changed = mutate(marked, mutation);
        Input input;
        input.bytes = changed.text();
        input.published = example.published;
        auto run = pipeline_.run(input, yields_nothing);
        auto spans = spans_of(*run, rule.id);
        if (spans.empty()) continue;
        fault(example.at, "'" + rule.id + "': the counter-example " + mutation.name +
                              " matches at '" +
                              run->text.source().substr(spans[0].begin, spans[0].size()) + "'");
        break;
      }
    }
  }

  template <typename R>
  bool prove_example(const R& rule, const Example& example, const Marked& marked,
                     const Mutation& mutation, bool yields_nothing) {
    Input input;
    input.bytes = marked.text();
    input.published = example.published;
    auto run = pipeline_.run(input, yields_nothing);
    auto begin = static_cast<std::uint32_t>(marked.before.size());
    Span wanted{begin, begin + static_cast<std::uint32_t>(marked.inside.size())};
    auto spans = spans_of(*run, rule.id);
    std::string what = "'" + rule.id + "': the example " + mutation.name;
    if (std::find(spans.begin(), spans.end(), wanted) == spans.end()) {
      std::string message = what + ": '" + marked.inside + "' is not found";
      if (!spans.empty()) {
        message += ", but '" + run->text.source().substr(spans[0].begin, spans[0].size()) + "' is";
      } else if (std::string other = others(*run, wanted); !other.empty()) {
        message += ", taken by " + other;
      }
      fault(example.at, message);
      return false;
    }
    if (yields_nothing || !mutation.keeps_case) return true;
    return prove_values(rule, example, *run, wanted, what);
  }

  // The rules that matched over the span, for the message.
  static std::string others(const Run& run, Span wanted) {
    std::string out;
    auto add = [&](const std::string& id, Span match) {
      Span source = run.text.to_source(match);
      if (source.begin >= wanted.end || wanted.begin >= source.end) return;
      out += (out.empty() ? "" : ", ") + id + " '" +
             run.text.source().substr(source.begin, source.size()) + "'";
    };
    for (const Match& match : run.matches) add(match.rule->id, match.span);
    for (const Fact& fact : run.relations.facts) add(fact.relation->id, fact.span);
    return out;
  }

  template <typename R>
  bool prove_values(const R& rule, const Example& example, const Run& run, Span wanted,
                    const std::string& what) {
    if (example.value.empty() && example.fields.empty()) return true;
    auto keys = value_keys().find(rule.cls);
    if (keys == value_keys().end()) {
      fault(example.at, what + ": the class '" + rule.cls + "' has no values to check");
      return false;
    }
    const auto& [array, key] = keys->second;
    std::map<std::string, std::string> want = example.fields;
    if (!example.value.empty()) want[key] = example.value;
    json record = json::parse(to_json_line(run.record));
    json nearest;
    for (const json& object : record[array]) {
      if (!stands_at(object, wanted)) continue;
      if (nearest.is_null()) nearest = object;
      bool all = true;
      for (const auto& [name, value] : want) all = all && has_value(object, name, value);
      if (all) return true;
    }
    std::string wants;
    for (const auto& [name, value] : want) wants += " " + name + "=" + value;
    fault(example.at,
          what + ": wanted" + wants + ", got " + (nearest.is_null() ? "nothing" : nearest.dump()));
    return false;
  }

  static bool stands_at(const json& object, Span wanted) {
    auto overlaps = [&](const json& mention) {
      return mention["start"].get<std::uint32_t>() < wanted.end &&
             wanted.begin < mention["end"].get<std::uint32_t>();
    };
    if (!object.contains("mentions")) return overlaps(object);
    for (const json& mention : object["mentions"]) {
      if (overlaps(mention)) return true;
    }
    return false;
  }

  static bool has_value(const json& object, const std::string& name, const std::string& value) {
    if (object.contains(name)) return as_text(object[name]) == value;
    if (object.contains("positions")) {
      for (const json& position : object["positions"]) {
        if (position.contains(name) && as_text(position[name]) == value) return true;
      }
    }
    return false;
  }

  void prove_line(const LineRule& line) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    re2::RE2 regex(line.regex, options);
    auto matches = [&](const std::string& raw) {
      std::string lower = lower_same_length(normalize(raw));
      while (!lower.empty() && (lower.back() == '\n' || lower.back() == ' ')) lower.pop_back();
      std::size_t begin = lower.find_first_not_of(' ');
      if (begin != std::string::npos) lower.erase(0, begin);
      return re2::RE2::FullMatch(lower, regex);
    };
    for (const Example& example : line.examples) {
      for (const Mutation& mutation : kMutations) {
        if (mutation.needs_words_around) continue;
        if (matches(mutation.change(example.text))) continue;
        fault(example.at, "'" + line.id + "': the example " + mutation.name + " does not match");
        break;
      }
    }
    for (const Example& example : line.counterexamples) {
      if (matches(example.text)) {
        fault(example.at, "'" + line.id + "': the counter-example matches");
      }
    }
  }

  const Pipeline& pipeline_;
  std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> check_patterns(const std::string& patterns_dir) {
  try {
    Pipeline pipeline(patterns_dir, true);
    return Prover(pipeline).prove();
  } catch (const PackError& error) {
    return error.faults();
  }
}

}  // namespace trich
