#include "cli/summary.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "record/json_out.h"

namespace trich::cli {
namespace {

constexpr std::size_t kMostLines = 8;  // of one class

std::string counted(std::size_t count, const char* noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string counts(std::size_t dates, std::size_t units, std::size_t officials, std::size_t ranks,
                   std::size_t results, std::size_t documents, std::size_t awards) {
  return counted(dates, "date") + ", " + counted(units, "unit") + ", " +
         counted(officials, "official") + ", " + counted(ranks, "rank") + ", " +
         counted(results, "result") + ", " + counted(documents, "document") + ", " +
         counted(awards, "award");
}

// Text of the article on one line, without what a terminal would obey.
std::string printable(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += c;
    }
  }
  return out;
}

// Lines under one heading.
void section(std::string& out, std::string_view heading, const std::vector<std::string>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string label(i == 0 ? heading : "");
    label.resize(12, ' ');
    if (i == kMostLines && lines.size() > kMostLines + 1) {
      out += "  " + label + "... " + std::to_string(lines.size() - i) + " more\n";
      return;
    }
    out += "  " + label + printable(lines[i]) + "\n";
  }
}

std::string official_line(const Official& official) {
  std::string line = official.rank;
  if (line.empty()) line = official.honorific;
  if (!line.empty()) line += ' ';
  line += official.name;
  const char* join = ": ";
  for (const Position& position : official.positions) {
    line += join + position.title;
    if (!position.unit.empty()) line += " (" + position.unit + ")";
    join = "; ";
  }
  return line;
}

std::string result_line(const Result& result) {
  std::string line = result.text;
  if (!result.label.empty() && result.text.find(result.label) == std::string::npos)
    line += " [" + result.label + "]";
  if (!result.approx.empty()) line += " (" + result.approx + ")";
  if (result.change) line += " (" + result.change->direction + ")";
  if (!result.role.empty()) line += " (" + result.role + ")";
  return line;
}

std::string award_line(const Award& award) {
  std::string line = award.award;
  if (!award.issuer.empty()) line += " (" + award.issuer + ")";
  const char* join = ": ";
  for (const Recipient& recipient : award.recipients) {
    std::string number;
    JsonOut(number, false).value(recipient.value);
    line += join + number + " " + recipient.unit;
    join = ", ";
  }
  return line;
}

}  // namespace

std::string summary(const Record& record) {
  std::string out = printable(valid_utf8(record.source.uri)) + "\n";
  if (!record.article.title.empty()) section(out, "title", {record.article.title});
  section(out, "published",
          {record.article.published.empty() ? "not stated" : record.article.published});
  section(out, "found",
          {counts(record.dates.size(), record.units.size(), record.officials.size(),
                  record.ranks.size(), record.results.size(), record.documents.size(),
                  record.awards.size())});

  std::vector<std::string> lines;
  if (record.article.event) {
    const Event& event = *record.article.event;
    std::string line = event.name.empty() ? event.type : event.name;
    for (const std::string& more : {event.date, event.place})
      if (!more.empty()) line += ", " + more;
    section(out, "event", {line});
  }
  for (const Official& official : record.officials) lines.push_back(official_line(official));
  section(out, "officials", lines);

  lines.clear();
  std::unordered_set<std::string> seen;
  for (const Date& date : record.dates)
    if (seen.insert(date.value).second) lines.push_back(date.value + "  \"" + date.text + "\"");
  section(out, "dates", lines);

  // Counts and sums that the article reports before what it compares them with.
  lines.clear();
  for (const bool main : {true, false})
    for (const Result& result : record.results)
      if ((result.role.empty() && result.kind != "age") == main)
        lines.push_back(result_line(result));
  section(out, "results", lines);

  lines.clear();
  for (const Document& document : record.documents) lines.push_back(document.text);
  section(out, "documents", lines);

  lines.clear();
  for (const Award& award : record.awards) lines.push_back(award_line(award));
  section(out, "awards", lines);

  lines.clear();
  for (const Warning& warning : record.warnings) lines.push_back(warning.message);
  section(out, "warnings", lines);
  return out + "\n";
}

void Totals::add(const Record& record) {
  ++articles_;
  dates_ += record.dates.size();
  units_ += record.units.size();
  officials_ += record.officials.size();
  ranks_ += record.ranks.size();
  results_ += record.results.size();
  documents_ += record.documents.size();
  awards_ += record.awards.size();
}

std::string Totals::text() const {
  return counted(articles_, "article") + ": " +
         counts(dates_, units_, officials_, ranks_, results_, documents_, awards_) + "\n";
}

}  // namespace trich::cli
