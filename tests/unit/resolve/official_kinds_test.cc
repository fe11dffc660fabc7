// Kinds of sentences that portals, police and army papers write: each was read wrongly once.
#include "official_cases.h"

namespace trich::official_cases {
namespace {

TEST(OfficialKinds, NamesWhoseSyllablesAreOtherWordsToo) {
  run(R"(
Đại tá Đinh Bạt Vinh phát biểu. => Đinh Bạt Vinh / Đại tá /
Ông Hồ Xớt Tú, Giám đốc Sở Y tế tỉnh Cà Mau, nói. => Hồ Xớt Tú / / Giám đốc @ Sở Y tế tỉnh Cà Mau
Thứ trưởng Bộ Xây dựng Phạm Quân Huấn cho biết. => Phạm Quân Huấn / / Thứ trưởng @ Bộ Xây dựng
Đại tá Lê Hải Quân nói. => Lê Hải Quân / Đại tá /
Thượng úy Trần Việt Nam kể. => Trần Việt Nam / Thượng úy /
Trung tá Bùi Công An báo cáo. => Bùi Công An / Trung tá /
Thiếu tá Nguyễn Thị Huyện kể. => Nguyễn Thị Huyện / Thiếu tá /
Đại úy Phạm Văn Xã kể. => Phạm Văn Xã / Đại úy /
Trung úy Đỗ Văn Phòng kể. => Đỗ Văn Phòng / Trung úy /
Ông Cao Đặng Lâm, Giám đốc Công ty An Phát, nói. => Cao Đặng Lâm / / Giám đốc @ *
Ông Liễu Văn Lộc, Giám đốc Công ty An Phát, nói. => Liễu Văn Lộc / / Giám đốc @ *
Ông Văn Quang Chính, Giám đốc Công ty An Phát, nói. => Văn Quang Chính / / Giám đốc @ *
Chủ nhiệm Ủy ban Dân tộc Hầu A Lan phát biểu. => Hầu A Lan / / Chủ nhiệm @ Ủy ban Dân tộc
)");
}

TEST(OfficialKinds, NamesOfFirmsThatEndLikeNames) {
  run(R"(
Giám đốc Công ty TNHH Phú Thái Bùi Văn Nam nói. => Bùi Văn Nam / / Giám đốc @ Công ty trách nhiệm hữu hạn Phú Thái
Giám đốc Công ty Đại An Lê Thị Hường nói. => Lê Thị Hường / / Giám đốc @ Công ty Đại An
Giám đốc Công ty Á Châu Nguyễn Thị Lành nói. => Nguyễn Thị Lành / / Giám đốc @ *
)");
}

TEST(OfficialKinds, NamesThatTheUnitTook) {
  run(R"(
Viện trưởng Viện Dinh dưỡng Lê Văn Chí nói. => Lê Văn Chí / / Viện trưởng @ Viện Dinh dưỡng
Giám đốc Trung tâm Y tế Trần Đăng Vũ nói. => Trần Đăng Vũ / / Giám đốc @ Trung tâm Y tế
Hiệu trưởng Trường Chính trị Lê Hồng Vũ tổ chức hội thảo. => -
Ông Bùi Văn Bá, Giám đốc Bệnh viện Trần Hữu Trang, nói. => Bùi Văn Bá / / Giám đốc @ *
)");
}

TEST(OfficialKinds, Deputies) {
  run(R"(
Có Đại tá Lê Văn Tám, Giám đốc Công an tỉnh Lai Châu; Thượng tá Bùi Văn Hà, Phó Giám đốc. => Lê Văn Tám / Đại tá / Giám đốc @ Công an tỉnh Lai Châu + Bùi Văn Hà / Thượng tá / Phó Giám đốc @ Công an tỉnh Lai Châu
Ông Lê Văn Ba - Chủ tịch Hội Nông dân xã Tân Lập, bà Trần Thị Bốn - Phó Chủ tịch Thường trực. => Lê Văn Ba / / Chủ tịch @ Hội Nông dân xã Tân Lập + Trần Thị Bốn / / Phó Chủ tịch Thường trực @ Hội Nông dân xã Tân Lập
)");
}

TEST(OfficialKinds, UnitsThatTheirHeadsName) {
  run(R"(
Trung tướng Lê Đức Toàn, Tư lệnh BĐBP phát biểu. => Lê Đức Toàn / Trung tướng / Tư lệnh @ Bộ đội Biên phòng
Thiếu tướng Hoàng Hữu Chính, Phó Tư lệnh, Tham mưu trưởng BĐBP và đoàn đến thăm. => Hoàng Hữu Chính / Thiếu tướng / Phó Tư lệnh @ Bộ đội Biên phòng ; Tham mưu trưởng @ Bộ đội Biên phòng
Ông Lê Văn Hòa, Trưởng ban Dân vận Trung ương, nói. => Lê Văn Hòa / / Trưởng ban @ Ban Dân vận Trung ương
Ông Lê Văn Quýt, Trưởng phòng Đăng ký thống kê, nói. => Lê Văn Quýt / / Trưởng phòng @ Phòng Đăng ký thống kê
Ông Lê Văn Quang (Trưởng phòng QLKH, Sở KH&CN) nói. => Lê Văn Quang / / Trưởng phòng @ Phòng QLKH
Ông Lê Văn Quang, Trưởng phòng KH&QHQT Trường Đại học Tây Nguyên, nói. => Lê Văn Quang / / Trưởng phòng @ Phòng KH&QHQT Trường Đại học Tây Nguyên
Bà Lê Thị Hà, Trưởng khoa Hiếm muộn Bệnh viện Hùng Vương, nói. => Lê Thị Hà / / Trưởng khoa @ Khoa Hiếm muộn Bệnh viện Hùng Vương
Ông Trần Văn Minh, Vụ trưởng Pháp chế Bộ Thương mại, nói. => Trần Văn Minh / / Vụ trưởng @ Vụ Pháp chế Bộ Thương mại
Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ Trần Văn Sỹ và Thứ trưởng Bộ Công an Lê Quốc Hà. => Trần Văn Sỹ / / Bộ trưởng ; Chủ nhiệm @ Văn phòng Chính phủ + Lê Quốc Hà / / Thứ trưởng @ Bộ Công an
)");
}

TEST(OfficialKinds, AnOfficeOfAnotherOfficeOfTheArticle) {
  run(R"(
Phòng Địa chính có ý kiến. Ông Lê Văn Cẩn, trưởng phòng kế hoạch, vắng mặt. => Lê Văn Cẩn / / Trưởng phòng
)");
}

TEST(OfficialKinds, WordsBehindAnOfficeOfAList) {
  run(R"(
Có TS. Lê Văn Tiệp - Hiệu trưởng Nhà trường, PGS.TS. Bùi Quý Giáp - Trưởng phòng Hợp tác quốc tế. => Lê Văn Tiệp / Tiến sĩ / Hiệu trưởng + Bùi Quý Giáp / Phó Giáo sư, Tiến sĩ / Trưởng phòng @ Phòng Hợp tác quốc tế
)");
}

TEST(OfficialKinds, Semicolons) {
  run(R"(
Dự có ông Lê Văn An, Phó Chủ tịch UBND tỉnh Cà Mau; Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy Cà Mau. => Lê Văn An / / Phó Chủ tịch @ Ủy ban nhân dân tỉnh Cà Mau ; Chủ nhiệm @ Ủy ban Kiểm tra Tỉnh ủy Cà Mau
Ông Lê Văn An, Ủy viên Bộ Chính trị; Giám đốc Học viện Biên phòng; bà Hà Thị Ba, Phó Giám đốc. => Lê Văn An / / Ủy viên @ Bộ Chính trị ; Giám đốc @ Học viện Biên phòng + Hà Thị Ba / / Phó Giám đốc @ Học viện Biên phòng
Ông Lê Văn An, Phó Chủ tịch UBND tỉnh Cà Mau; Giám đốc Sở Y tế Trần Thị Bình. => Lê Văn An / / Phó Chủ tịch @ Ủy ban nhân dân tỉnh Cà Mau + Trần Thị Bình / / Giám đốc @ Sở Y tế tỉnh Cà Mau
)");
}

TEST(OfficialKinds, Appointments) {
  run(R"(
Đồng chí Lê Văn Tám được Ban Thường vụ Tỉnh ủy điều động, bổ nhiệm giữ chức Giám đốc Sở Y tế tỉnh Cà Mau. => Lê Văn Tám / / Giám đốc @ Sở Y tế tỉnh Cà Mau
Thượng tá Hồ Ngọc Phan, Trợ lý Nhân sự, Phòng Cán bộ giữ chức Phó Chính ủy Lữ đoàn 26. => Hồ Ngọc Phan / Thượng tá / Phó Chính ủy @ Lữ đoàn 26
Ông Lê Văn Ba, 50 tuổi, được bầu làm Chủ tịch UBND xã Tân Lập. => Lê Văn Ba / / Chủ tịch @ Ủy ban nhân dân xã Tân Lập
Bà Lê Thị Hà được HĐND tỉnh bầu giữ chức Phó Chủ tịch UBND tỉnh Cà Mau. => Lê Thị Hà / / Phó Chủ tịch @ Ủy ban nhân dân tỉnh Cà Mau
Thủ tướng Chính phủ bổ nhiệm ông Lê Văn Bốn, Phó Chủ tịch UBND tỉnh Cà Mau. => Lê Văn Bốn / / Phó Chủ tịch @ Ủy ban nhân dân tỉnh Cà Mau
)");
}

TEST(OfficialKinds, WordsInBracketsBehindTheName) {
  run(R"(
Đồng chí Lê Thị Hoa (thứ 2 từ trái sang) - Chủ tịch UBND xã Tân Lập tặng quà. => Lê Thị Hoa / / Chủ tịch @ Ủy ban nhân dân xã Tân Lập
Đồng chí Đỗ Văn Cao (đứng thứ 3, từ trái qua), Bí thư Huyện ủy Cần Giờ. => Đỗ Văn Cao / / Bí thư @ Huyện ủy Cần Giờ
Cục trưởng Cục Thuế Lê Văn Chí (chủ tịch ABC khóa đầu tiên), Phó chủ nhiệm Trần Trọng Hỷ. => Lê Văn Chí / / Cục trưởng @ Cục Thuế ; Chủ tịch + Trần Trọng Hỷ / / Phó Chủ nhiệm
Lê Văn Bảy (SN 1970, trú tại phường 5) nguyên Giám đốc Công ty An Phát. => Lê Văn Bảy / / Nguyên Giám đốc @ Công ty An Phát
)");
}

TEST(OfficialKinds, HeadsOfFirms) {
  run(R"(
Chủ quán là Công ty cổ phần An Phát do Mai Thanh Hà làm giám đốc. => Mai Thanh Hà / / Giám đốc @ Công ty cổ phần An Phát
Đoàn kiểm tra của Sở Y tế tỉnh Cà Mau do ông Trần Văn Dũng làm Trưởng đoàn. => Trần Văn Dũng / / Trưởng đoàn
)");
}

TEST(OfficialKinds, NoMarkBetweenNameAndOffice) {
  run(R"(
Đồng chí Phạm Công Bằng bí thư Đảng ủy xã Tân Lập quán triệt. => Phạm Công Bằng / / Bí thư @ Đảng ủy xã Tân Lập
Ông Lê Văn Ba Chủ tịch UBND xã Tân Lập chủ trì. => Lê Văn Ba / / Chủ tịch @ Ủy ban nhân dân xã Tân Lập
)");
}

TEST(OfficialKinds, OneOfficeHeldByOneAfterTheOther) {
  run(R"(
Dự có nguyên Tổng Bí thư Trần Văn Lâm, Lê Hữu Bình. => Trần Văn Lâm / / Nguyên Tổng Bí thư + Lê Hữu Bình / / Nguyên Tổng Bí thư
Dự có nguyên Giám đốc Sở Y tế tỉnh Cà Mau Trần Văn Lâm, Lê Hữu Bình. => Trần Văn Lâm / / Nguyên Giám đốc @ Sở Y tế tỉnh Cà Mau
)");
}

TEST(OfficialKinds, ShortNamesBehindAnOffice) {
  run(R"(
Giám đốc Công ty An Phát Nguyễn Thái Hòa bị bắt. Giám đốc Hòa khai nhận. => Nguyễn Thái Hòa / / Giám đốc @ Công ty An Phát
Ông Lê Văn Nam, Chủ tịch UBND xã Tân Lập, nói với Thủ tướng, ông Nam cười. => Lê Văn Nam / / Chủ tịch @ Ủy ban nhân dân xã Tân Lập
)");
}

TEST(OfficialKinds, OnePersonOneEntry) {
  run(R"(
Ông Y Ngọc Niê Kđăm, Giám đốc Sở Y tế tỉnh Đắk Lắk, nói. Đồng chí Y Ngọc kết luận. => Y Ngọc Niê Kđăm / / Giám đốc @ Sở Y tế tỉnh Đắk Lắk
Đồng chí H'Hen Niê, Chủ tịch Hội Nông dân xã Tân Lập, kể. Đồng chí H'Hen cười. => H'Hen Niê / / Chủ tịch @ Hội Nông dân xã Tân Lập
Tiến sĩ Giuse Nguyễn Văn Tâm nói. Đồng chí Nguyễn Văn Tâm dặn. => Giuse Nguyễn Văn Tâm / Tiến sĩ /
PGS.TS Nguyễn Thị Lan Anh nói. TS Lan Anh dặn. => Nguyễn Thị Lan Anh / Phó Giáo sư, Tiến sĩ /
Đại tá Đỗ Văn Hùng và Thượng tá Lê Hùng dự. Đại tá Hùng phát biểu. => Đỗ Văn Hùng / Đại tá / + Lê Hùng / Thượng tá /
)");
}

TEST(OfficialKinds, ShortNamesOfTwoWhoShareThem) {
  Input input;
  input.bytes =
      "Đại tá Đỗ Văn Hùng và Thượng tá Lê Hùng dự. Đại tá Hùng phát biểu. Thượng tá Hùng trao quà. "
      "Ông Hùng đi.";
  Record record = extractor().extract(input);
  ASSERT_EQ(record.officials.size(), 2u);
  EXPECT_EQ(record.officials[0].mentions.size(), 2u);
  EXPECT_EQ(record.officials[1].mentions.size(), 2u);
}

TEST(OfficialKinds, DegreesAndRanksTogether) {
  run(R"(
PGS.TS, Đại tá Trần Văn Hà phát biểu. => Trần Văn Hà / Đại tá /
NSƯT Anh Tú và NSND Minh Hằng diễn. => Anh Tú / Nghệ sĩ Ưu tú / + Minh Hằng / Nghệ sĩ Nhân dân /
Theo giáo sư Harrington, kết quả tốt. => Harrington / Giáo sư /
ThS. Phạm Văn Xu phát biểu. => Phạm Văn Xu / Thạc sĩ /
Ts. Lê Thị Xoan phát biểu. => Lê Thị Xoan / Tiến sĩ /
TS. Đại tá Lê Văn Ba nói. => Lê Văn Ba / Đại tá /
Đại tá, bác sĩ CKII Lê Thị Hoa nói. => Lê Thị Hoa / Đại tá /
Thượng tá CN Bùi Văn Hưởng nói. => Bùi Văn Hưởng / Thượng tá /
)");
}

TEST(OfficialKinds, HeadsOfHamlets) {
  run(R"(
Đại đức Thích Minh Tâm, trụ trì chùa Vĩnh Nghiêm, phát biểu. => Thích Minh Tâm / / Trụ trì
Bí thư Chi bộ, tổ trưởng tổ dân phố số 5 Lê Thị Hường kể. => Lê Thị Hường / / Bí thư @ * ; Tổ trưởng tổ dân phố
Trần Văn Kềnh (nguyên trưởng khu dân cư Đồi Sim 2) ra đầu thú. => Trần Văn Kềnh / / Nguyên Trưởng khu dân cư
)");
}

TEST(OfficialKinds, Foreigners) {
  run(R"(
Greg Norwick, Chủ tịch Globus Stone, nói. => Greg Norwick / / Chủ tịch
Theo Mary Wellmer, Giám đốc Công ty Intel, giá giảm. => Mary Wellmer / / Giám đốc @ *
Người phát ngôn Bộ Ngoại giao Iran Hamid Rezani cho biết. => Hamid Rezani / / Người phát ngôn @ Bộ Ngoại giao Iran
Tổng giám đốc WTO Susanna Paniker nói. => Susanna Paniker / / Tổng Giám đốc
Tổng thống Nam Tư - ông Slobodan Milanov qua đời. => Slobodan Milanov / / Tổng thống
Tỉnh trưởng Vân Nam Từ Vĩnh Hòa đến chào. => Từ Vĩnh Hòa / / Tỉnh trưởng
Phủ Tổng thống Philippine bị phá. Đô đốc Mỹ nói. => -
Chủ tịch ACE, ông Brian Dupont, nói. => Brian Dupont / / Chủ tịch
Chủ tịch Quốc hội Lê Văn Mân và Chủ tịch Quốc hội Lào Saysom Phomvy dự. => Lê Văn Mân / / Chủ tịch @ Quốc hội + Saysom Phomvy / / Chủ tịch @ Quốc hội Lào
)");
}

TEST(OfficialKinds, FormerOffices) {
  run(R"(
Ông Lê Văn An, nguyên Bí thư Huyện ủy Cần Giờ, Chủ tịch HĐND huyện Cần Giờ, kể. => Lê Văn An / / Nguyên Bí thư @ Huyện ủy Cần Giờ ; Nguyên Chủ tịch @ Hội đồng nhân dân huyện Cần Giờ
Ông Lê Văn An, nguyên Bí thư Huyện ủy Cần Giờ, nguyên Chủ tịch UBND huyện Cần Giờ, Chủ tịch Hội Người cao tuổi huyện Cần Giờ. => Lê Văn An / / Nguyên Bí thư @ Huyện ủy Cần Giờ ; Nguyên Chủ tịch @ Ủy ban nhân dân huyện Cần Giờ ; Chủ tịch @ Hội Người cao tuổi huyện Cần Giờ
)");
}

TEST(OfficialKinds, AbbreviationsThatHoldTheUnit) {
  run(R"(
Đ/c Trịnh Văn Quyến, UVTW Đảng, Bí thư Tỉnh ủy Cà Mau. => Trịnh Văn Quyến / / Ủy viên @ Trung ương Đảng ; Bí thư @ Tỉnh ủy Cà Mau
Đ/c Lê Văn Hà, UVBCT, dự. => Lê Văn Hà / / Ủy viên @ Bộ Chính trị
)");
}

TEST(OfficialKinds, Memorials) {
  run(R"(
Đoàn dâng hương tại đền thờ Đại tướng Phan Văn Cảnh. => -
Khách thăm khu lưu niệm Tổng Bí thư Lê Huy Tích. => -
)");
}

TEST(OfficialKinds, SignaturesWithARank) {
  EXPECT_EQ(read("Tin.\n\nKính gửi các đơn vị.\n\nTRƯỞNG PHÒNG PV05\nThượng tá Lê Văn Mạnh\n", ""),
            "Lê Văn Mạnh / Thượng tá / Trưởng phòng @ Phòng PV05");
}

// A soft hyphen and a zero-width space inside the name.
TEST(OfficialKinds, NamesWithoutInvisibleCharacters) {
  EXPECT_EQ(read("Thượng tá Lê V\xC2\xADăn M\xE2\x80\x8Bạnh phát biểu.", ""),
            "Lê Văn Mạnh / Thượng tá /");
}

}  // namespace
}  // namespace trich::official_cases
