//! Charts as inline SVG, with their words above.

use super::html::Page;
use crate::chart::Chart;
use crate::chart::markup::svg_text;

/// The width of a chart across the page, in CSS pixels: A4 within its margins at the
/// scale in which the document is printed, so that charts are drawn as large as they
/// were laid out.
pub(super) const FULL: f64 = 900.0;
/// The width of one of two beside each other.
pub(super) const HALF: f64 = 440.0;

/// A chart with title and subtitle.
pub(super) fn figure(chart: &dyn Chart, width: f64) -> String {
    let heading = chart.heading();
    let mut page = Page::default();
    page.raw("<figure class=\"chart\"><figcaption>");
    page.text("h3", &heading.title);
    page.classed("p", "sub", &heading.subtitle);
    page.raw("</figcaption>");
    page.raw(&svg_text(&chart.scene(width, None), heading));
    page.raw("</figure>");
    page.finish()
}
