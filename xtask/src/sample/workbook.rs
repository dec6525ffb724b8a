//! `members.xlsx`: the list of members, with a title merged across its columns.

use anyhow::Result;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};

use super::members::{Row, list};
use super::people::Town;

const HEADERS: [&str; 10] = [
    "會員編號",
    "姓名",
    "手機",
    "電子郵件",
    "LINE UID",
    "加入管道",
    "生日",
    "性別",
    "縣市",
    "同意行銷",
];

/// The same bytes every time, like everything else here.
pub(crate) fn bytes(town: &Town) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    // The only clock in the format: without this, each run would differ.
    let made = ExcelDateTime::from_ymd(2025, 7, 1)?;
    let about = DocProperties::new()
        .set_title("山嵐咖啡會員名單(虛構資料)")
        .set_creation_datetime(&made);
    book.set_properties(&about);
    let sheet = book.add_worksheet().set_name("會員")?;
    write_members(sheet, &list(town).rows)?;
    let note = book.add_worksheet().set_name("說明")?;
    note.write(0, 0, "本檔為虛構資料,由程式產生,僅供示範。")?;
    note.write(
        1,
        0,
        "Synthetic data, made by a program for demonstration. Nobody in it exists.",
    )?;
    Ok(book.save_to_buffer()?)
}

fn write_members(sheet: &mut Worksheet, rows: &[Row]) -> Result<()> {
    let title = Format::new().set_bold().set_align(FormatAlign::Center);
    let head = Format::new().set_bold();
    let date = Format::new().set_num_format("yyyy/mm/dd");
    sheet.merge_range(0, 0, 0, 9, "山嵐咖啡會員名單(虛構資料)", &title)?;
    for (column, header) in (0..).zip(HEADERS) {
        sheet.write_with_format(1, column, header, &head)?;
    }
    for (at, row) in (2..).zip(rows) {
        let texts = [&row.number, &row.name, &row.phone, &row.email, &row.line_id];
        for (column, text) in (0..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            sheet.write(at, column, text.as_str())?;
        }
        sheet.write(at, 5, row.channel)?;
        if let Some(born) = row.birthday {
            let (year, month, day) = born.civil();
            let born = ExcelDateTime::from_ymd(year as u16, month, day)?;
            sheet.write_with_format(at, 6, &born, &date)?;
        }
        if !row.sex.is_empty() {
            sheet.write(at, 7, row.sex)?;
        }
        sheet.write(at, 8, row.city)?;
        sheet.write(at, 9, if row.opted_in { "是" } else { "否" })?;
    }
    Ok(())
}
