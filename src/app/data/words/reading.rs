//! How a file is written, and what was recognised of it.

use ltv_engine::ingest::encoding::Encoding;
use ltv_engine::ingest::values::{DateStyle, DecimalMark};
use ltv_engine::ingest::{Delimiter, RowMeaning};

use ltv_worker::protocol::sheets::SheetInfo;

use crate::app::data::state::OpenFile;
use crate::app::menu::Words;
use crate::i18n::{Format, t};

/// An encoding's name, the same in every language.
pub(in crate::app::data) fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le => "UTF-16 LE",
        Encoding::Utf16Be => "UTF-16 BE",
        Encoding::Big5 => "Big5",
    }
}

/// What stands between fields.
pub(in crate::app::data) fn delimiter(delimiter: Delimiter) -> Words {
    match delimiter {
        Delimiter::Comma => t::files::delimiter_comma,
        Delimiter::Tab => t::files::delimiter_tab,
        Delimiter::Semicolon => t::files::delimiter_semicolon,
        Delimiter::Pipe => t::files::delimiter_pipe,
    }
}

/// How dates are written.
pub(in crate::app::data) fn date_style(style: DateStyle) -> Words {
    match style {
        DateStyle::Ymd => t::files::date_ymd,
        DateStyle::Roc => t::files::date_roc,
        DateStyle::Dmy => t::files::date_dmy,
        DateStyle::Mdy => t::files::date_mdy,
        DateStyle::Excel1900 => t::files::date_excel,
        DateStyle::Excel1904 => t::files::date_excel_1904,
        DateStyle::UnixSeconds => t::files::date_seconds,
        DateStyle::UnixMillis => t::files::date_millis,
    }
}

/// What stands before the decimals.
pub(in crate::app::data) fn mark(mark: DecimalMark) -> Words {
    match mark {
        DecimalMark::Point => t::files::mark_point,
        DecimalMark::Comma => t::files::mark_comma,
    }
}

/// What several rows of one order are.
pub(in crate::app::data) fn rows(rows: RowMeaning) -> Words {
    match rows {
        RowMeaning::Order => t::files::rows_order,
        RowMeaning::Lines => t::files::rows_lines,
        RowMeaning::OrderTotal => t::files::rows_total,
    }
}

/// What comes of that.
pub(in crate::app::data) fn rows_why(rows: RowMeaning) -> Words {
    match rows {
        RowMeaning::Order => t::files::rows_order_why,
        RowMeaning::Lines => t::files::rows_lines_why,
        RowMeaning::OrderTotal => t::files::rows_total_why,
    }
}

/// A sheet with its rows.
pub(in crate::app::data) fn sheet(sheet: &SheetInfo, f: Format) -> String {
    let l = f.locale;
    let name = match sheet.rows {
        Some(rows) => t::files::SheetRows {
            name: &sheet.name,
            rows: &f.count(f64::from(rows)),
        }
        .text(l),
        None => sheet.name.clone(),
    };
    if sheet.hidden {
        t::files::SheetHidden { name: &name }.text(l)
    } else {
        name
    }
}

/// What a file is, in a line: its size, and whatever was recognised that is not
/// the usual.
pub(in crate::app::data) fn recognised(file: &OpenFile, f: Format) -> String {
    let l = f.locale;
    let mut parts = vec![size(file.size, f)];
    if let Some(book) = &file.book {
        let name = book.sheets.get(book.chosen).map(|sheet| &sheet.name);
        parts.extend(name.map(|name| t::files::OfSheet { name }.text(l)));
        if book.error_cells > 0 {
            let count = f.count(book.error_cells as f64);
            parts.push(t::files::ErrorCells { count: &count }.text(l));
        }
    }
    if let Some(look) = &file.look {
        let (preview, layout) = (&look.preview, look.preview.layout);
        let preset = preview.preset;
        parts.extend(preset.map(|preset| {
            t::files::ExportOf {
                name: preset.name(),
            }
            .text(l)
        }));
        if look.encoding != Encoding::Utf8 {
            parts.push(encoding(look.encoding).to_owned());
        }
        if layout.delimiter != Delimiter::Comma {
            parts.push(delimiter(layout.delimiter)(l).to_owned());
        }
        if layout.skip > 0 {
            let count = f.count(f64::from(layout.skip));
            parts.push(t::files::RowsAbove { count: &count }.text(l));
        }
        if !layout.has_header {
            parts.push(t::files::no_header(l).to_owned());
        }
    }
    parts.join(" · ")
}

fn size(bytes: f64, f: Format) -> String {
    if bytes >= 1e6 {
        format!("{} MB", f.up_to(bytes / 1e6, 1))
    } else {
        format!("{} KB", f.up_to((bytes / 1e3).max(0.1), 1))
    }
}
