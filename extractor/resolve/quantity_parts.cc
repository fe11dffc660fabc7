// Quantities of a shape of their own: hundreds and halves of a scale, parts of a whole, and what
// the character rules found.
#include "resolve/quantity.h"

namespace trich {

void QuantityReader::read_hundreds(const QuantityText& text, const Fact& fact,
                                   std::vector<Quantity>& out) const {
  const Context& context = text.context;
  const auto& tokens = context.tokens.tokens;
  const Fact::Group* scales = fact.find("scales");
  if (!scales) return;
  double value = 1;
  for (std::uint32_t i = scales->first; i < scales->last; ++i) {
    const NumberPart* part = words_.find(context, fact.items[i].first_token);
    if (!part) return;
    value *= part->value;
  }
  Quantity quantity;
  const Fact::Group* lead = fact.find("lead");
  const Fact::Group* half = fact.find("half");
  const Item& first = fact.items[lead ? lead->first : half ? half->first : scales->first];
  quantity.number = {first.span.begin, fact.span.end};
  quantity.first_token = first.first_token;
  quantity.last_token = token_at(context.tokens, fact.span.end);
  quantity.sentence = sentence_at(context.tokens, quantity.first_token);
  quantity.span = quantity.number;
  quantity.rule = fact.relation->id;
  if (half) {
    quantity.value = value / 2;  // "nua trieu"
  } else {
    quantity.min = value;
  }
  bool known = add_noun(context, quantity.last_token, quantity);
  if (known && !quantity.noun->counts()) return;
  if (!known) {
    std::uint32_t last = 0;
    if (!unknown_noun(context, quantity.last_token, quantity.sentence.last, last)) return;
    quantity.unit = {tokens[quantity.last_token].begin, tokens[last - 1].end};
    quantity.last_token = last;
    quantity.span.end = quantity.unit.end;
  }
  settle_kind(context, quantity);
  quantity.approx = half ? settle_approx(context, approx_of(context, fact), quantity) : "over";
  out.push_back(quantity);
}

void QuantityReader::read_fraction(const QuantityText& text, const Fact& fact,
                                   std::vector<Quantity>& out) const {
  const Context& context = text.context;
  const Fact::Group* part = fact.find("part");
  const Fact::Group* whole = fact.find("whole");
  if (!part || !whole || part->first >= part->last || whole->first >= whole->last) return;
  auto number = [&](const Fact::Group& group) {
    std::uint32_t first = fact.items[group.first].first_token;
    std::uint32_t last = token_at(context.tokens, fact.items[group.last - 1].span.end);
    return combine(words_.parts(context.tokens, context.text, first, last, text.grouping, true));
  };
  auto a = number(*part), b = number(*whole);
  if (!a) return;
  if (!b) {  // "mot phan tu": the tail of a number alone
    const NumberPart* tail = words_.find(context, fact.items[whole->first].first_token);
    if (!tail) return;
    b = NumberValue();
    b->value = tail->value;
  }
  if (b->value <= 0 || a->value > b->value) return;
  Quantity quantity;
  quantity.number = {fact.items[part->first].span.begin, fact.span.end};
  quantity.span = quantity.number;
  quantity.first_token = fact.items[part->first].first_token;
  quantity.last_token = token_at(context.tokens, fact.span.end);
  quantity.sentence = sentence_at(context.tokens, quantity.first_token);
  quantity.rule = fact.relation->id;
  quantity.value = a->value;
  quantity.of = b->value;
  quantity.kind = "ratio";
  std::uint32_t limit = quantity.sentence.last;
  std::uint32_t noun_at = quantity.last_token;
  // "12,4/20 ty dong": the scale holds for both.
  while (noun_at < limit) {
    const NumberPart* scale = words_.find(context, noun_at);
    if (!scale || scale->role != NumberPart::Role::scale) break;
    *quantity.value *= scale->value;
    *quantity.of *= scale->value;
    quantity.last_token = ++noun_at;
  }
  // "mot phan ba so ho"
  if (noun_at < limit && cues_.has(context, noun_at, noun_at + 1, "number-of")) {
    ++noun_at;
  }
  bool known = add_noun(context, noun_at, quantity);
  if (known && !quantity.noun->counts()) return;
  if (fact.relation->set.count("noun")) {
    // "12/5 duong ...", "ngay 9/10/2004", "so 17/18": addresses and dates.
    if (!known || cues_.has(context, noun_at, quantity.last_token, "street")) return;
    if (!name_before(context, quantity.first_token, quantity.sentence.first).empty()) return;
    Number edge{quantity.first_token, quantity.last_token, quantity.sentence, *b};
    if (!edges_are_free(context, edge, true)) return;
  }
  quantity.approx = settle_approx(context, approx_of(context, fact), quantity);
  out.push_back(quantity);
}

void QuantityReader::read(const QuantityText& text, const Match& match,
                          std::vector<Quantity>& out) const {
  const Context& context = text.context;
  Quantity quantity;
  quantity.rule = match.rule->id;
  quantity.number = quantity.span = match.span;
  quantity.first_token = match.first_token;
  quantity.last_token = match.last_token;
  quantity.sentence = sentence_at(context.tokens, match.first_token);
  auto number = [&](std::string_view name) -> std::optional<double> {
    const Field* field = match.find(name);
    if (!field) return std::nullopt;
    auto figure = read_figure(field->text, text.grouping, false);
    if (!figure) return std::nullopt;
    return figure->value;
  };
  quantity.value = number("value");
  quantity.of = number("of");
  quantity.min = number("min");
  quantity.max = number("max");
  if (!quantity.value && !quantity.min) return;
  if (const Field* kind = match.find("kind")) quantity.kind = kind->value();
  bool bare = !quantity.kind.empty();
  if (quantity.kind == "score") {
    out.push_back(quantity);
    return;
  }
  if (quantity.of && (*quantity.of <= 0 || *quantity.value > *quantity.of)) return;
  // "toi 3/5 huyen hop": a day and its month.
  const std::uint32_t first = match.first_token, line = quantity.sentence.first;
  if (quantity.of && *quantity.of <= 12 && first > line &&
      cues_.has(context, first - 1, first, "day-lead")) {
    return;
  }
  if (quantity.of && name_before(context, match.first_token, quantity.sentence.first) == "hard")
    return;
  if (const Field* noun = match.find("noun")) {
    // The list knows the head; join what follows ("17/18 phuong, xa").
    std::uint32_t at = token_at(context.tokens, noun->span.begin);
    if (!add_noun(context, at, quantity)) {
      quantity.unit = noun->span;
      quantity.span.end = noun->span.end;
    }
  } else {
    Quantity counted = quantity;
    add_noun(context, match.last_token, counted);
    // "o tuoi 70 nguoi ta": of an age nothing else is counted.
    bool other = quantity.kind == "age" && counted.noun && counted.noun->kind != "age";
    if (!other) quantity = std::move(counted);
  }
  if (quantity.noun && !quantity.noun->counts()) return;
  std::string_view kind = quantity.kind;
  settle_kind(context, quantity);
  if (bare && !quantity.noun) quantity.kind = kind;
  std::uint32_t begin = quantity.sentence.first;
  for (std::uint32_t length = 3; length > 0; --length) {
    if (match.first_token < begin + length) continue;
    TokenRange approx{match.first_token - length, match.first_token};
    if (!approx_.find(context, approx.first, approx.last)) continue;
    quantity.approx = settle_approx(context, approx, quantity);
    break;
  }
  out.push_back(quantity);
}

}  // namespace trich
