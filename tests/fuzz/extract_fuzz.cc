// Any bytes: extracting comes back, and every mention is the slice of the source that it says, in
// each of the three units.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "../unit/text/text_properties.h"
#include "demand.h"
#include "trich.h"

namespace {

constexpr auto kNowhere = static_cast<std::uint32_t>(-1);

// Byte offset of each unit, without the code under test; kNowhere inside a code point.
std::vector<std::uint32_t> units(const std::string& source, trich::OffsetUnit unit) {
  std::vector<std::uint32_t> out;
  for (std::size_t at = 0; at < source.size();) {
    char32_t c;
    const int length = trich::testing::well_formed(source, at, c);
    DEMAND(length > 0);
    std::size_t count = 1;
    if (unit == trich::OffsetUnit::byte) count = static_cast<std::size_t>(length);
    if (unit == trich::OffsetUnit::utf16 && c >= 0x10000) count = 2;
    out.push_back(static_cast<std::uint32_t>(at));
    out.insert(out.end(), count - 1, kNowhere);
    at += static_cast<std::size_t>(length);
  }
  out.push_back(static_cast<std::uint32_t>(source.size()));
  return out;
}

class Check {
 public:
  Check(const std::string& source, trich::OffsetUnit unit)
      : source_(source), byte_of_unit_(units(source, unit)) {}

  void operator()(const trich::Mention& mention) const {
    DEMAND(!mention.rule.empty());
    DEMAND(mention.start < mention.end);
    DEMAND(mention.end < byte_of_unit_.size());
    const std::uint32_t begin = byte_of_unit_[mention.start], end = byte_of_unit_[mention.end];
    DEMAND(begin != kNowhere && end != kNowhere);
    DEMAND(source_.compare(begin, end - begin, mention.text) == 0);
    // Nothing that the reader does not see stands at a mention's edge.
    DEMAND(std::string_view(" \n\r\t").find(mention.text.front()) == std::string_view::npos);
    DEMAND(std::string_view(" \n\r\t").find(mention.text.back()) == std::string_view::npos);
  }

 private:
  const std::string& source_;
  std::vector<std::uint32_t> byte_of_unit_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const trich::Extractor extractor(TRICH_PATTERNS_DIR);
  trich::Input input;
  input.uri = "fuzz";
  input.bytes.assign(reinterpret_cast<const char*>(data), size);
  if (size % 2 == 1) input.title = "Tin";
  if (size % 5 < 2) input.published = "2018-07-23";
  const trich::Options options{.offsets = static_cast<trich::OffsetUnit>(size % 3)};

  const trich::Record record = extractor.extract(input, options);
  const std::string source = trich::Text(input.bytes).source();
  const Check check(source, options.offsets);
  for (const auto& date : record.dates) {
    check(date);
    DEMAND(!date.type.empty() && !date.value.empty());
  }
  for (const auto& rank : record.ranks) {
    check(rank);
    DEMAND(!rank.rank.empty());
  }
  for (const auto& result : record.results) check(result);
  for (const auto& document : record.documents) check(document);
  for (const auto& unit : record.units) {
    DEMAND(!unit.id.empty() && !unit.name.empty() && !unit.mentions.empty());
    for (const auto& mention : unit.mentions) check(mention);
  }
  for (const auto& official : record.officials) {
    DEMAND(!official.id.empty() && !official.name.empty() && !official.mentions.empty());
    for (const auto& mention : official.mentions) check(mention);
  }
  const std::string line = trich::to_json_line(record);
  DEMAND(trich::testing::is_well_formed(line));
  DEMAND(line.find('\n') == std::string::npos);
  DEMAND(trich::to_json_line(extractor.extract(input, options)) == line);
  (void)extractor.explain(input);
  return 0;
}
