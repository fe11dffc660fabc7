// The orders in which news gives name, rank and office.
#include "official_cases.h"

namespace trich::official_cases {
namespace {

TEST(OfficialOrders, RankNameDashOffice) {
  run(R"(
Đại tá Lê Quang Huy - Phó Giám đốc Công an tỉnh Nghệ An phát biểu. => Lê Quang Huy / Đại tá / Phó Giám đốc @ Công an tỉnh Nghệ An
Thượng tá Trần Bá Khoa – Trưởng Công an huyện Đô Lương dự. => Trần Bá Khoa / Thượng tá / Trưởng @ Công an huyện Đô Lương
Trung tá Phạm Thị Nhàn, Phó trưởng Công an quận 9 báo cáo. => Phạm Thị Nhàn / Trung tá / Phó Trưởng @ Công an quận 9
Thiếu tá Đỗ Văn Hợp (Phó trưởng Công an phường Tân Quy) kể lại. => Đỗ Văn Hợp / Thiếu tá / Phó Trưởng @ Công an phường Tân Quy
Thiếu tướng Hoàng Đình Mậu, Giám đốc Công an tỉnh Thanh Hóa yêu cầu. => Hoàng Đình Mậu / Thiếu tướng / Giám đốc @ Công an tỉnh Thanh Hóa
Thượng úy Võ Thành Lợi nói. => Võ Thành Lợi / Thượng úy /
thiếu uý Bùi Văn Quyết kể. => Bùi Văn Quyết / Thiếu úy /
Thượng sỹ Lò Văn Páo nói. => Lò Văn Páo / Thượng sĩ /
)");
}

TEST(OfficialOrders, OfficeUnitName) {
  run(R"(
Phó Chủ tịch UBND quận Hà Đông Nguyễn Thị Mỵ trao quà. => Nguyễn Thị Mỵ / / Phó Chủ tịch @ Ủy ban nhân dân quận Hà Đông
Bí thư Tỉnh ủy Phú Thọ Bùi Minh Chỉnh chủ trì. => Bùi Minh Chỉnh / / Bí thư @ *
Giám đốc Sở Y tế tỉnh Cà Mau Trần Quang Dũng cho biết. => Trần Quang Dũng / / Giám đốc @ Sở Y tế tỉnh Cà Mau
Chủ tịch Hội Nông dân huyện Lập Thạch Đào Văn Sửu kể. => Đào Văn Sửu / / Chủ tịch @ Hội Nông dân huyện Lập Thạch
Trưởng Công an xã Ngô Đức Toàn có mặt. => Ngô Đức Toàn / / Trưởng @ *
Chủ tịch nước Lê Hữu Phước thăm trường. => Lê Hữu Phước / / Chủ tịch nước
Tổng Bí thư Phạm Quốc Thịnh đến dự. => Phạm Quốc Thịnh / / Tổng Bí thư
Thủ tướng Đặng Văn Lành ký quyết định. => Đặng Văn Lành / / Thủ tướng
Bộ trưởng Bộ Tư pháp Trịnh Xuân Bách trả lời. => Trịnh Xuân Bách / / Bộ trưởng @ Bộ Tư pháp
Thứ trưởng Quốc phòng Lý Đình Khôi tiếp khách. => Lý Đình Khôi / / Thứ trưởng @ Bộ Quốc phòng
Bộ trưởng Y tế Mai Thị Thu trả lời. => Mai Thị Thu / / Bộ trưởng @ Bộ Y tế
)");
}

TEST(OfficialOrders, HonorificNameOffice) {
  run(R"(
Ông Huỳnh Tấn Lực, Phó Giám đốc Sở Nội vụ tỉnh Gia Lai, cho biết. => Huỳnh Tấn Lực / / Phó Giám đốc @ Sở Nội vụ tỉnh Gia Lai
bà Vũ Thị Ngát - Chủ tịch Hội Liên hiệp Phụ nữ huyện Mỹ Lộc nói => Vũ Thị Ngát / / Chủ tịch @ Hội Liên hiệp Phụ nữ huyện Mỹ Lộc
Đồng chí Cao Thị Bé - Bí thư Đảng ủy phường Hòa Khánh phát biểu. => Cao Thị Bé / / Bí thư @ Đảng ủy phường Hòa Khánh
đ/c Tạ Văn Ngữ, chủ tịch UBND xã Tam Hợp => Tạ Văn Ngữ / / Chủ tịch @ Ủy ban nhân dân xã Tam Hợp
Theo ông Lương Văn Tụ, giám đốc Sở Công Thương tỉnh Lào Cai, hàng đủ. => Lương Văn Tụ / / Giám đốc @ Sở Công Thương tỉnh Lào Cai
Anh Quách Văn Đức, Bí thư Huyện đoàn Cẩm Khê kể. => Quách Văn Đức / / Bí thư @ *
ông Phan Hữu Chí (Phó Chủ tịch HĐND huyện Cần Giờ) nói. => Phan Hữu Chí / / Phó Chủ tịch @ Hội đồng nhân dân huyện Cần Giờ
Ông Dương Văn Nhật (58 tuổi, Chủ tịch UBND xã Phú Lộc) bị kỷ luật. => Dương Văn Nhật / / Chủ tịch @ Ủy ban nhân dân xã Phú Lộc
Luật sư Hồ Thị Liên, Phó Chủ nhiệm Đoàn Luật sư TP Hà Nội nói. => Hồ Thị Liên / / Phó Chủ nhiệm @ *
bác sĩ Đinh Văn Thục - Giám đốc Bệnh viện Đa khoa tỉnh Sơn La => Đinh Văn Thục / / Giám đốc @ Bệnh viện Đa khoa tỉnh Sơn La
)");
}

TEST(OfficialOrders, SharedHeads) {
  run(R"(
Trưởng Ban Dân vận Huyện ủy Tiên Lãng Nguyễn Hữu Bài dự. => Nguyễn Hữu Bài / / Trưởng ban @ *
Phó Trưởng phòng PA61 Trần Đăng Khoát nói. => Trần Đăng Khoát / / Phó Trưởng phòng @ *
Đồng chí Lê Thị Xoan, Phó trưởng Ban Tuyên giáo Quận ủy quận 8 => Lê Thị Xoan / / Phó Trưởng ban @ *
Chánh Văn phòng UBND tỉnh Đồng Tháp Võ Minh Tân thông báo. => Võ Minh Tân / / Chánh Văn phòng @ *
Phó Chánh Thanh tra Sở Xây dựng tỉnh Bắc Ninh Đoàn Văn Hậu => Đoàn Văn Hậu / / Phó Chánh Thanh tra @ *
Trưởng Phòng Cảnh sát hình sự Công an tỉnh Quảng Trị Ngô Văn Thế => Ngô Văn Thế / / Trưởng phòng @ Phòng Cảnh sát hình sự Công an tỉnh Quảng Trị
Hiệu trưởng Trường THPT Lê Hồng Phong Phạm Thị Duyên nói => Phạm Thị Duyên / / Hiệu trưởng @ Trường Trung học phổ thông Lê Hồng Phong
)");
}

TEST(OfficialOrders, SeveralOffices) {
  run(R"(
Đồng chí Hà Văn Thạo - Phó Bí thư Thường trực Huyện ủy, Chủ tịch HĐND huyện Củ Chi. => Hà Văn Thạo / / Phó Bí thư Thường trực @ * ; Chủ tịch @ Hội đồng nhân dân huyện Củ Chi
ông Lý Văn Sang, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy Cà Mau => Lý Văn Sang / / Ủy viên Ban Thường vụ @ * ; Trưởng ban @ *
Ông Bùi Đức Cảnh, nguyên Chủ tịch UBND huyện Ba Vì, Phó Bí thư Huyện ủy Ba Vì nói. => Bùi Đức Cảnh / / Nguyên Chủ tịch @ Ủy ban nhân dân huyện Ba Vì ; Nguyên Phó Bí thư @ *
quyền Giám đốc Sở Du lịch tỉnh Khánh Hòa Trần Thị Bội => Trần Thị Bội / / Quyền Giám đốc @ Sở Du lịch tỉnh Khánh Hòa
cựu Chủ tịch UBND tỉnh Bến Tre Nguyễn Văn Khởi => Nguyễn Văn Khởi / / Cựu Chủ tịch @ Ủy ban nhân dân tỉnh Bến Tre
Phó Chủ tịch Thường trực UBND quận 12 Lê Trọng Hiền => Lê Trọng Hiền / / Phó Chủ tịch Thường trực @ Ủy ban nhân dân quận 12
Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao Phạm Đình Khang nói => Phạm Đình Khang / / Phó Thủ tướng ; Bộ trưởng @ Bộ Ngoại giao
)");
}

TEST(OfficialOrders, Lists) {
  run(R"(
Dự có các đồng chí: Trần Văn Ổn - Phó Chủ tịch UBND quận 8; Lê Thị Út, Chủ tịch Hội Nông dân quận 8. => Trần Văn Ổn / / Phó Chủ tịch @ Ủy ban nhân dân quận 8 + Lê Thị Út / / Chủ tịch @ Hội Nông dân quận 8
Bí thư Huyện ủy Đào Thị Hợp, Chủ tịch UBND huyện Bùi Văn Khoát dự. => Đào Thị Hợp / / Bí thư @ * + Bùi Văn Khoát / / Chủ tịch @ *
đồng chí Ngô Thị Sen - Phó Chủ tịch UBND quận 8, đồng chí Vũ Văn Tráng - Phó trưởng Công an quận 8. => Ngô Thị Sen / / Phó Chủ tịch @ Ủy ban nhân dân quận 8 + Vũ Văn Tráng / / Phó Trưởng @ Công an quận 8
Tham dự có các đồng chí Đặng Văn Lại, Hồ Thị Mừng và Phạm Văn Rạng. => Đặng Văn Lại / / + Hồ Thị Mừng / / + Phạm Văn Rạng / /
các đồng chí Ủy viên Trung ương Đảng: Thượng tướng Đỗ Văn Thạo, Bí thư Huyện ủy Lập Thạch; Trung tướng Hồ Văn Gấm dự => Đỗ Văn Thạo / Thượng tướng / Ủy viên @ Trung ương Đảng ; Bí thư @ * + Hồ Văn Gấm / Trung tướng / Ủy viên @ Trung ương Đảng
hai Phó Chủ tịch UBND tỉnh Sơn La: Cầm Văn Chính và Lò Thị Bang => Cầm Văn Chính / / Phó Chủ tịch @ Ủy ban nhân dân tỉnh Sơn La + Lò Thị Bang / / Phó Chủ tịch @ Ủy ban nhân dân tỉnh Sơn La
)");
}

TEST(OfficialOrders, OfficeToldOtherwise) {
  run(R"(
đình chỉ chức vụ phó giám đốc Công ty Cấp nước Hải Dương của ông Lê Văn Sơn => Lê Văn Sơn / / Phó Giám đốc @ Công ty Cấp nước Hải Dương
Chủ tịch UBND xã Tam Hợp là ông Nguyễn Văn Tuyên. => Nguyễn Văn Tuyên / / Chủ tịch @ Ủy ban nhân dân xã Tam Hợp
Ông Trần Văn Kỳ được bầu làm Chủ tịch Hội Cựu chiến binh huyện Gia Lâm. => Trần Văn Kỳ / / Chủ tịch @ Hội Cựu chiến binh huyện Gia Lâm
Về phía Sở Y tế tỉnh Cà Mau có ông Lê Văn Tâm, Phó Giám đốc. => Lê Văn Tâm / / Phó Giám đốc @ Sở Y tế tỉnh Cà Mau
Trưởng Công an phường Tương Mai, Thượng tá Bùi Quốc Cường cho biết. => Bùi Quốc Cường / Thượng tá / Trưởng @ Công an phường Tương Mai
Vụ trưởng Chính sách thuế Bộ Tài chính Lê Đức Thọ trả lời. => Lê Đức Thọ / / Vụ trưởng @ *
người phát ngôn Thủ tướng Nguyễn Kim Quốc cho biết => Nguyễn Kim Quốc / / Người phát ngôn Thủ tướng
Chánh Văn phòng Tổng thống Trần Văn Long nói => Trần Văn Long / / Chánh Văn phòng Tổng thống @ *
Đồng chí Trần Thị Hằng – Bí thư Đảng ủy, Chủ tịch HĐND phường Tương Mai dự => Trần Thị Hằng / / Bí thư @ Đảng ủy phường Tương Mai ; Chủ tịch @ Hội đồng nhân dân phường Tương Mai
Trung tá công an Lê Đình Phú kể => Lê Đình Phú / Trung tá /
Chủ tịch kiêm Giám đốc điều hành Phan Văn Quý nói => Phan Văn Quý / / Chủ tịch ; Giám đốc điều hành
tổng giám đốc PMU 98 Trần Quốc Dũng khai => Trần Quốc Dũng / / Tổng Giám đốc
Đồng chí Lê Văn Tám – QUV, Bí thư Đảng ủy phường Tương Mai dự. => Lê Văn Tám / / Quận ủy viên ; Bí thư @ Đảng ủy phường Tương Mai
Bà Lê Thị Tám, Ủy viên Đoàn Chủ tịch Tổng LĐLĐ Việt Nam, Bí thư Đảng ủy cơ quan Bộ Ngoại giao, nói. => Lê Thị Tám / / Ủy viên Đoàn Chủ tịch @ Tổng Liên đoàn Lao động Việt Nam ; Bí thư @ Đảng ủy cơ quan Bộ Ngoại giao
Đại tá Lê Văn Tám, nguyên Phó Giám đốc Công an tỉnh Cà Mau, được điều động giữ chức vụ Cục trưởng Cục Tổ chức cán bộ. => Lê Văn Tám / Đại tá / Nguyên Phó Giám đốc @ Công an tỉnh Cà Mau ; Cục trưởng @ Cục Tổ chức cán bộ
Ông Lê Văn Tám, nguyên là Giám đốc Sở Y tế tỉnh Cà Mau, nói. => Lê Văn Tám / / Nguyên Giám đốc @ Sở Y tế tỉnh Cà Mau
Phó Bí thư Tỉnh đoàn Cà Mau - Lê Văn Tám nhấn mạnh. => Lê Văn Tám / / Phó Bí thư @ Tỉnh đoàn Cà Mau
bà Lê Thị Tám, Phó Chủ tịch nước, Phó Chủ tịch Hội đồng Thi đua - Khen thưởng Trung ương, dự. => Lê Thị Tám / / Phó Chủ tịch nước ; Phó Chủ tịch @ Hội đồng Thi đua - Khen thưởng Trung ương
Ông A Pớt, Phó Chủ tịch UBND huyện Đắk Tô, nói. => A Pớt / / Phó Chủ tịch @ Ủy ban nhân dân huyện Đắk Tô
Trưởng thôn Đông Hạ Lê Văn Tám phát biểu. => Lê Văn Tám / / Trưởng thôn
Đại tá Lê Văn Tám, Phó Tư lệnh, Tham mưu trưởng Quân khu 5, dự. => Lê Văn Tám / Đại tá / Phó Tư lệnh @ Quân khu 5 ; Tham mưu trưởng @ Quân khu 5
Công an tỉnh Cà Mau họp. Ông Lê Văn Tám, Phó Giám đốc, Thủ trưởng Cơ quan CSĐT Công an tỉnh Cà Mau, dự. => Lê Văn Tám / / Phó Giám đốc @ Công an tỉnh Cà Mau ; Thủ trưởng @ Cơ quan Cảnh sát điều tra Công an tỉnh Cà Mau
Ông Lê Văn Tám, Trưởng đoàn ĐBQH tỉnh Cà Mau, nói. => Lê Văn Tám / / Trưởng đoàn @ Đoàn đại biểu Quốc hội tỉnh Cà Mau
Ông Lê Văn Tám, Trợ lý Bộ trưởng Bộ Ngoại giao, nói. => Lê Văn Tám / / Trợ lý Bộ trưởng @ Bộ Ngoại giao
Ông Lê Văn Tám, Phó Trưởng ban Quản lý Khu kinh tế Mộc Tân, nói. => Lê Văn Tám / / Phó Trưởng ban @ Ban Quản lý Khu kinh tế Mộc Tân
Chi cục trưởng hải quan Mộc Tân Lê Văn Tám ký. => Lê Văn Tám / / Chi cục trưởng @ Hải quan Mộc Tân
Vụ trưởng châu Đại Dương (Bộ Thương mại) Phạm Văn Sáu nói. => Phạm Văn Sáu / / Vụ trưởng @ Vụ châu Đại Dương
Thủ tướng và Tổng thống Putin đã hội đàm. => Putin / / Tổng thống
Giám đốc Sở Y tế tỉnh Cà Mau, Lê Văn Khoan, Chủ tịch Phạm Văn Sáu nói. => Lê Văn Khoan / / Giám đốc @ Sở Y tế tỉnh Cà Mau + Phạm Văn Sáu / / Chủ tịch
Giám đốc Sở Y tế tỉnh Cà Mau, đồng thời là Phó Bí thư Tỉnh ủy Cà Mau, Lê Văn Khoan, nói. => Lê Văn Khoan / / Giám đốc @ Sở Y tế tỉnh Cà Mau ; Phó Bí thư @ Tỉnh ủy Cà Mau
Chủ tịch UBND tỉnh Cà Mau Lê Văn Khoan; Giám đốc Sở Y tế tỉnh Cà Mau - bà Lê Thị Sáu. => Lê Văn Khoan / / Chủ tịch @ Ủy ban nhân dân tỉnh Cà Mau + Lê Thị Sáu / / Giám đốc @ Sở Y tế tỉnh Cà Mau
Tổng thống Syria Hamid al-Masri gặp Chủ tịch Ủy ban châu Âu Ilsa von der Marsh. => Hamid al-Masri / / Tổng thống + Ilsa von der Marsh / / Chủ tịch @ Ủy ban châu Âu
Giám đốc Công ty Sao Biển tại Việt Nam Anna Marsh nói. => Anna Marsh / / Giám đốc @ Công ty Sao Biển
Ông Lê Văn Khoan, khi đó là Giám đốc Sở Y tế tỉnh Cà Mau, ký. => Lê Văn Khoan / / Giám đốc @ Sở Y tế tỉnh Cà Mau
)");
}

TEST(OfficialOrders, Signatures) {
  Input input;
  input.bytes = "Tin.\n\nKính gửi các đơn vị để biết.\n\nPHÓ CHỦ TỊCH\n(Đã ký)\nTrần Văn Hậu\n";
  Record record = extractor().extract(input);
  ASSERT_EQ(record.officials.size(), 1u);
  EXPECT_EQ(record.officials[0].name, "Trần Văn Hậu");
  ASSERT_EQ(record.officials[0].positions.size(), 1u);
  EXPECT_EQ(record.officials[0].positions[0].title, "Phó Chủ tịch");
}

TEST(OfficialOrders, PositionsLinkToTheirUnits) {
  Input input;
  input.bytes = "Đại tá Lê Văn Hoa, Phó Giám đốc Công an tỉnh Nghệ An, đến.";
  Record record = extractor().extract(input);
  ASSERT_EQ(record.officials.size(), 1u);
  ASSERT_EQ(record.officials[0].positions.size(), 1u);
  ASSERT_EQ(record.units.size(), 1u);
  EXPECT_EQ(record.officials[0].positions[0].unit_id, record.units[0].id);
  ASSERT_EQ(record.officials[0].mentions.size(), 1u);
  EXPECT_EQ(record.officials[0].mentions[0].text, "Lê Văn Hoa");
  EXPECT_EQ(record.officials[0].mentions[0].start, 7u);
  EXPECT_EQ(record.officials[0].mentions[0].end, 17u);
}

}  // namespace
}  // namespace trich::official_cases
