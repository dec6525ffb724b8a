//! Charts. What is drawn is pure: scales, ticks and a [`scene::Scene`] of marks,
//! laid out for a width, without web types. One view shows any of them.

pub mod bars;
pub mod contributions;
pub mod curves;
mod curves_layout;
pub mod flow;
mod flow_layout;
pub mod grid;
mod grid_layout;
pub mod histogram;
pub mod line;
pub mod lorenz;
pub mod marked;
pub mod markup;
mod measure;
mod paint;
pub mod panels;
mod rows;
pub mod save;
mod save_hook;
pub mod scale;
pub mod scene;
pub mod shares;
pub mod stacked;
pub mod ticks;
pub mod tornado;
mod view;
pub mod waterfall;

use std::sync::Arc;

pub(crate) use measure::measured_width;
pub use save_hook::register_saver;
pub use view::{chart_view, chart_with};

use scene::Scene;

/// The words around a chart.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Heading {
    /// The finding.
    pub title: String,
    /// What is drawn, in which unit.
    pub subtitle: String,
    /// The picture in words.
    pub description: String,
}

/// The numbers behind a chart. The first cell of a row is its head.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// One head for each column.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// A chart: its words, its numbers, and how it is drawn at a width.
pub trait Chart: Send + Sync {
    /// The words around it.
    fn heading(&self) -> &Heading;
    /// The numbers behind it.
    fn table(&self) -> Table;
    /// The drawing for a width, with the value at `cursor` pointed out.
    fn scene(&self, width: f64, cursor: Option<usize>) -> Scene;
    /// How many values a reader can step through.
    fn count(&self) -> usize;
    /// The value at a step, in words.
    fn readout(&self, at: usize) -> String;
    /// The step nearest to a place, in a drawing of that width.
    fn nearest(&self, width: f64, at: (f64, f64)) -> Option<usize>;
    /// How many steps the value below is away: 0 where all stand side by side,
    /// 1 where they stand in one column.
    fn columns(&self) -> usize {
        0
    }
}

/// A chart that can be shared with the view.
pub type SharedChart = Arc<dyn Chart>;

/// A label for a value: the language and currency are inside.
pub type Label = Arc<dyn Fn(f64) -> String + Send + Sync>;
