// trich: facts out of Vietnamese news articles.
//
//   trich::Extractor extractor(trich::default_patterns_dir());
//   trich::Record record = extractor.extract({.uri = "a.txt", .bytes = bytes});
//   std::cout << trich::to_json_line(record) << '\n';
//
// Strings are UTF-8 everywhere. The record's keys, value forms (EDTF, ISO 8601) and the meaning of
// every field are those of schemas/record.schema.json. A string field that is empty, and an
// optional that holds nothing, is a key that the JSON leaves out.
//
// Offsets:  "Sang 27/3, Cong an TP ..."   start is the first unit of the mention in the *source
// text*
//            ^        ^                   (the decoded article as it stood, before normalization),
//            start    end                 end is one past its last; the unit is OffsetUnit.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace trich {

// Version of the program and library, "MAJOR.MINOR.PATCH".
std::string_view version();

// The folder of the shipped packs: $TRICH_PATTERNS if set, else the installed or the source-tree
// one. Throws nothing; the folder may not exist, which loading reports.
std::string default_patterns_dir();

// The part of the article that a mention stands in.
enum class Zone : std::uint8_t {
  title,
  section,
  dateline,
  lead,
  body,
  caption,
  signature,
  related,
  boilerplate
};
std::string_view to_string(Zone zone);

// What the offsets of a record count. Code points are the record contract's own unit; UTF-16 units
// are what JavaScript and Java count.
enum class OffsetUnit : std::uint8_t { codepoint, byte, utf16 };

// One stretch of the source text, with the rule that found it.
struct Mention {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::string text;  // the source text's slice [start, end), verbatim
  Zone zone = Zone::body;
  std::string rule;  // id in the packs, "date.day-month-year"
};

struct Place {
  std::string name;
  std::string code;      // official statistical code valid at the publication date
  std::string now_name;  // where the unit has been merged or renamed since
  std::string now_code;
};

struct Date : Mention {
  std::string id;                   // "d1", "d2", ... in reading order
  std::string type;                 // date, interval, duration, set
  std::string value;                // EDTF, or ISO 8601-1 where EDTF has no form
  std::string first_day, last_day;  // YYYY-MM-DD
  std::string part_of_day, mod, approx, bound, calendar, resolved_from;
};

struct Unit {
  std::string id;  // "u1", "u2", ... in reading order
  std::string name, kind, level;
  std::optional<Place> place;
  std::string parent;  // id of a unit
  std::vector<Mention> mentions;
};

struct Position {
  std::string title;
  std::string unit;     // full name
  std::string unit_id;  // id of the unit
};

struct Official {
  std::string id;  // "o1", "o2", ... in reading order
  std::string name, honorific, rank;
  std::vector<Position> positions;
  std::vector<Mention> mentions;
};

struct Rank : Mention {
  std::string rank;     // canonical form
  std::string service;  // academic, state, or empty
  std::string official_id;
};

struct Change {
  std::string direction;  // up, down, equal
  std::string than;
};

struct Result : Mention {
  std::optional<double> value, min, max, of;
  std::string approx, unit, label, kind, action, actor, recipient, period, role, ucum, currency;
  std::optional<Change> change;
};

struct Document : Mention {
  std::string type, number, date, issuer, title;
};

struct Recipient {
  double value = 0;
  std::string unit;
};

struct Award {
  std::string award, issuer, reason, date;
  std::vector<Recipient> recipients;
};

struct Event {
  std::string type, name, date, place;
  std::vector<std::string> organisers, attendees;  // ids of units, of officials
};

struct ArticleInfo {
  std::string title, section, published, publisher, place;
  std::vector<std::string> authors, captions;
  std::string language;  // "vi"
  std::optional<Event> event;
};

struct Warning {
  std::string code;  // no_publication_date, undecodable_bytes, impossible_date, ...
  std::string message;
};

struct Source {
  std::string uri, media_type, encoding;
  std::uint64_t bytes = 0;
  std::string sha256;  // hex
};

struct Record {
  std::string id;  // "sha256:" + hex of the source bytes
  Source source;
  std::string patterns_version, patterns_sha256;
  ArticleInfo article;
  std::vector<Date> dates;
  std::vector<Unit> units;
  std::vector<Official> officials;
  std::vector<Rank> ranks;
  std::vector<Result> results;
  std::vector<Document> documents;
  std::vector<Award> awards;
  std::vector<Warning> warnings;
};

// One article to read. Only `bytes` is needed.
struct Input {
  std::string uri;                        // goes into the record as it is
  std::string bytes;                      // the article, UTF-8; need not be valid or normalized
  std::string media_type = "text/plain";  // goes into the record as it is
  std::string title;      // known apart from the text; then the text opens with no title line
  std::string published;  // "YYYY-MM-DD" or "YYYY-MM-DDThh:mm"; overrules what the text says
  std::string id;         // known id of the article (JSON Lines input); empty: from the bytes
};

struct Options {
  OffsetUnit offsets = OffsetUnit::codepoint;
};

// A fault of a pack: where it stands and what is wrong. Lines and columns count from 1; 0: unknown.
struct Fault {
  std::string file;
  int line = 0;
  int column = 0;
  std::string message;
  std::string to_string() const;  // "file:line:column: message"
};

// Thrown by loading; what() lists every fault of the folder, a line each.
class PackError : public std::runtime_error {
 public:
  explicit PackError(std::vector<Fault> faults);
  const std::vector<Fault>& faults() const { return faults_; }

 private:
  std::vector<Fault> faults_;
};

// The whole pipeline. Immutable once loaded: one object may be used by any number of threads at
// once.
class Extractor {
 public:
  // Loads every pack under `patterns_dir`. Throws PackError.
  explicit Extractor(const std::string& patterns_dir);
  ~Extractor();
  Extractor(const Extractor&) = delete;  // hold it by reference or shared_ptr
  Extractor& operator=(const Extractor&) = delete;

  // Never throws for the text's sake: what could not be read is in Record::warnings.
  Record extract(const Input& input, const Options& options = {}) const;
  // The same for many articles, in their order, and a tenth or more faster: each stage reads them
  // all before the next begins. Memory grows with the batch, the gain does not beyond these limits.
  std::vector<Record> extract(std::span<const Input> inputs, const Options& options = {}) const;
  static constexpr std::size_t kBatchArticles = 64, kBatchBytes = 256 * 1024;

  // What each rule matched, in reading order, a line each: for `trich explain`.
  std::string explain(const Input& input) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

// The record as one line of JSON, without a line break at its end; keys in the contract's order.
std::string to_json_line(const Record& record);
// The same object over several lines, two spaces an indent.
std::string to_json_pretty(const Record& record);

// Proves the packs under `patterns_dir`: every rule has two examples and a counter-example, and
// they hold, also under mutation (NFD, other tone placement, odd spaces, capitals, between other
// words). Returns the faults, none when the packs are good. Never throws for a pack's sake.
std::vector<Fault> check_patterns(const std::string& patterns_dir);

}  // namespace trich
