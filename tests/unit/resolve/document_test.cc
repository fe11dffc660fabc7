#include "resolve/reading.h"

namespace trich {
namespace {

TEST(Documents, YearsAreNoNumbers) {
  for (const char* text :
       {"Chương trình 2016 - 2020 đã kết thúc.", "Kế hoạch 2021 đặt mục tiêu cao.",
        "Tổng kết Chương trình 1998 của tỉnh."}) {
    EXPECT_TRUE(read(text).documents.empty()) << text;
  }
}

TEST(Documents, AConferenceIssuesNothing) {
  Record record = read("Học tập Kết luận số 31-KL/TW của Hội nghị Trung ương 5.");
  ASSERT_EQ(record.documents.size(), 1U);
  EXPECT_EQ(record.documents[0].issuer, "");
}

// data/documents.txt: date and issuer count where the row gives one.
TEST(Documents, AreReadWithTypeNumberTitleDateAndIssuer) {
  auto rows = rows_of("documents.txt", '|');
  for (const std::vector<std::string>& row : rows) {
    ASSERT_EQ(row.size(), 6U) << row[0];
    Marked marked = unmark(row[0]);
    ASSERT_EQ(marked.spans.size(), 1U) << row[0];
    Record record = read(marked.text);
    if (record.documents.size() != 1U) {
      ADD_FAILURE() << record.documents.size() << " documents in " << row[0];
      continue;
    }
    const Document& document = record.documents[0];
    EXPECT_EQ(document.start, marked.spans[0].first) << row[0];
    EXPECT_EQ(document.end, marked.spans[0].second) << row[0] << document.text;
    EXPECT_EQ(document.type, row[1]) << row[0];
    EXPECT_EQ(document.number, row[2]) << row[0];
    EXPECT_EQ(document.title, row[3]) << row[0];
    if (!row[4].empty()) {
      EXPECT_EQ(document.date, row[4]) << row[0];
    }
    if (!row[5].empty()) {
      EXPECT_EQ(document.issuer, row[5]) << row[0];
    }
  }
  EXPECT_GE(rows.size(), 120U);
}

TEST(Documents, CarryTheirDateAndIssuer) {
  Record record = read("Thực hiện Chỉ thị số 12-CT/TW ngày 12/3/2018 của Ban Bí thư về an ninh.");
  ASSERT_EQ(record.documents.size(), 1U);
  EXPECT_EQ(record.documents[0].date, "2018-03-12");
  EXPECT_EQ(record.documents[0].issuer, "Ban Bí thư");
  record = read("Nghị quyết 258/2025/QH15 của Quốc hội đã có hiệu lực.");
  ASSERT_EQ(record.documents.size(), 1U);
  EXPECT_EQ(record.documents[0].issuer, "Quốc hội");
  EXPECT_EQ(record.documents[0].date, "");
}

TEST(Documents, TheNextLinesDateIsNoneOfTheirs) {
  Record record = read("Sơ kết Chương trình phối hợp số 09\nSáng 21-8, hội nghị khai mạc tại xã.");
  ASSERT_EQ(record.documents.size(), 1U);
  EXPECT_EQ(record.documents[0].date, "");
}

TEST(Documents, ASecondNumberHasTheFirstOnesType) {
  Record record = read("Theo Nghị định số 12/2020/NĐ-CP và 13/2021/NĐ-CP của Chính phủ.");
  ASSERT_EQ(record.documents.size(), 2U);
  EXPECT_EQ(record.documents[1].type, "Nghị định");
  EXPECT_EQ(record.documents[1].number, "13/2021/NĐ-CP");
}

TEST(Documents, NothingElseIsADocument) {
  for (const char* text : {
           "Luật sư Trần Văn Tám bào chữa.",
           "Chương trình văn nghệ rất hay.",
           "Thông báo ngày 5/3/2020 gửi các hộ.",
           "Họ quyết định \"đánh nhanh\" trong hiệp hai.",
           "Nghị quyết nêu 5 nội dung lớn.",
           "Mô hình \"Cổng trường an toàn\" hiệu quả.",
           "Luật được sửa đổi nhiều lần.",
           "Kế hoạch năm 2019 đã hoàn thành.",
           "Báo cáo cho thấy kết quả tốt.",
           "Ban hành nhiều văn bản chỉ đạo.",
           "Sống theo Hiến pháp và pháp luật.",
           "Chương trình 5 tiết mục văn nghệ.",
           "Kế hoạch 5 năm đã hoàn thành.",
           "Chương trình 3 giảm được nhân rộng.",
           "Theo luật Thụy Sĩ, ông thắng kiện.",
       }) {
    Record record = read(text);
    EXPECT_EQ(record.documents.size(), 0U)
        << text << (record.documents.empty() ? "" : record.documents[0].text);
  }
}

}  // namespace
}  // namespace trich
