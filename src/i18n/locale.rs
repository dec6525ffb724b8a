//! The languages on offer.

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English.
    En,
    /// Traditional Chinese as written in Taiwan.
    ZhHant,
}

impl Locale {
    /// Every language, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::ZhHant, Self::En];

    /// The BCP 47 tag that goes into `lang` and into `Intl`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhHant => "zh-Hant-TW",
        }
    }

    /// The value of the `locale` attribute.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhHant => "zh-Hant",
        }
    }

    /// The language that a BCP 47 tag asks for, if it is one of ours.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("zh") {
            Some(Self::ZhHant)
        } else if language.eq_ignore_ascii_case("en") {
            Some(Self::En)
        } else {
            None
        }
    }
}
