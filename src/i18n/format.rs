//! Numbers, money and dates in the manner of a language, through `Intl`.

use std::cell::RefCell;

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use super::{Currency, Locale, t};

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Style {
    /// Fixed number of decimals.
    Fixed(u32),
    /// At most this many decimals, none when they are zero.
    UpTo(u32),
    Percent(u32),
    /// A share with exactly this many decimals.
    PercentFixed(u32),
    /// 1.2M, 120萬.
    Compact,
}

thread_local! {
    // Making a formatter takes far longer than using it.
    static NUMBERS: RefCell<Cache<Style>> = const { RefCell::new(Vec::new()) };
    static MONTHS: RefCell<Cache<bool>> = const { RefCell::new(Vec::new()) };
}

/// Formats values for one language and one currency.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Format {
    /// The language.
    pub locale: Locale,
    /// The currency of every amount.
    pub currency: Currency,
}

impl Format {
    /// An amount with its currency mark: `NT$2,342`, `−$12.50`.
    pub fn money(self, amount: f64) -> String {
        self.with_symbol(amount, Style::Fixed(self.currency.decimals()))
    }

    /// The most one may spend: rounded down, so that spending it keeps the promise.
    pub fn money_at_most(self, amount: f64) -> String {
        let scale = f64::from(10_u32.pow(self.currency.decimals()));
        self.money((amount * scale + 1e-6).floor() / scale)
    }

    /// An amount as exact as it was entered: at least the currency's decimals,
    /// up to four.
    pub fn money_exact(self, amount: f64) -> String {
        let decimals = self.currency.decimals();
        let scale = f64::from(10_u32.pow(decimals));
        if (amount * scale - (amount * scale).round()).abs() < 1e-6 {
            self.money(amount)
        } else {
            self.with_symbol(amount, Style::UpTo(4))
        }
    }

    /// An amount for an axis: no mark, compact from 100,000 on.
    pub fn money_axis(self, amount: f64) -> String {
        if amount.abs() >= 100_000.0 {
            number(self.locale, Style::Compact, amount)
        } else {
            number(self.locale, Style::UpTo(2), amount)
        }
    }

    /// A large amount in short: `NT$2.9萬`, `$240K`; whole below 100,000.
    pub fn money_compact(self, amount: f64) -> String {
        if amount.abs() >= 100_000.0 {
            self.with_symbol(amount, Style::Compact)
        } else {
            self.money(amount)
        }
    }

    fn with_symbol(self, amount: f64, style: Style) -> String {
        signed(
            self.locale,
            style,
            self.currency.symbol(self.locale),
            amount,
        )
    }

    /// A number for a narrow place, at most one decimal: `187.3`, `2.3K`, `2.3萬`.
    pub fn short(self, value: f64) -> String {
        number(self.locale, Style::Compact, value)
    }

    /// A ratio to one, without the one: two decimals below ten, one from there on.
    pub fn ratio(self, value: f64) -> String {
        self.up_to(value, if value.abs() < 10.0 { 2 } else { 1 })
    }

    /// A whole number: `6,919`.
    pub fn count(self, value: f64) -> String {
        number(self.locale, Style::Fixed(0), value)
    }

    /// A number with exactly so many decimals.
    pub fn fixed(self, value: f64, decimals: u32) -> String {
        number(self.locale, Style::Fixed(decimals), value)
    }

    /// A number with at most so many decimals.
    pub fn up_to(self, value: f64, decimals: u32) -> String {
        number(self.locale, Style::UpTo(decimals), value)
    }

    /// A share as percent: 0.4888 → `48.9%`.
    pub fn percent(self, share: f64, decimals: u32) -> String {
        number(self.locale, Style::Percent(decimals), share)
    }

    /// A share to stay below: rounded down to a tenth of a percent, so that
    /// staying below what is shown is enough.
    pub fn percent_below(self, share: f64) -> String {
        self.percent((share * 1000.0 + 1e-9).floor() / 1000.0, 1)
    }

    /// A share as percent with exactly so many decimals, for columns of them.
    pub fn percent_fixed(self, share: f64, decimals: u32) -> String {
        number(self.locale, Style::PercentFixed(decimals), share)
    }

