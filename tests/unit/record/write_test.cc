#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "trich.h"

namespace trich {
namespace {

using nlohmann::ordered_json;

template <typename T>
T mention(std::uint32_t start, std::uint32_t end, std::string text, Zone zone, std::string rule) {
  T out;
  out.start = start;
  out.end = end;
  out.text = std::move(text);
  out.zone = zone;
  out.rule = std::move(rule);
  return out;
}

Record bare() {
  Record record;
  record.id = "sha256:00";
  record.source = {
      .uri = "a.txt", .media_type = "text/plain", .encoding = "UTF-8", .bytes = 12, .sha256 = "00"};
  record.patterns_version = "0.1.0";
  record.patterns_sha256 = "11";
  return record;
}

// Every field of every struct filled.
Record full() {
  Record record = bare();
  record.article = {.title = "Tiêu đề",
                    .section = "Xã hội",
                    .published = "2024-03-06T10:02",
                    .publisher = "Báo",
                    .place = "Hà Nội",
                    .authors = {"An", "Bình"},
                    .captions = {"Toàn cảnh"},
                    .language = "vi",
                    .event = std::nullopt};
  record.article.event = Event{.type = "conference",
                               .name = "Hội nghị",
                               .date = "2024-03-05",
                               .place = "Hà Nội",
                               .organisers = {"u1"},
                               .attendees = {"o1", "o2"}};
  auto date = mention<Date>(0, 8, "5/3/2024", Zone::lead, "date.slash");
  date.type = "date";
  date.value = "2024-03-05";
  date.first_day = date.last_day = "2024-03-05";
  date.part_of_day = "morning";
  date.mod = "start";
  date.approx = "about";
  date.bound = "from";
  date.calendar = "lunar";
  date.resolved_from = "published";
  date.id = "d1";
  record.dates = {date};
  const auto plain = mention<Mention>(10, 20, "Công an TP", Zone::body, "unit.x");
  record.units = {
      Unit{.id = "u1",
           .name = "Công an",
           .kind = "police",
           .level = "province",
           .place = Place{.name = "Hà Nội", .code = "01", .now_name = "Hà Nội", .now_code = "01"},
           .parent = "u2",
           .mentions = {plain, plain}}};
  record.officials = {Official{.id = "o1",
                               .name = "An",
                               .honorific = "ông",
                               .rank = "Đại tá",
                               .positions = {{"Giám đốc", "Công an", "u1"}, {"Ủy viên", "", ""}},
                               .mentions = {plain}}};
  auto rank = mention<Rank>(21, 27, "Đại tá", Zone::title, "rank.y");
  rank.rank = "Đại tá";
  rank.service = "academic";
  rank.official_id = "o1";
  record.ranks = {rank};
  auto result = mention<Result>(30, 36, "17 tin", Zone::caption, "result.z");
  result.value = 17;
  result.min = 0.5;
  result.max = 2500000000;
  result.of = 18;
  result.approx = "over";
  result.unit = "tin";
  result.label = "tin báo";
  result.kind = "count";
  result.action = "cung cấp";
  result.actor = "u1";
  result.recipient = "u2";
  result.period = "d1";
  result.role = "target";
  result.change = Change{.direction = "up", .than = "cùng kỳ"};
  result.ucum = "kg";
  result.currency = "VND";
  record.results = {result};
  auto document = mention<Document>(40, 50, "Luật Đất đai", Zone::section, "document.w");
  document.type = "Luật";
  document.number = "1/2024";
  document.date = "2024";
  document.issuer = "Quốc hội";
  document.title = "Đất đai";
  record.documents = {document};
  record.awards = {Award{.award = "Giấy khen",
                         .issuer = "UBND",
                         .reason = "thành tích",
                         .date = "2024",
                         .recipients = {{19, "tập thể"}, {18, ""}}}};
  record.warnings = {{"no_publication_date", "none"}};
  return record;
}

std::string keys(const ordered_json& object) {
  std::string out;
  for (const auto& item : object.items()) out += (out.empty() ? "" : " ") + item.key();
  return out;
}

TEST(Write, ABareRecordHasItsArraysAndNothingElse) {
  EXPECT_EQ(to_json_line(bare()),
            R"({"schema":"trich.record/1","id":"sha256:00",)"
            R"("source":{"uri":"a.txt","media_type":"text/plain","encoding":"UTF-8","bytes":12,)"
            R"("sha256":"00"},"generator":{"name":"trich","version":")" +
                std::string(version()) +
                R"(","patterns":{"version":"0.1.0","sha256":"11"}},"article":{},)"
                R"("dates":[],"units":[],"officials":[],"ranks":[],"results":[],"documents":[],)"
                R"("awards":[],"warnings":[]})");
}

