//! The host's accent colour, darkened or lightened until its contrast passes.

/// An sRGB colour, each channel 0..=255.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rgb(pub f64, pub f64, pub f64);

/// The surfaces of the two themes that accent text stands on; see `widget.css`.
pub const LIGHT_SURFACE: Rgb = Rgb(246.0, 248.0, 248.0);
/// The darker theme's.
pub const DARK_SURFACE: Rgb = Rgb(29.0, 37.0, 37.0);

/// Contrast that text of any size needs (WCAG 2.2, 1.4.3), with a little to spare
/// for the soft accent ground.
const NEEDED: f64 = 5.2;

/// Reads `#rgb` or `#rrggbb`.
pub fn parse(text: &str) -> Option<Rgb> {
    let digits = text.trim().strip_prefix('#')?;
    let channel = |at: usize| {
        u8::from_str_radix(digits.get(at..at + 2)?, 16)
            .ok()
            .map(f64::from)
    };
    match digits.len() {
        3 => {
            let nibble = |at: usize| {
                u8::from_str_radix(digits.get(at..=at)?, 16)
                    .ok()
                    .map(|n| f64::from(n * 17))
            };
            Some(Rgb(nibble(0)?, nibble(1)?, nibble(2)?))
        }
        6 => Some(Rgb(channel(0)?, channel(2)?, channel(4)?)),
        _ => None,
    }
}

/// Relative luminance (WCAG 2.2).
fn luminance(Rgb(r, g, b): Rgb) -> f64 {
    let linear = |channel: f64| {
        let c = channel / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// Contrast ratio of two colours, 1..=21 (WCAG 2.2).
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The colour itself if it passes on the surface, else the nearest mix with
/// black (on a light surface) or white (on a dark one) that does.
pub fn readable(colour: Rgb, surface: Rgb) -> Rgb {
    let target = if luminance(surface) > 0.5 { 0.0 } else { 255.0 };
    (0..=100)
        .map(|percent| {
            let share = f64::from(percent) / 100.0;
            let mix = |channel: f64| (channel + (target - channel) * share).round();
            Rgb(mix(colour.0), mix(colour.1), mix(colour.2))
        })
        .find(|mixed| contrast(*mixed, surface) >= NEEDED)
        .unwrap_or(Rgb(target, target, target))
}

/// The value of `--ltv-accent` for both themes.
pub fn css(colour: Rgb) -> String {
    let text = |Rgb(r, g, b): Rgb| format!("rgb({} {} {})", r as u8, g as u8, b as u8);
    format!(
        "light-dark({}, {})",
        text(readable(colour, LIGHT_SURFACE)),
        text(readable(colour, DARK_SURFACE))
    )
}
