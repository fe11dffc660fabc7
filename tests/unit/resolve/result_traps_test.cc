// Numbers that count nothing: names, ordinals, addresses, telephone numbers, documents, dates,
// numbering of lists, page furniture.
#include "resolve/reading.h"

namespace trich {
namespace {

std::string results_of(const std::string& text) {
  std::string out;
  for (const Result& r : read(text).results) out += "'" + r.text + "' ";
  return out;
}

TEST(ResultTraps, NothingIsCounted) {
  for (const char* text : {
           "Công an quận 6 ra thông báo.",
           "Phòng PA83 chủ trì buổi làm việc.",
           "Hội vận động chị em thực hiện 5 không, 3 sạch.",
           "Chi hội giữ phong trào hai giỏi.",
           "Ông trú tại Tổ 5, khu phố 2, phường Tân Lập.",
           "Nhà số 12, ngõ 45, đường Hoa Ban.",
           "Quốc lộ 1 bị ngập sâu.",
           "Tỉnh lộ 8 đang sửa chữa.",
           "Đại hội lần thứ 3 khai mạc sáng nay.",
           "Quốc hội khóa 14 họp phiên bế mạc.",
           "Anh giành hạng 2 toàn đoàn.",
           "Dịch Covid-19 đã được khống chế.",
           "Bệnh nhân là F0 trong ổ dịch.",
           "Xem Điều 12, khoản 3 của văn bản.",
           "Nghị định 13/2023/NĐ-CP có hiệu lực.",
           "Theo Chỉ thị số 05-CT/TW của Bộ Chính trị.",
           "Chương trình số 09/CTr-BCA-MTTW được sơ kết.",
           "Điện thoại: 0203 3825 111.",
           "Mọi tin báo xin gọi 0912345678.",
           "Ngày 15/3/2021, hội nghị khai mạc.",
           "Trong 5 năm qua, phong trào phát triển.",
           "Sau 30 phút, đám cháy được dập tắt.",
           "Năm 2019 là năm bản lề.",
           "1. Tăng cường tuyên truyền.",
           "2) Kiểm tra các cơ sở.",
           "Trường THPT Lê Lợi 2 khai giảng.",
           "Lớp 9 thi học kỳ.",
           "Học sinh lớp 12 thi tốt nghiệp.",
           "Kênh VTV3 phát sóng trực tiếp.",
           "Phường ra mắt mô hình \"3 không, 2 có\".",
           "Xã phát động phong trào \"5 không 3 sạch\".",
           "Đội nữ thắng ở nội dung 4 x 100 m tiếp sức.",
           "Tối 3/5 huyện họp bàn.",
           "Bệnh nhân ở nhóm 2 hồi phục nhanh.",
           "Một người dân đã báo tin.",
           "Nhiều tập thể được khen thưởng.",
           "Một số mô hình hoạt động tốt.",
           "Thứ hai tuần sau họp tiếp.",
           "Đây là lần thứ tư anh dự giải.",
           "Chị Ba bán rau ở đầu chợ.",
           "Bác Năm là hội viên lâu năm.",
           "Đường Ba Tháng Hai kẹt xe.",
           "Sư đoàn 312 tổ chức hành quân.",
           "Quân khu 7 kiểm tra công tác tuyển quân.",
           "Tuyến phà số 4 ngừng chạy.",
           "Trận đấu diễn ra lúc 19h30.",
           "Phút 75, thủ môn bị thẻ vàng.",
           "Chung cư lô C tầng 5 bị cháy.",
           "Anh mặc áo số 10 của đội nhà.",
           "Bản đồ tỷ lệ 1/500 được công bố.",
           "Mã số thuế 0101243150.",
           "Biển số 43A-123.45 bị tạm giữ.",
           "Tòa tuyên phạt 5 năm tù.",
           "Giai đoạn 2013 - 2018 có nhiều đổi mới.",
           "Nhiệm kỳ 2020-2025 bắt đầu.",
           "Ba mẹ em đi làm xa.",
           "Vài ba người đứng xem.",
           "Anh gặp đối thủ cũ ở vòng 1/8.",
           "Bà 2004 phát biểu như thế.",
           "Cần một tỷ giá hối đoái vững chắc.",
           "Căn hộ ở nhà số 541 đường Hoa Ban.",
           "Đến 7 rưỡi tối mới tới nơi.",
           "Bị cáo phạm tội theo Điều 115 và 116 Bộ luật Hình sự.",
           "Tại Festival Huế 2004 điều này đã được giải quyết.",
           "Hai Bình cho biết như thế.",
           "Tập đoàn xây giai đoạn 1 đầu tư dây chuyền.",
           "Đó là năm anh giành danh hiệu đầu tiên.",
           "Ba vợ tôi là thợ mộc.",
           "Đây là năm đầu tiên trường mở lớp.",
           "Thời lượng pin: 10 tiếngTính năng mới.",
           "Nghị quyết Trung ương 6 khóa XII được học tập.",
           "Bộ máy chính quyền địa phương 2 cấp vận hành trơn tru.",
       }) {
    EXPECT_EQ(results_of(text), "") << text;
  }
}

TEST(ResultTraps, FurnitureYieldsNothing) {
  Record record = extractor().extract(
      {.uri = "a",
       .bytes = "Hội nghị tổng kết phong trào thi đua\n"
                "Ngày đăng 23/07/2018 | 10:02  | View count: 404\n\n"
                "Sáng 23/7, hội nghị được tổ chức tại hội trường xã, biểu dương 12 hộ.\n"});
  ASSERT_EQ(record.results.size(), 1U);
  EXPECT_EQ(record.results[0].text, "12 hộ");
}

TEST(ResultFrames, TellWhoDidWhat) {
  Input input;
  input.title = "Tin";
  input.bytes =
      "Công an huyện Sơn Hòa đã khởi tố 75 vụ, giảm 10,1% so với cùng kỳ năm trước. Xã phấn đấu "
      "trồng 20 ha rừng.";
  Record record = extractor().extract(input);
  ASSERT_EQ(record.results.size(), 3U);
  EXPECT_EQ(record.results[0].action, "khởi tố");
  ASSERT_FALSE(record.units.empty());
  EXPECT_EQ(record.results[0].actor, record.units[0].id);
  ASSERT_TRUE(record.results[1].change);
  EXPECT_EQ(record.results[1].change->direction, "down");
  EXPECT_EQ(record.results[1].change->than, "cùng kỳ năm trước");
  EXPECT_EQ(record.results[1].ucum, "%");
  EXPECT_EQ(record.results[2].role, "target");
  EXPECT_EQ(record.results[2].ucum, "har");
}

TEST(ResultFrames, LabelsRunToTheClausesEnd) {
  Input input;
  input.title = "Tin";
  input.bytes = "Nhân dân cung cấp 38 tin tố giác tội phạm cho Công an huyện Sơn Hòa.";
  Record record = extractor().extract(input);
  ASSERT_EQ(record.results.size(), 1U);
  EXPECT_EQ(record.results[0].label, "tin tố giác tội phạm");
  EXPECT_EQ(record.results[0].action, "cung cấp");
  ASSERT_FALSE(record.units.empty());
  EXPECT_EQ(record.results[0].recipient, record.units[0].id);
}

TEST(ResultFrames, LabelsEndWhereTheirPhraseEnds) {
  const std::pair<const char*, const char*> cases[] = {
      {"Vụ nổ làm 3 người đàn ông bị thương nặng.", "người đàn ông"},
      {"Vụ nổ làm 3 người bị thương nặng.", "người bị thương nặng"},
      {"Có 12 tin có giá trị giúp điều tra.", "tin có giá trị"},
      {"Tặng 95 phần quà đến các em.", "phần quà"},
      {"Đón 14.000 người đến làm việc ở đây.", "người đến làm việc"},
      {"Tòa xử 4 nghi phạm nói trên vào tháng tới.", "nghi phạm nói trên"},
      {"Công ty có 200 nhân viên nước ngoài.", "nhân viên nước ngoài"},
      {"Cổ động viên chờ 40 cầu thủ trẻ nhanh chóng ra sân.", "cầu thủ trẻ"},
      {"Báo chí gọi đó là \"ba chữ vàng\" của làng nghề.", "chữ vàng"},
      {"Xây dựng 163 mô hình \"dân vận khéo\" tại xã.", "mô hình \"dân vận khéo\""},
      {"Còn 3 phường chưa nhân rộng được mô hình mới.", "phường chưa nhân rộng được mô hình mới"},
      {"Nộp 2.798 nguồn tin liên quan đến an ninh trật tự.",
       "nguồn tin liên quan đến an ninh trật tự"},
  };
  for (const auto& [text, label] : cases) {
    Record record = read(text);
    ASSERT_EQ(record.results.size(), 1U) << text;
    EXPECT_EQ(record.results[0].label, label) << text;
  }
}

TEST(ResultFrames, ActionsAreVerbs) {
  const std::pair<const char*, const char*> cases[] = {
      {"Đơn vị phát triển 12 mô hình mới.", ""},
      {"Đơn vị phát 120 tờ rơi.", "phát"},
      {"Đoàn trao tặng 20 suất quà.", "trao tặng"},
      {"Chi bộ Bản Hiến có 15 đảng viên.", ""},
      {"Công an xã phạt tiền 3 trường hợp.", "phạt"},
      {"Đội bắt quả tang 2 đối tượng.", "bắt quả tang"},
  };
  for (const auto& [text, action] : cases) {
    Record record = read(text);
    ASSERT_EQ(record.results.size(), 1U) << text;
    EXPECT_EQ(record.results[0].action, action) << text;
  }
}

TEST(ResultFrames, WhatAnotherNumberIsHeldAgainstIsNoTarget) {
  EXPECT_EQ(
      read("Thu ngân sách đạt 56% so với kế hoạch và tăng 17% so với cùng kỳ.").results.at(1).role,
      "");
  EXPECT_EQ(read("Xã phấn đấu giảm 17 hộ nghèo.").results.at(0).role, "target");
  Record record = read("Thu ngân sách tăng bình quân hằng năm 12%.");
  ASSERT_TRUE(record.results.at(0).change);
  EXPECT_EQ(record.results[0].change->direction, "up");
}

TEST(ResultWarnings, EnglishGroupingIsNoted) {
  Input input;
  input.title = "Tin";
  input.bytes = "Có 1,279 người dự và 3,564 tin được gửi.";
  Record record = extractor().extract(input);
  ASSERT_EQ(record.results.size(), 2U);
  EXPECT_EQ(record.results[0].value, 1279);
  EXPECT_EQ(record.results[1].value, 3564);
  bool noted = false;
  for (const Warning& warning : record.warnings) noted = noted || warning.code == "number_grouping";
  EXPECT_TRUE(noted);
}

}  // namespace
}  // namespace trich