TEST(Write, EveryKeyInTheContractsOrder) {
  const auto record = ordered_json::parse(to_json_line(full()));
  EXPECT_EQ(keys(record),
            "schema id source generator article dates units officials ranks results documents "
            "awards warnings");
  EXPECT_EQ(keys(record["article"]),
            "title section published authors publisher place captions language event");
  EXPECT_EQ(keys(record["article"]["event"]), "type name date place organisers attendees");
  EXPECT_EQ(
      keys(record["dates"][0]),
      "id start end text type value first_day last_day zone rule part_of_day mod approx bound "
      "calendar resolved_from");
  EXPECT_EQ(keys(record["units"][0]), "id name kind level place parent mentions");
  EXPECT_EQ(keys(record["units"][0]["place"]), "name code now");
  EXPECT_EQ(keys(record["units"][0]["place"]["now"]), "name code");
  EXPECT_EQ(keys(record["units"][0]["mentions"][1]), "start end text zone rule");
  EXPECT_EQ(keys(record["officials"][0]), "id name honorific rank positions mentions");
  EXPECT_EQ(keys(record["officials"][0]["positions"][0]), "title unit unit_id");
  EXPECT_EQ(keys(record["officials"][0]["positions"][1]), "title");
  EXPECT_EQ(keys(record["ranks"][0]), "start end text rank service official_id zone rule");
  EXPECT_EQ(keys(record["results"][0]),
            "start end text value min max of approx unit label kind action actor recipient period "
            "role change ucum currency zone rule");
  EXPECT_EQ(keys(record["results"][0]["change"]), "direction than");
  EXPECT_EQ(keys(record["documents"][0]), "start end text type number date issuer title zone rule");
  EXPECT_EQ(keys(record["awards"][0]), "award issuer recipients reason date");
  EXPECT_EQ(keys(record["awards"][0]["recipients"][0]), "value unit");
  EXPECT_EQ(keys(record["awards"][0]["recipients"][1]), "value");
  EXPECT_EQ(keys(record["warnings"][0]), "code message");
}

TEST(Write, ValuesReadBack) {
  const auto record = ordered_json::parse(to_json_line(full()));
  EXPECT_EQ(record["article"]["authors"], (ordered_json{"An", "Bình"}));
  EXPECT_EQ(record["dates"][0]["start"], 0);
  EXPECT_EQ(record["dates"][0]["zone"], "lead");
  EXPECT_EQ(record["results"][0]["value"], 17);
  EXPECT_TRUE(record["results"][0]["value"].is_number_integer());
  EXPECT_EQ(record["results"][0]["min"], 0.5);
  EXPECT_EQ(record["results"][0]["max"], 2500000000);
  EXPECT_EQ(record["ranks"][0]["zone"], "title");
}

TEST(Write, PrettyHoldsTheSame) {
  const std::string pretty = to_json_pretty(full());
  EXPECT_EQ(ordered_json::parse(pretty), ordered_json::parse(to_json_line(full())));
  EXPECT_EQ(pretty, ordered_json::parse(to_json_line(full())).dump(2));
}

TEST(Write, OneLineWhateverTheTextHolds) {
  Record record = bare();
  record.article.title = "a\nb\u2028c\u0085d\xff";
  record.source.uri = "b\xffo.txt";
  const std::string line = to_json_line(record);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(line.find("\u2028"), std::string::npos);
  const auto parsed = ordered_json::parse(line);
  EXPECT_EQ(parsed["source"]["uri"], "b\uFFFDo.txt");
  EXPECT_EQ(parsed["article"]["title"], "a\nb\u2028c\u0085d\uFFFD");
}

TEST(Write, ZonesHaveTheContractsNames) {
  std::string names;
  for (int zone = 0; zone <= static_cast<int>(Zone::boilerplate); ++zone)
    names += std::string(to_string(static_cast<Zone>(zone))) + " ";
  EXPECT_EQ(names, "title section dateline lead body caption signature related boilerplate ");
}

}  // namespace
}  // namespace trich
