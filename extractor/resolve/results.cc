// documents, results, the event and awards, in this order: each builds on the ones before.
#include <algorithm>

#include "resolve/awards.h"
#include "resolve/documents.h"
#include "resolve/event.h"
#include "resolve/quantity.h"
#include "resolve/resolve.h"
#include "resolve/results_frame.h"
#include "resolve/results_period.h"

namespace trich {
namespace {

// Counters of views and reprints stand in datelines and labels: they count nothing of the news.
bool may_count(Zone zone) {
  return is_content(zone) && zone != Zone::dateline && zone != Zone::section;
}

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

std::string lower_text(const Context& context, Span span) {
  return context.text.lower().substr(span.begin, span.size());
}

}  // namespace

struct ResultResolver::Parts {
  explicit Parts(const Pack& pack)
      : quantities(pack),
        frames(pack),
        periods(pack),
        documents(pack),
        awards(pack),
        events(pack) {}
  QuantityReader quantities;
  FrameReader frames;
  PeriodReader periods;
  DocumentReader documents;
  AwardReader awards;
  EventReader events;

  std::vector<Quantity> read_quantities(const QuantityText& text,
                                        const std::vector<Span>& taken) const;
  void inherit_units(const Context& context, std::vector<Quantity>& quantities) const;
};

ResultResolver::ResultResolver(const Pack& pack) : parts_(std::make_unique<Parts>(pack)) {}
ResultResolver::~ResultResolver() = default;

std::vector<Quantity> ResultResolver::Parts::read_quantities(const QuantityText& text,
                                                             const std::vector<Span>& taken) const {
  const Context& context = text.context;
  std::vector<Quantity> out;
  out.reserve(32);
  auto is_free = [&](Span span) {
    return std::none_of(taken.begin(), taken.end(), [&](Span t) { return overlap(t, span); });
  };
  // Facts and matches in reading order: a number may depend on the one before it.
  std::size_t next = 0;
  auto read_matches_before = [&](std::uint32_t byte) {
    for (; next < context.matches.size() && context.matches[next].span.begin < byte; ++next) {
      const Match& match = context.matches[next];
      const bool uncited = match.rule->cls == "document" && match.has("plain");
      const bool quantity = match.rule->cls == "result" && match.rule->tag.starts_with("quantity");
      if (!uncited && !quantity) continue;
      if (!may_count(zone_at(context.layout, match.span.begin)) || !is_free(match.span)) continue;
      if (uncited) {
        quantities.read_last_token(text, match, out);
      } else {
        quantities.read(text, match, out);
      }
    }
  };
  for (const Fact& fact : context.relations.facts) {
    bool group = fact.relation->tag == "unit-group";
    if (fact.relation->phase != "quantity" && !group) continue;
    if (!group) read_matches_before(fact.span.begin);
    if (!may_count(zone_at(context.layout, fact.span.begin)) || !is_free(fact.span)) continue;
    if (group) {
      quantities.read_group(text, fact, out);
    } else {
      quantities.read(text, fact, out);
    }
  }
  read_matches_before(static_cast<std::uint32_t>(context.text.match().size()));
  // "Dieu 115 va 116 Bo luat Hinh su": the document is no unit.
  std::erase_if(out, [&](const Quantity& q) {
    return q.unit.size() > 0 && !is_free({q.unit.begin, q.unit.begin + 1});
  });
  std::stable_sort(out.begin(), out.end(), [](const Quantity& a, const Quantity& b) {
    return a.span.begin < b.span.begin;
  });
  return out;
}

void ResultResolver::run(const Context& context, const std::vector<UnitMention>& units,
                         Record& record) const {
  const Parts& parts = *parts_;
  std::vector<Span> taken = parts.documents.run(context, units, record);
  bool mixed = false;
  QuantityText text{context, grouping_of(context.tokens, context.text.match(), &mixed)};
  std::vector<Quantity> quantities = parts.read_quantities(text, taken);

  bool settled = false;
  FrameBefore before;
  record.results.reserve(quantities.size());
  for (const Quantity& quantity : quantities) {
    Result& result = record.results.emplace_back();
    set_mention(context, quantity.span, quantity.rule, result);
    result.value = quantity.value;
    result.min = quantity.min;
    result.max = quantity.max;
    result.of = quantity.of;
    result.approx = quantity.approx;
    result.kind = quantity.kind.empty() ? "count" : quantity.kind;
    if (quantity.unit.size() > 0) result.unit = lower_text(context, quantity.unit);
    if (quantity.noun && !quantity.plain) {
      result.ucum = quantity.noun->ucum;
      result.currency = quantity.noun->currency;
    }
    parts.frames.read(context, units, record, quantity, before, result);
    if (quantity.ambiguous && !settled) {
      settled = true;
      record.warnings.push_back(
          {"number_grouping", "\"" + result.text + "\" could be read with the comma as a decimal " +
                                  "mark or as a thousands mark; read as " +
                                  (text.grouping == Grouping::english ? "English" : "Vietnamese") +
                                  " grouping by the article's own habit"});
    }
  }
  parts.periods.run(context, quantities, taken, record);
  parts.events.run(context, units, record);
  parts.awards.run(context, units, quantities, record);
}

}  // namespace trich
