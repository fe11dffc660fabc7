// Ranks: canonical forms, spans, services, and what is none.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "trich.h"

namespace trich {
namespace {

struct Case {
  std::string text;
  std::vector<std::string> ranks;  // "text|rank|service"
};

std::vector<std::string> read(const std::string& text) {
  static const Extractor extractor(TRICH_PATTERNS_DIR);
  Input input;
  input.bytes = text;
  Record record = extractor.extract(input);
  std::vector<std::string> out;
  for (const Rank& rank : record.ranks)
    out.push_back(rank.text + "|" + rank.rank + "|" + rank.service);
  return out;
}

TEST(Ranks, Forms) {
  const std::vector<Case> cases = {
      {"Đại tướng Lê Văn Hùng thăm.", {"Đại tướng|Đại tướng|"}},
      {"thượng tướng và trung tướng", {"thượng tướng|Thượng tướng|", "trung tướng|Trung tướng|"}},
      {"Thiếu tướng, Đại tá, Thượng tá",
       {"Thiếu tướng|Thiếu tướng|", "Đại tá|Đại tá|", "Thượng tá|Thượng tá|"}},
      {"ĐẠI TÁ TRẦN VĂN LÂM", {"ĐẠI TÁ|Đại tá|"}},
      {"từ Trung uý lên Thượng uý", {"Trung uý|Trung úy|", "Thượng uý|Thượng úy|"}},
      {"thiếu úy Trần Văn Ba", {"thiếu úy|Thiếu úy|"}},
      {"Thượng sỹ Lê Văn Tư", {"Thượng sỹ|Thượng sĩ|"}},
      {"binh nhất Lê Văn Năm", {"binh nhất|Binh nhất|"}},
      {"Chuẩn đô đốc Phạm Văn Sáu", {"Chuẩn đô đốc|Chuẩn Đô đốc|"}},
      {"Phó Đô đốc Phạm Văn Bảy", {"Phó Đô đốc|Phó Đô đốc|"}},
      {"giáo sư Nguyễn Văn Tám", {"giáo sư|Giáo sư|academic"}},
      {"Phó giáo sư, tiến sĩ Lê Chín", {"Phó giáo sư, tiến sĩ|Phó Giáo sư, Tiến sĩ|academic"}},
      {"PGS.TS. Nguyễn Văn Mười", {"PGS.TS|Phó Giáo sư, Tiến sĩ|academic"}},
      {"PGS, TS Nguyễn Văn Mười", {"PGS, TS|Phó Giáo sư, Tiến sĩ|academic"}},
      {"GS-TS Trần Thị Lý", {"GS-TS|Giáo sư, Tiến sĩ|academic"}},
      {"TS. Trần Thị Lý", {"TS|Tiến sĩ|academic"}},
      {"Ths Trần Thị Lý", {"Ths|Thạc sĩ|academic"}},
      {"TSKH Trần Thị Lý", {"TSKH|Tiến sĩ khoa học|academic"}},
      {"TS.BS Trần Thị Lý", {"TS|Tiến sĩ|academic"}},
      {"NSƯT Trần Thị Lý", {"NSƯT|Nghệ sĩ Ưu tú|state"}},
      {"Nhà giáo Nhân dân Lê Hoa", {"Nhà giáo Nhân dân|Nhà giáo Nhân dân|state"}},
      {"Thầy thuốc ưu tú Lê Hoa", {"Thầy thuốc ưu tú|Thầy thuốc Ưu tú|state"}},
      {"Bà mẹ Việt Nam anh hùng Lê Thị Hoa",
       {"Bà mẹ Việt Nam anh hùng|Bà mẹ Việt Nam Anh hùng|state"}},
      {"Anh hùng Lao động Lê Hoa", {"Anh hùng Lao động|Anh hùng Lao động|state"}},
      {"Trung tá, TS Lê Văn Hoa", {"Trung tá|Trung tá|", "TS|Tiến sĩ|academic"}},
      {"TS. Trung tá Lê Văn Hoa", {"TS|Tiến sĩ|academic", "Trung tá|Trung tá|"}},
      {"PGS.TS Thiếu tướng Lê Văn Hoa",
       {"PGS.TS|Phó Giáo sư, Tiến sĩ|academic", "Thiếu tướng|Thiếu tướng|"}},
  };
  for (const Case& c : cases) EXPECT_EQ(read(c.text), c.ranks) << c.text;
}

TEST(Ranks, AreNotThere) {
  for (const char* text :
       {"các tướng lĩnh và sĩ quan", "lớp hạ sĩ quan dự bị", "bác sĩ trực cấp cứu",
        "TS dự thi đông", "tinh thần anh hùng", "đàn em của Bảy \"đại úy\" khai",
        "ông Lê Trung Tá phát biểu", "đại biểu Quốc hội", "cấp tá, cấp úy",
        "con đường dài ngut mắt", "thủ tướng và bộ trưởng", "nghệ sĩ hài", "nhà giáo về hưu"}) {
    EXPECT_TRUE(read(text).empty()) << text;
  }
}

TEST(Ranks, BelongToTheirOfficial) {
  Extractor extractor(TRICH_PATTERNS_DIR);
  Input input;
  input.bytes = "Đại tá Lê Văn Hoa đến. Một trung tá có mặt.";
  Record record = extractor.extract(input);
  ASSERT_EQ(record.ranks.size(), 2u);
  ASSERT_EQ(record.officials.size(), 1u);
  EXPECT_EQ(record.ranks[0].official_id, record.officials[0].id);
  EXPECT_EQ(record.ranks[1].official_id, "");
}

TEST(Ranks, ThatContradictGiveAWarningAndTheHigherStays) {
  Extractor extractor(TRICH_PATTERNS_DIR);
  Input input;
  input.bytes = "Thiếu tá Lê Văn Hoa đến. Sau đó Thượng tá Lê Văn Hoa nói.";
  Record record = extractor.extract(input);
  ASSERT_EQ(record.officials.size(), 1u);
  EXPECT_EQ(record.officials[0].rank, "Thượng tá");
  bool warned = false;
  for (const Warning& warning : record.warnings) warned |= warning.code == "conflicting_ranks";
  EXPECT_TRUE(warned);
}

}  // namespace
}  // namespace trich