    /// A length in months: `3.7 months`, `3.7 個月`; days apart never break.
    pub fn months(self, months: f64) -> String {
        let value = self.up_to(months, 1);
        if self.locale == Locale::En && value == "1" {
            t::shell::one_month(self.locale).to_owned()
        } else {
            t::shell::Months { value: &value }.text(self.locale)
        }
    }

    /// A month of the calendar: `Jan 1997`, `1997年1月`.
    pub fn month(self, year: i32, month: u32) -> String {
        date(self.locale, false, year, month, 1)
    }

    /// A day of the calendar: `Jun 30, 1998`, `1998年6月30日`.
    pub fn day(self, year: i32, month: u32, day: u32) -> String {
        date(self.locale, true, year, month, day)
    }
}

fn number(locale: Locale, style: Style, value: f64) -> String {
    signed(locale, style, "", value)
}

/// A sign, the mark, the digits. The sign is a minus and not the hyphen of `Intl`.
fn signed(locale: Locale, style: Style, mark: &str, value: f64) -> String {
    let digits = digits(locale, style, value.abs());
    // What rounds to zero carries no sign.
    let zero = !digits.contains(|c: char| ('1'..='9').contains(&c));
    let sign = if value < 0.0 && !zero { "−" } else { "" };
    [sign, mark, &digits].concat()
}

fn digits(locale: Locale, style: Style, value: f64) -> String {
    if !value.is_finite() {
        return t::shell::undefined(locale).to_owned();
    }
    NUMBERS.with_borrow_mut(|cache| {
        let format = cached(cache, (locale, style), || number_format(locale, style));
        call(format, &JsValue::from_f64(value))
    })
}

fn number_format(locale: Locale, style: Style) -> js_sys::Function {
    let options = Object::new();
    let set = |key: &str, value: JsValue| {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&options, &key.into(), &value);
    };
    match style {
        Style::Fixed(decimals) => {
            set("minimumFractionDigits", decimals.into());
            set("maximumFractionDigits", decimals.into());
        }
        Style::UpTo(decimals) => set("maximumFractionDigits", decimals.into()),
        Style::Percent(decimals) => {
            set("style", "percent".into());
            set("maximumFractionDigits", decimals.into());
        }
        Style::PercentFixed(decimals) => {
            set("style", "percent".into());
            set("minimumFractionDigits", decimals.into());
            set("maximumFractionDigits", decimals.into());
        }
        Style::Compact => {
            set("notation", "compact".into());
            set("maximumFractionDigits", 1.into());
        }
    }
    Intl::NumberFormat::new(&Array::of1(&locale.tag().into()), &options).format()
}

fn date(locale: Locale, with_day: bool, year: i32, month: u32, day: u32) -> String {
    // Civil days are pinned to UTC on both sides, so no zone can shift them.
    let moment = Date::utc(f64::from(year), f64::from(month) - 1.0);
    let moment = moment + f64::from(day - 1) * 86_400_000.0;
    MONTHS.with_borrow_mut(|cache| {
        let format = cached(cache, (locale, with_day), || {
            let options = Object::new();
            let set = |key: &str, value: &str| {
                let _ = Reflect::set(&options, &key.into(), &value.into());
            };
            set("timeZone", "UTC");
            set("year", "numeric");
            set("month", "short");
            if with_day {
                set("day", "numeric");
            }
            Intl::DateTimeFormat::new(&Array::of1(&locale.tag().into()), &options).format()
        });
        call(format, &JsValue::from_f64(moment))
    })
}

/// A dozen entries: looking through them is quicker than hashing, and less code.
type Cache<K> = Vec<((Locale, K), js_sys::Function)>;

fn cached<K: PartialEq + Copy>(
    cache: &mut Cache<K>,
    key: (Locale, K),
    make: impl FnOnce() -> js_sys::Function,
) -> &js_sys::Function {
    let at = cache.iter().position(|(each, _)| *each == key);
    let at = at.unwrap_or_else(|| {
        cache.push((key, make()));
        cache.len() - 1
    });
    &cache[at].1
}

fn call(format: &js_sys::Function, value: &JsValue) -> String {
    format
        .call1(&JsValue::UNDEFINED, value)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}
