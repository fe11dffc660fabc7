// The record as JSON: every key of the contract, in its order.
#include "record/json_out.h"
#include "trich.h"

namespace trich {

std::string_view to_string(Zone zone) {
  constexpr std::string_view names[] = {"title",   "section",   "dateline", "lead",       "body",
                                        "caption", "signature", "related",  "boilerplate"};
  return names[static_cast<std::size_t>(zone)];
}

namespace {

void place_and_text(JsonOut& json, const Mention& mention) {
  json.field("start", std::uint64_t{mention.start});
  json.field("end", std::uint64_t{mention.end});
  json.field("text", mention.text);
}

void begin_mention(JsonOut& json, const Mention& mention) {
  json.open('{');
  place_and_text(json, mention);
}

void zone_and_rule(JsonOut& json, const Mention& mention) {
  json.field("zone", to_string(mention.zone));
  json.field("rule", mention.rule);
}

void write_mentions(JsonOut& json, const std::vector<Mention>& mentions) {
  json.key("mentions");
  json.open('[');
  for (const Mention& mention : mentions) {
    begin_mention(json, mention);
    zone_and_rule(json, mention);
    json.close('}');
  }
  json.close(']');
}

// Lists that are not classes are left out when nothing is in them.
void write_strings(JsonOut& json, std::string_view name, const std::vector<std::string>& strings) {
  if (strings.empty()) return;
  json.key(name);
  json.open('[');
  for (const std::string& string : strings) json.value(string);
  json.close(']');
}

void write_source(JsonOut& json, const Record& record) {
  const Source& source = record.source;
  json.key("source");
  json.open('{');
  json.field("uri", valid_utf8(source.uri));
  json.field("media_type", valid_utf8(source.media_type));
  json.field("encoding", source.encoding);
  json.field("bytes", source.bytes);
  json.field("sha256", source.sha256);
  json.close('}');

  json.key("generator");
  json.open('{');
  json.field("name", "trich");
  json.field("version", version());
  json.key("patterns");
  json.open('{');
  json.field("version", record.patterns_version);
  json.field("sha256", record.patterns_sha256);
  json.close('}');
  json.close('}');
}

void write_event(JsonOut& json, const Event& event) {
  json.key("event");
  json.open('{');
  json.field("type", event.type);
  json.field("name", event.name);
  json.field("date", event.date);
  json.field("place", event.place);
  write_strings(json, "organisers", event.organisers);
  write_strings(json, "attendees", event.attendees);
  json.close('}');
}

void write_article(JsonOut& json, const ArticleInfo& article) {
  json.key("article");
  json.open('{');
  json.field("title", valid_utf8(article.title));
  json.field("section", article.section);
  json.field("published", valid_utf8(article.published));
  write_strings(json, "authors", article.authors);
  json.field("publisher", article.publisher);
  json.field("place", article.place);
  write_strings(json, "captions", article.captions);
  json.field("language", article.language);
  if (article.event) write_event(json, *article.event);
  json.close('}');
}

void write_date(JsonOut& json, const Date& date) {
  json.open('{');
  json.field("id", date.id);
  place_and_text(json, date);
  json.field("type", date.type);
  json.field("value", date.value);
  json.field("first_day", date.first_day);
  json.field("last_day", date.last_day);
  zone_and_rule(json, date);
  json.field("part_of_day", date.part_of_day);
  json.field("mod", date.mod);
  json.field("approx", date.approx);
  json.field("bound", date.bound);
  json.field("calendar", date.calendar);
  json.field("resolved_from", date.resolved_from);
  json.close('}');
}

void write_place(JsonOut& json, const Place& place) {
  json.key("place");
  json.open('{');
  json.field("name", place.name);
  json.field("code", place.code);
  if (!place.now_name.empty()) {
    json.key("now");
    json.open('{');
    json.field("name", place.now_name);
    json.field("code", place.now_code);
    json.close('}');
  }
  json.close('}');
}

void write_unit(JsonOut& json, const Unit& unit) {
  json.open('{');
  json.field("id", unit.id);
  json.field("name", unit.name);
  json.field("kind", unit.kind);
  json.field("level", unit.level);
  if (unit.place) write_place(json, *unit.place);
  json.field("parent", unit.parent);
  write_mentions(json, unit.mentions);
  json.close('}');
}

void write_official(JsonOut& json, const Official& official) {
  json.open('{');
  json.field("id", official.id);
  json.field("name", official.name);
  json.field("honorific", official.honorific);
  json.field("rank", official.rank);
  json.key("positions");
  json.open('[');
  for (const Position& position : official.positions) {
    json.open('{');
    json.field("title", position.title);
    json.field("unit", position.unit);
    json.field("unit_id", position.unit_id);
    json.close('}');
  }
  json.close(']');
  write_mentions(json, official.mentions);
  json.close('}');
}

void write_rank(JsonOut& json, const Rank& rank) {
  begin_mention(json, rank);
  json.field("rank", rank.rank);
  json.field("service", rank.service);
  json.field("official_id", rank.official_id);
  zone_and_rule(json, rank);
  json.close('}');
}

void write_result(JsonOut& json, const Result& result) {
  begin_mention(json, result);
  json.field("value", result.value);
  json.field("min", result.min);
  json.field("max", result.max);
  json.field("of", result.of);
  json.field("approx", result.approx);
  json.field("unit", result.unit);
  json.field("label", result.label);
  json.field("kind", result.kind);
  json.field("action", result.action);
  json.field("actor", result.actor);
  json.field("recipient", result.recipient);
  json.field("period", result.period);
  json.field("role", result.role);
  if (result.change) {
    json.key("change");
    json.open('{');
    json.field("direction", result.change->direction);
    json.field("than", result.change->than);
    json.close('}');
  }
  json.field("ucum", result.ucum);
  json.field("currency", result.currency);
  zone_and_rule(json, result);
  json.close('}');
}

void write_document(JsonOut& json, const Document& document) {
  begin_mention(json, document);
  json.field("type", document.type);
  json.field("number", document.number);
  json.field("date", document.date);
  json.field("issuer", document.issuer);
  json.field("title", document.title);
  zone_and_rule(json, document);
  json.close('}');
}

void write_award(JsonOut& json, const Award& award) {
  json.open('{');
  json.field("award", award.award);
  json.field("issuer", award.issuer);
  json.key("recipients");
  json.open('[');
  for (const Recipient& recipient : award.recipients) {
    json.open('{');
    json.field("value", std::optional<double>(recipient.value));
    json.field("unit", recipient.unit);
    json.close('}');
  }
  json.close(']');
  json.field("reason", award.reason);
  json.field("date", award.date);
  json.close('}');
}

void write_warning(JsonOut& json, const Warning& warning) {
  json.open('{');
  json.field("code", warning.code);
  json.field("message", valid_utf8(warning.message));
  json.close('}');
}

// An array that is there, empty or not.
template <typename T>
void write_all(JsonOut& json, std::string_view name, const std::vector<T>& items,
               void (*write)(JsonOut&, const T&)) {
  json.key(name);
  json.open('[');
  for (const T& item : items) write(json, item);
  json.close(']');
}

std::string write_record(const Record& record, bool pretty) {
  std::string out;
  out.reserve(4096);
  JsonOut json(out, pretty);
  json.open('{');
  json.field("schema", "trich.record/1");
  json.field("id", valid_utf8(record.id));
  write_source(json, record);
  write_article(json, record.article);
  write_all(json, "dates", record.dates, write_date);
  write_all(json, "units", record.units, write_unit);
  write_all(json, "officials", record.officials, write_official);
  write_all(json, "ranks", record.ranks, write_rank);
  write_all(json, "results", record.results, write_result);
  write_all(json, "documents", record.documents, write_document);
  write_all(json, "awards", record.awards, write_award);
  write_all(json, "warnings", record.warnings, write_warning);
  json.close('}');
  return out;
}

}  // namespace

std::string to_json_line(const Record& record) { return write_record(record, false); }

std::string to_json_pretty(const Record& record) { return write_record(record, true); }

}  // namespace trich
