#include <gtest/gtest.h>

#include "trich.h"

namespace trich {
namespace {

const Extractor& extractor() {
  static const Extractor loaded(TRICH_PATTERNS_DIR);
  return loaded;
}

Record read(const std::string& text) {
  Input input;
  input.title = "Tin";
  input.bytes = text;
  input.published = "2020-06-01";
  return extractor().extract(input);
}

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

struct Case {
  const char *text, *span, *type, *number, *title;
};

TEST(Documents, AreReadWithTypeNumberAndTitle) {
  const Case cases[] = {
      {"Thực hiện Chỉ thị số 12-CT/TW về an ninh.", "Chỉ thị số 12-CT/TW", "Chỉ thị", "12-CT/TW",
       ""},
      {"Theo Nghị định 13/2023/NĐ-CP của Chính phủ.", "Nghị định 13/2023/NĐ-CP", "Nghị định",
       "13/2023/NĐ-CP", ""},
      {"Ban hành Quyết định số 1878/QĐ-UBND hôm qua.", "Quyết định số 1878/QĐ-UBND", "Quyết định",
       "1878/QĐ-UBND", ""},
      {"Quán triệt Nghị quyết 18-NQ/TW tới chi bộ.", "Nghị quyết 18-NQ/TW", "Nghị quyết",
       "18-NQ/TW", ""},
      {"Thông tư số 30/2017/TT-BCA có hiệu lực.", "Thông tư số 30/2017/TT-BCA", "Thông tư",
       "30/2017/TT-BCA", ""},
      {"Thông tư liên tịch số 01/2017/TTLT-BCA-BQP được thay thế.",
       "Thông tư liên tịch số 01/2017/TTLT-BCA-BQP", "Thông tư liên tịch", "01/2017/TTLT-BCA-BQP",
       ""},
      {"Công văn số 45/SYT-NVY gửi các trạm.", "Công văn số 45/SYT-NVY", "Công văn", "45/SYT-NVY",
       ""},
      {"Kế hoạch 221/KH-UBND được triển khai.", "Kế hoạch 221/KH-UBND", "Kế hoạch", "221/KH-UBND",
       ""},
      {"Công điện số 149/CĐ-TTg yêu cầu.", "Công điện số 149/CĐ-TTg", "Công điện", "149/CĐ-TTg",
       ""},
      {"Kết luận số 120-KL/TW nêu rõ.", "Kết luận số 120-KL/TW", "Kết luận", "120-KL/TW", ""},
      {"Hướng dẫn số 43-HD/BTCTW mới ban hành.", "Hướng dẫn số 43-HD/BTCTW", "Hướng dẫn",
       "43-HD/BTCTW", ""},
      {"Báo cáo số 45/BC-UBND gửi huyện.", "Báo cáo số 45/BC-UBND", "Báo cáo", "45/BC-UBND", ""},
      {"Tờ trình số 12/TTr-STC đã duyệt.", "Tờ trình số 12/TTr-STC", "Tờ trình", "12/TTr-STC", ""},
      {"Thông báo số 88-TB/TU về kiểm tra.", "Thông báo số 88-TB/TU", "Thông báo", "88-TB/TU", ""},
      {"Chương trình phối hợp số 09/CTr-BCA-MTTW được tổng kết.",
       "Chương trình phối hợp số 09/CTr-BCA-MTTW", "Chương trình phối hợp", "09/CTr-BCA-MTTW", ""},
      {"Quy định số 102-QĐ/TW của Đảng.", "Quy định số 102-QĐ/TW", "Quy định", "102-QĐ/TW", ""},
      {"Luật số 37/2018/QH14 đã thông qua.", "Luật số 37/2018/QH14", "Luật", "37/2018/QH14", ""},
      {"Nghị quyết 258/2025/QH15 cho cơ chế.", "Nghị quyết 258/2025/QH15", "Nghị quyết",
       "258/2025/QH15", ""},
      {"Nghị quyết số 05/NQ-HĐND phê duyệt.", "Nghị quyết số 05/NQ-HĐND", "Nghị quyết",
       "05/NQ-HĐND", ""},
      {"Văn bản số 8058/SNNMT-QLDD vừa gửi.", "Văn bản số 8058/SNNMT-QLDD", "Văn bản",
       "8058/SNNMT-QLDD", ""},
      {"dựa vào quyết định số 633/2006/QĐ/CTN.", "quyết định số 633/2006/QĐ/CTN", "Quyết định",
       "633/2006/QĐ/CTN", ""},
      {"Pháp lệnh số 08/2022/UBTVQH15 được ban hành.", "Pháp lệnh số 08/2022/UBTVQH15", "Pháp lệnh",
       "08/2022/UBTVQH15", ""},
      {"Đề án 06 được đẩy nhanh.", "Đề án 06", "Đề án", "06", ""},
      {"Sau ba năm thực hiện Nghị định 35, kết quả tốt.", "Nghị định 35", "Nghị định", "35", ""},
      {"Xử phạt theo nghị định 100/2019 với tài xế.", "nghị định 100/2019", "Nghị định", "100/2019",
       ""},
      {"Thực hiện Chỉ thị 16 trên toàn tỉnh.", "Chỉ thị 16", "Chỉ thị", "16", ""},
      {"Nội dung chương trình phối hợp 09 được quán triệt.", "chương trình phối hợp 09",
       "Chương trình phối hợp", "09", ""},
      {"Kiểm điểm Nghị quyết số 42 tại huyện.", "Nghị quyết số 42", "Nghị quyết", "42", ""},
      {"Quyết định số 151 thành lập công ty.", "Quyết định số 151", "Quyết định", "151", ""},
      {"Thông tư 22 sửa cách chấm điểm.", "Thông tư 22", "Thông tư", "22", ""},
      {"Công điện 05 của tỉnh đã phát.", "Công điện 05", "Công điện", "05", ""},
      {"Tổ dân phố nghe phổ biến Luật Cạnh tranh.", "Luật Cạnh tranh", "Luật", "", "Cạnh tranh"},
      {"Nông dân tìm hiểu Pháp lệnh giống cây trồng.", "Pháp lệnh giống cây trồng", "Pháp lệnh", "",
       "Giống cây trồng"},
      {"Sửa Luật Đất đai trong năm tới.", "Luật Đất đai", "Luật", "", "Đất đai"},
      {"Vi phạm điều 138 Bộ luật Hình sự.", "Bộ luật Hình sự", "Bộ luật", "", "Hình sự"},
      {"Tuyên truyền Luật Giao thông đường bộ cho học sinh.", "Luật Giao thông đường bộ", "Luật",
       "", "Giao thông đường bộ"},
      {"Tập huấn Luật PCCC cho tiểu thương.", "Luật PCCC", "Luật", "", "Phòng cháy chữa cháy"},
      {"Phổ biến Luật Phòng, chống ma túy tới thôn bản.", "Luật Phòng, chống ma túy", "Luật", "",
       "Phòng, chống ma túy"},
      {"Góp ý Luật An ninh mạng tại hội trường.", "Luật An ninh mạng", "Luật", "", "An ninh mạng"},
      {"Theo Luật Bầu cử đại biểu HĐND mới.", "Luật Bầu cử đại biểu HĐND", "Luật", "",
       "Bầu cử đại biểu Hội đồng nhân dân"},
      {"Góp ý dự thảo Luật Hôn nhân và gia đình.", "Luật Hôn nhân và gia đình", "Luật", "",
       "Hôn nhân và gia đình"},
      {"Áp dụng Luật Doanh nghiệp từ tháng 7.", "Luật Doanh nghiệp", "Luật", "", "Doanh nghiệp"},
      {"Trái với Luật Tổ chức Chính phủ.", "Luật Tổ chức Chính phủ", "Luật", "",
       "Tổ chức Chính phủ"},
      {"Vi phạm Luật Bảo vệ môi trường nghiêm trọng.", "Luật Bảo vệ môi trường", "Luật", "",
       "Bảo vệ môi trường"},
      {"Bộ luật Dân sự quy định rõ.", "Bộ luật Dân sự", "Bộ luật", "", "Dân sự"},
      {"Bộ luật Tố tụng hình sự được bổ sung.", "Bộ luật Tố tụng hình sự", "Bộ luật", "",
       "Tố tụng hình sự"},
      {"Luật Thi đua, khen thưởng có hiệu lực.", "Luật Thi đua, khen thưởng", "Luật", "",
       "Thi đua, khen thưởng"},
      {"Luật Nghĩa vụ quân sự được phổ biến.", "Luật Nghĩa vụ quân sự", "Luật", "",
       "Nghĩa vụ quân sự"},
      {"Triển khai Đề án \"Số hóa dữ liệu hộ tịch\" tại xã.", "Đề án \"Số hóa dữ liệu hộ tịch\"",
       "Đề án", "", "Số hóa dữ liệu hộ tịch"},
      {"Triển khai Đề án “Camera an ninh” tại xã.", "Đề án “Camera an ninh”", "Đề án", "",
       "Camera an ninh"},
      {"Sơ kết Chương trình phối hợp về “Giữ vững bình yên” năm 2019.",
       "Chương trình phối hợp về “Giữ vững bình yên”", "Chương trình phối hợp", "",
       "Giữ vững bình yên"},
      {"Ban hành Kế hoạch tổ chức “Ngày hội non sông” sớm.", "Kế hoạch tổ chức “Ngày hội non sông”",
       "Kế hoạch", "", "Ngày hội non sông"},
      {"Nghị định số: 34/2016/NĐ-CP còn hiệu lực.", "Nghị định số: 34/2016/NĐ-CP", "Nghị định",
       "34/2016/NĐ-CP", ""},
      {"Quyết định 2539/QĐ-UBND phê duyệt nhà đầu tư.", "Quyết định 2539/QĐ-UBND", "Quyết định",
       "2539/QĐ-UBND", ""},
      {"Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14 được ký.",
       "Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14", "Nghị quyết liên tịch",
       "403/2017/NQLT-UBTVQH14", ""},
      {"Quy chế phối hợp số 03/QCPH-CA-MT đã ký.", "Quy chế phối hợp số 03/QCPH-CA-MT",
       "Quy chế phối hợp", "03/QCPH-CA-MT", ""},
      {"Kế hoạch liên tịch số 07/KHLT-ĐTN-CA được ban hành.",
       "Kế hoạch liên tịch số 07/KHLT-ĐTN-CA", "Kế hoạch liên tịch", "07/KHLT-ĐTN-CA", ""},
      {"CHỈ THỊ SỐ 05-CT/TW được học tập.", "CHỈ THỊ SỐ 05-CT/TW", "Chỉ thị", "05-CT/TW", ""},
      {"Hướng dẫn 25-HD/BTGTW về tuyên truyền.", "Hướng dẫn 25-HD/BTGTW", "Hướng dẫn",
       "25-HD/BTGTW", ""},
      {"Luật Căn cước công dân được phổ biến.", "Luật Căn cước công dân", "Luật", "",
       "Căn cước công dân"},
  };
  for (const Case& c : cases) {
    Record record = read(c.text);
    ASSERT_EQ(record.documents.size(), 1U) << c.text;
    const Document& document = record.documents[0];
    EXPECT_EQ(document.text, c.span) << c.text;
    EXPECT_EQ(document.type, c.type) << c.text;
    EXPECT_EQ(document.number, c.number) << c.text;
    EXPECT_EQ(document.title, c.title) << c.text;
  }
  EXPECT_GE(std::size(cases), 60U);
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
       }) {
    Record record = read(text);
    EXPECT_EQ(record.documents.size(), 0U)
        << text << (record.documents.empty() ? "" : record.documents[0].text);
  }
}

}  // namespace
}  // namespace trich
