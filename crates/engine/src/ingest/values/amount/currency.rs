//! Currency marks and codes.

use crate::ingest::values::fold::Folded;
use crate::ingest::values::style::CurrencyCode;
use crate::ingest::values::trim;

/// Codes of currencies that orders come in, three letters each.
const CODES: &[u8] = b"TWDUSDEURJPYCNYHKDGBPKRWSGDMYRTHBVNDIDRPHPINRAUDNZDCADCHFSEKNOKDKKPLNCZK\
HUFRONBGNTRYRUBUAHILSAEDSARZARMXNBRLARSCLPCOPPENMOPKWDBHDQAREGPPKRBDTLKRNGNKES";

/// Marks and names with the currency that they mean, empty for those that
/// several currencies use; each before any that it begins or ends with.
#[rustfmt::skip]
const MARKS: [(&str, &[u8]); 51] = [
    ("NT$", b"TWD"), ("NTD", b"TWD"), ("NT", b"TWD"), ("TW$", b"TWD"), ("US$", b"USD"), ("HK$", b"HKD"),
    ("SG$", b"SGD"), ("S$", b"SGD"), ("AU$", b"AUD"), ("A$", b"AUD"), ("NZ$", b"NZD"), ("CA$", b"CAD"),
    ("C$", b"CAD"), ("MX$", b"MXN"), ("R$", b"BRL"), ("RMB", b"CNY"), ("RM", b"MYR"), ("RP", b"IDR"),
    ("CN¥", b"CNY"), ("JP¥", b"JPY"), ("€", b"EUR"), ("£", b"GBP"), ("₩", b"KRW"), ("₫", b"VND"),
    ("฿", b"THB"), ("₱", b"PHP"), ("₹", b"INR"), ("₽", b"RUB"), ("₺", b"TRY"), ("₪", b"ILS"), ("Zł", b"PLN"),
    ("新台幣", b"TWD"), ("新臺幣", b"TWD"), ("台幣", b"TWD"), ("臺幣", b"TWD"), ("人民幣", b"CNY"),
    ("人民币", b"CNY"), ("美元", b"USD"), ("美金", b"USD"), ("港幣", b"HKD"), ("港元", b"HKD"),
    ("歐元", b"EUR"), ("日圓", b"JPY"), ("日幣", b"JPY"), ("円", b"JPY"),
    ("$", b""), ("¥", b""), ("元", b""), ("圓", b""), ("圆", b""), ("KR", b""),
];

/// The currency that a cell names by its code, mark or name: `TWD`, `usd`,
/// `NT$`, `新台幣`. Any three letters are taken for a code; `None` for
/// anything else and for marks that several currencies use.
pub fn parse_currency(cell: &[u8]) -> Option<CurrencyCode> {
    let folded = Folded::new(trim(cell))?;
    let text = folded.text();
    match MARKS.iter().find(|(mark, _)| mark.as_bytes() == text) {
        Some((_, code)) => CurrencyCode::new(code),
        None => CurrencyCode::new(text),
    }
}

/// The text without one currency before it, one after it, and spaces; `None`
/// when it names another than has been found already.
pub(super) fn without_marks<'a>(
    text: &'a [u8],
    found: &mut Option<CurrencyCode>,
) -> Option<&'a [u8]> {
    let mut text = text.trim_ascii();
    if !text.first().is_some_and(u8::is_ascii_digit) {
        let code = text.first_chunk::<3>().filter(|code| is_code(**code));
        if let Some(code) = code {
            note(found, code)?;
            text = &text[3..];
        } else if let Some((rest, code)) = MARKS
            .iter()
            .find_map(|(mark, code)| Some((text.strip_prefix(mark.as_bytes())?, code)))
        {
            note(found, code)?;
            text = rest;
        }
        text = text.trim_ascii_start();
    }
    if !text.last().is_some_and(u8::is_ascii_digit) {
        let code = text.last_chunk::<3>().filter(|code| is_code(**code));
        if let Some(code) = code {
            note(found, code)?;
            text = &text[..text.len() - 3];
        } else if let Some((rest, code)) = MARKS
            .iter()
            .find_map(|(mark, code)| Some((text.strip_suffix(mark.as_bytes())?, code)))
        {
            note(found, code)?;
            text = rest;
        }
        text = text.trim_ascii_end();
    }
    Some(text)
}

fn is_code(letters: [u8; 3]) -> bool {
    CODES.chunks_exact(3).any(|code| code == letters)
}

fn note(found: &mut Option<CurrencyCode>, code: &[u8]) -> Option<()> {
    let named = CurrencyCode::new(code);
    if named.is_some() && found.is_some() && *found != named {
        return None;
    }
    *found = found.or(named);
    Some(())
}
