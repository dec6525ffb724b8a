//! The currencies on offer.

use std::cell::RefCell;

use super::{Locale, t};

/// An ISO 4217 currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Currency {
    /// New Taiwan dollar.
    Twd,
    /// US dollar.
    Usd,
    /// Euro.
    Eur,
    /// Japanese yen.
    Jpy,
    /// Hong Kong dollar.
    Hkd,
    /// Renminbi.
    Cny,
    /// One that is not on offer, but that a file is in: its code, with the space
    /// that stands between it and an amount.
    Other(&'static str),
}

impl Currency {
    /// Every currency, in the order of the menu.
    pub const ALL: [Self; 6] = [
        Self::Twd,
        Self::Usd,
        Self::Eur,
        Self::Jpy,
        Self::Hkd,
        Self::Cny,
    ];

    /// The ISO 4217 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Twd => "TWD",
            Self::Usd => "USD",
            Self::Eur => "EUR",
            Self::Jpy => "JPY",
            Self::Hkd => "HKD",
            Self::Cny => "CNY",
            Self::Other(mark) => mark.trim_end(),
        }
    }

    /// The currency of an ISO 4217 code, in any case.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|currency| currency.code().eq_ignore_ascii_case(code.trim()))
    }

    /// The currency of three letters in a file: one on offer, or another, which
    /// then has its code for a mark.
    pub fn of_file(code: &str) -> Self {
        thread_local! {
            // Few files, fewer currencies: each mark is made once and kept.
            static MARKS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
        }
        Self::from_code(code).unwrap_or_else(|| {
            let mark = [code, "\u{a0}"].concat();
            MARKS.with_borrow_mut(|marks| {
                let known = marks.iter().find(|known| **known == mark).copied();
                Self::Other(known.unwrap_or_else(|| {
                    let mark: &'static str = mark.leak();
                    marks.push(mark);
                    mark
                }))
            })
        })
    }

    /// Decimals in common use: prices in NT$ and yen have none.
    pub fn decimals(self) -> u32 {
        match self {
            Self::Twd | Self::Jpy => 0,
            Self::Usd | Self::Eur | Self::Hkd | Self::Cny => 2,
            Self::Other(mark) => {
                const WHOLE: &str = "KRW VND IDR CLP ISK HUF PYG UGX XAF XOF";
                if WHOLE.contains(mark.trim_end()) {
                    0
                } else {
                    2
                }
            }
        }
    }

    /// The mark in front of an amount. Chosen by us and not by `Intl`, which
    /// writes NT$ as a bare $ in Taiwan, where foreign dollars are also shown.
    pub fn symbol(self, locale: Locale) -> &'static str {
        match self {
            Self::Twd => t::shell::symbol_twd(locale),
            Self::Usd => t::shell::symbol_usd(locale),
            Self::Eur => t::shell::symbol_eur(locale),
            Self::Jpy => t::shell::symbol_jpy(locale),
            Self::Hkd => t::shell::symbol_hkd(locale),
            Self::Cny => t::shell::symbol_cny(locale),
            Self::Other(mark) => mark,
        }
    }

    /// The name in the menu.
    pub fn name(self) -> fn(Locale) -> &'static str {
        match self {
            Self::Twd => t::shell::currency_twd,
            Self::Usd => t::shell::currency_usd,
            Self::Eur => t::shell::currency_eur,
            Self::Jpy => t::shell::currency_jpy,
            Self::Hkd => t::shell::currency_hkd,
            Self::Cny => t::shell::currency_cny,
            // Not in the menu.
            Self::Other(_) => |_| "",
        }
    }
}
