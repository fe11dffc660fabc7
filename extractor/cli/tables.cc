#include "cli/tables.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <vector>

#include "cli/schemas.h"
#include "record/json_out.h"

namespace trich::cli {

enum Tables::Name : std::size_t {
  kArticles,
  kAuthors,
  kCaptions,
  kEventRoles,
  kDates,
  kUnits,
  kUnitMentions,
  kOfficials,
  kPositions,
  kOfficialMentions,
  kRanks,
  kResults,
  kDocuments,
  kAwards,
  kRecipients,
  kWarnings,
  kFailures
};

namespace {

struct Form {
  std::string_view name;
  std::vector<std::string_view> columns;
};

// In the order of Tables::Name.
const std::array<Form, 17> kForms = {{
    {"articles", {"article",        "id",          "uri",       "media_type", "encoding",
                  "bytes",          "sha256",      "title",     "section",    "published",
                  "publisher",      "place",       "language",  "event_type", "event_name",
                  "event_date",     "event_place", "generator", "version",    "patterns_version",
                  "patterns_sha256"}},
    {"authors", {"article", "row", "name"}},
    {"captions", {"article", "row", "text"}},
    {"event_roles", {"article", "row", "role", "unit_id", "official_id"}},
    {"dates",
     {"article", "date_id", "row", "start", "end", "text", "zone", "rule", "type", "value",
      "first_day", "last_day", "part_of_day", "mod", "approx", "bound", "calendar",
      "resolved_from"}},
    {"units",
     {"article", "unit_id", "name", "kind", "level", "parent_id", "place_name", "place_code",
      "place_now_name", "place_now_code"}},
    {"unit_mentions", {"article", "unit_id", "row", "start", "end", "text", "zone", "rule"}},
    {"officials", {"article", "official_id", "name", "honorific", "rank"}},
    {"positions", {"article", "official_id", "row", "title", "unit", "unit_id"}},
    {"official_mentions",
     {"article", "official_id", "row", "start", "end", "text", "zone", "rule"}},
    {"ranks",
     {"article", "row", "start", "end", "text", "zone", "rule", "rank", "service", "official_id"}},
    {"results",
     {"article",     "row",    "start",   "end",       "text",   "zone",   "rule",
      "kind",        "value",  "min",     "max",       "of",     "approx", "unit",
      "label",       "action", "actor",   "recipient", "period", "role",   "change_direction",
      "change_than", "ucum",   "currency"}},
    {"documents",
     {"article", "row", "start", "end", "text", "zone", "rule", "type", "number", "date", "issuer",
      "title"}},
    {"awards", {"article", "row", "award", "issuer", "reason", "date"}},
    {"recipients", {"article", "award_row", "row", "value", "unit"}},
    {"warnings", {"article", "row", "code", "message"}},
    {"failures", {"input", "reason"}},
}};

CsvTable& add_mention(CsvTable& row, const Mention& mention) {
  return row.number(std::uint64_t{mention.start})
      .number(std::uint64_t{mention.end})
      .text(mention.text)
      .text(to_string(mention.zone))
      .text(mention.rule);
}

}  // namespace

Tables::~Tables() {
  tables_.clear();  // removes their temporary files
  metadata_.discard();
  // Only an empty folder goes.
  if (made_) ::rmdir(folder_.c_str());
}

bool Tables::failed(const std::string& path, const std::string& error) {
  error_path_ = path;
  error_ = error;
  return false;
}

bool Tables::open(const std::string& folder) {
  folder_ = folder;
  if (::mkdir(folder.c_str(), 0777) == 0) {
    made_ = true;
  } else {
    const int reason = errno;
    struct stat status = {};
    const bool exists = reason == EEXIST && ::stat(folder.c_str(), &status) == 0;
    if (!exists || !S_ISDIR(status.st_mode)) {
      return failed(folder, exists ? "is not a folder"
                                   : std::error_code(reason, std::generic_category()).message());
    }
  }
  for (const Form& form : kForms) {
    CsvTable& table = tables_.emplace_back();
    const std::string path = folder + "/" + std::string(form.name) + ".csv";
    if (!table.open(path, form.columns)) return failed(path, table.error());
  }
  const std::string path = folder + "/csv-metadata.json";
  if (!metadata_.open(path) || !metadata_.write(kTablesMetadata)) {
    return failed(path, metadata_.error());
  }
  return true;
}

bool Tables::good() {
  for (CsvTable& table : tables_) {
    if (!table.good()) return failed(table.path(), table.error());
  }
  return true;
}

bool Tables::finish() {
  // Whole or not at all: what cannot be written is found before the first file is put in place.
  for (CsvTable& table : tables_) table.flush();
  if (!good()) return false;
  for (CsvTable& table : tables_) {
    if (!table.finish()) return failed(table.path(), table.error());
  }
  if (!metadata_.finish()) return failed(folder_ + "/csv-metadata.json", metadata_.error());
  made_ = false;
  return true;
}

bool Tables::fail(const Failure& failure) {
  CsvTable& row = tables_[kFailures];
  row.text(valid_utf8(failure.path)).text(valid_utf8(failure.reason)).end_row();
  return good();
}

bool Tables::add(const Record& record) {
  ++article_;
  add_article(record);
  add_dates(record);
  add_units(record);
  add_officials(record);
  add_results(record);
  add_documents(record);
  add_awards(record);
  return good();
}

CsvTable& Tables::row(Name name) { return tables_[name].number(article_); }

void Tables::add_article(const Record& record) {
  const ArticleInfo& article = record.article;
  const Event event = article.event.value_or(Event());
  row(kArticles)
      .text(valid_utf8(record.id))
      .text(valid_utf8(record.source.uri))
      .text(valid_utf8(record.source.media_type))
      .text(record.source.encoding)
      .number(record.source.bytes)
      .text(record.source.sha256)
      .text(valid_utf8(article.title))
      .text(article.section)
      .text(valid_utf8(article.published))
      .text(article.publisher)
      .text(article.place)
      .text(article.language)
      .text(event.type)
      .text(event.name)
      .text(event.date)
      .text(event.place)
      .text("trich")
      .text(version())
      .text(record.patterns_version)
      .text(record.patterns_sha256)
      .end_row();
  std::uint64_t number = 0;
  for (const std::string& name : article.authors)
    row(kAuthors).number(++number).text(name).end_row();
  number = 0;
  for (const std::string& text : article.captions) {
    row(kCaptions).number(++number).text(text).end_row();
  }
  number = 0;
  for (const std::string& id : event.organisers) {
    row(kEventRoles).number(++number).text("organiser").text(id).text("").end_row();
  }
  for (const std::string& id : event.attendees) {
    row(kEventRoles).number(++number).text("attendee").text("").text(id).end_row();
  }
  number = 0;
  for (const Warning& warning : record.warnings) {
    row(kWarnings).number(++number).text(warning.code).text(valid_utf8(warning.message)).end_row();
  }
}

void Tables::add_dates(const Record& record) {
  std::uint64_t number = 0;
  for (const Date& date : record.dates) {
    add_mention(row(kDates).text(date.id).number(++number), date)
        .text(date.type)
        .text(date.value)
        .text(date.first_day)
        .text(date.last_day)
        .text(date.part_of_day)
        .text(date.mod)
        .text(date.approx)
        .text(date.bound)
        .text(date.calendar)
        .text(date.resolved_from)
        .end_row();
  }
}

void Tables::add_units(const Record& record) {
  for (const Unit& unit : record.units) {
    const Place place = unit.place.value_or(Place());
    row(kUnits)
        .text(unit.id)
        .text(unit.name)
        .text(unit.kind)
        .text(unit.level)
        .text(unit.parent)
        .text(place.name)
        .text(place.code)
        .text(place.now_name)
        .text(place.now_code)
        .end_row();
    std::uint64_t number = 0;
    for (const Mention& mention : unit.mentions) {
      add_mention(row(kUnitMentions).text(unit.id).number(++number), mention).end_row();
    }
  }
}

void Tables::add_officials(const Record& record) {
  for (const Official& official : record.officials) {
    row(kOfficials)
        .text(official.id)
        .text(official.name)
        .text(official.honorific)
        .text(official.rank)
        .end_row();
    std::uint64_t number = 0;
    for (const Position& position : official.positions) {
      row(kPositions)
          .text(official.id)
          .number(++number)
          .text(position.title)
          .text(position.unit)
          .text(position.unit_id)
          .end_row();
    }
    number = 0;
    for (const Mention& mention : official.mentions) {
      add_mention(row(kOfficialMentions).text(official.id).number(++number), mention).end_row();
    }
  }
  std::uint64_t number = 0;
  for (const Rank& rank : record.ranks) {
    add_mention(row(kRanks).number(++number), rank)
        .text(rank.rank)
        .text(rank.service)
        .text(rank.official_id)
        .end_row();
  }
}

void Tables::add_results(const Record& record) {
  std::uint64_t number = 0;
  for (const Result& result : record.results) {
    const Change change = result.change.value_or(Change());
    add_mention(row(kResults).number(++number), result)
        .text(result.kind)
        .number(result.value)
        .number(result.min)
        .number(result.max)
        .number(result.of)
        .text(result.approx)
        .text(result.unit)
        .text(result.label)
        .text(result.action)
        .text(result.actor)
        .text(result.recipient)
        .text(result.period)
        .text(result.role)
        .text(change.direction)
        .text(change.than)
        .text(result.ucum)
        .text(result.currency)
        .end_row();
  }
}

void Tables::add_documents(const Record& record) {
  std::uint64_t number = 0;
  for (const Document& document : record.documents) {
    add_mention(row(kDocuments).number(++number), document)
        .text(document.type)
        .text(document.number)
        .text(document.date)
        .text(document.issuer)
        .text(document.title)
        .end_row();
  }
}

void Tables::add_awards(const Record& record) {
  std::uint64_t number = 0;
  for (const Award& award : record.awards) {
    row(kAwards)
        .number(++number)
        .text(award.award)
        .text(award.issuer)
        .text(award.reason)
        .text(award.date)
        .end_row();
    std::uint64_t recipients = 0;
    for (const Recipient& recipient : award.recipients) {
      row(kRecipients)
          .number(number)
          .number(++recipients)
          .number(std::optional<double>(recipient.value))
          .text(recipient.unit)
          .end_row();
    }
  }
}

}  // namespace trich::cli
