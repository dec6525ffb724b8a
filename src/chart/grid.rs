//! A result over two inputs: a grid of cells with the number in each, and the
//! line along which a target is met.

use super::grid_layout::{Layout, Numbers, key_width};
use super::scene::{Anchor, Scene, shorten, text_width};
use super::{Chart, Heading, Table};
use crate::digits::pixels;

/// One cell.
#[derive(Clone, PartialEq)]
pub struct GridCell {
    /// What shades it; `None` where there is no number.
    pub value: Option<f64>,
    /// The number, or the word for none.
    pub text: String,
    /// The same for a narrow cell: `2.3k`, `–`.
    pub compact: String,
    /// It meets the target: marked by weight and a corner.
    pub met: bool,
}

/// A target over the grid.
#[derive(Clone, PartialEq)]
pub struct Contour {
    /// What is met along the line.
    pub label: String,
    /// Pieces of the line as (column, row): whole numbers are cells' centres.
    pub segments: Vec<[(f64, f64); 2]>,
    /// Said of a cell that meets it, and of one that does not.
    pub met: [String; 2],
}

/// What to draw.
pub struct GridChart {
    /// The words around it.
    pub heading: Heading,
    /// What runs along the columns.
    pub x_name: String,
    /// What runs down the rows.
    pub y_name: String,
    /// The columns' values as read out.
    pub xs: Vec<String>,
    /// The rows' values, top to bottom.
    pub ys: Vec<String>,
    /// The cells, row by row.
    pub cells: Vec<GridCell>,
    /// Column and row of the inputs as they are.
    pub current: Option<(usize, usize)>,
    /// The target.
    pub contour: Option<Contour>,
}

impl GridChart {
    fn shade(&self, value: Option<f64>) -> Option<usize> {
        let (mut low, mut high) = (f64::MAX, f64::MIN);
        for value in self.cells.iter().filter_map(|cell| cell.value) {
            low = low.min(value);
            high = high.max(value);
        }
        let share = (value? - low) / (high - low).max(f64::MIN_POSITIVE);
        Some((share * 5.999) as usize)
    }

    fn names(&self, scene: &mut Scene, layout: &Layout) {
        let (width, small) = (layout.width, layout.axes_class());
        scene.text(
            "strong",
            (0.0, 12.0),
            Anchor::Start,
            &shorten(&self.y_name, width),
        );
        let half = (text_width(&self.x_name) / 2.0).min(width / 2.0);
        let middle = layout.x(self.xs.len() as f64 / 2.0 - 0.5).min(width - half);
        let at = (middle.max(half), scene.height - 5.0);
        scene.text("strong", at, Anchor::Middle, &shorten(&self.x_name, width));
        // The last one may be wider than its column: it stays inside, if there is room.
        let mut taken = 0.0;
        for (column, x) in self.xs.iter().enumerate().step_by(layout.every) {
            let half = text_width(x) * layout.axes_size() / 2.0;
            let middle = layout.x(column as f64).min(width - half);
            if middle - half < taken {
                continue;
            }
            taken = middle + half + 3.9;
            scene.text(small, (middle, layout.floor + 15.0), Anchor::Middle, x);
        }
        for (row, y) in self.ys.iter().enumerate() {
            let at = (layout.left - 8.0, layout.y(row as f64) + 4.0);
            let text = shorten(y, (layout.left - 8.0) / layout.axes_size());
            scene.text(small, at, Anchor::End, &text);
        }
    }

    fn cell(&self, scene: &mut Scene, layout: &Layout, index: usize, cell: &GridCell) {
        let (left, top, width, height) = layout.cell(index);
        let class = self.shade(cell.value).map_or_else(
            || "cell heat-none".to_owned(),
            |shade| format!("cell heat-{shade}"),
        );
        scene.rect(&class, (left + 1.0, top + 1.0), (width - 2.0, height - 2.0));
        if cell.met {
            let (x, y) = (pixels(left + width - 9.0), pixels(top + 2.0));
            scene.path(
                &format!("met-corner{}", on(self.shade(cell.value))),
                format!("M{x} {y}h7v7z"),
            );
        }
    }

    fn numbers(&self, scene: &mut Scene, layout: &Layout) {
        let small = match layout.numbers {
            Numbers::Hidden => return,
            Numbers::Small => " small",
            Numbers::Full | Numbers::Short => "",
        };
        for (index, cell) in self.cells.iter().enumerate() {
            let (left, top, width, height) = layout.cell(index);
            let text = match layout.numbers {
                Numbers::Full => &cell.text,
                _ => &cell.compact,
            };
            let class = format!(
                "cell-text{}{}{small}",
                on(self.shade(cell.value)),
                if cell.met { " met" } else { "" },
            );
            let middle = (left + width / 2.0, top + height / 2.0);
            let size = if small.is_empty() { 1.0 } else { 10.0 / 12.0 };
            let wide = (text_width(text) * size + 4.0).min(width - 2.0);
            // A line that runs behind a number would strike it out: it ends before it.
            if self.crossed(layout, middle, (wide, 15.0)) {
                let corner = (middle.0 - wide / 2.0, middle.1 - 7.5);
                let plate = format!("plate{}", on(self.shade(cell.value)));
                scene.rect(&plate, corner, (wide, 15.0));
            }
            scene.text(&class, (middle.0, middle.1 + 4.0), Anchor::Middle, text);
        }
    }
}

/// Looks along a piece of the line at so many places: it is no longer than a cell.
const LOOKS: u32 = 24;

impl GridChart {
    /// Whether the line of the target runs through a box.
    fn crossed(&self, layout: &Layout, middle: (f64, f64), size: (f64, f64)) -> bool {
        let Some(contour) = &self.contour else {
            return false;
        };
        contour.segments.iter().any(|[from, to]| {
            (0..=LOOKS).any(|at| {
                let share = f64::from(at) / f64::from(LOOKS);
                let x = layout.x(from.0 + share * (to.0 - from.0));
                let y = layout.y(from.1 + share * (to.1 - from.1));
                (x - middle.0).abs() * 2.0 <= size.0 && (y - middle.1).abs() * 2.0 <= size.1
            })
        })
    }
}

fn target(scene: &mut Scene, layout: &Layout, contour: &Contour) {
    let mut path = String::new();
    for [from, to] in &contour.segments {
        for (word, (column, row)) in [('M', from), ('L', to)] {
            path.push(word);
            path += &pixels(layout.x(*column).min(layout.width).max(layout.left));
            path.push(' ');
            path += &pixels(layout.y(*row).min(layout.floor).max(layout.top));
        }
    }
    scene.path("contour-ground", path.clone());
    scene.path("contour", path);
    // Its name stands above the grid, beside a piece of the line: inside
    // it would hide numbers.
    let (x, y) = (layout.width - key_width(&contour.label), layout.key);
    let x = x.max(0.0);
    let label = shorten(&contour.label, layout.width - 24.0);
    scene.line("contour", (x, y - 4.0), (x + 18.0, y - 4.0));
    scene.text("strong", (x + 24.0, y), Anchor::Start, &label);
}

/// The class for what stands on a shade.
fn on(shade: Option<usize>) -> String {
    shade.map_or_else(|| " on-none".to_owned(), |shade| format!(" on-{shade}"))
}

impl Chart for GridChart {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn table(&self) -> Table {
        let mut heads = vec![[&*self.y_name, &*self.x_name].join(" \\ ")];
        heads.extend(self.xs.iter().cloned());
        let row = |(cells, y): (&[GridCell], &String)| {
            let mut row = vec![y.clone()];
            row.extend(cells.iter().map(|cell| cell.text.clone()));
            row
        };
        Table {
            heads,
            rows: self
                .cells
                .chunks(self.columns())
                .zip(&self.ys)
                .map(row)
                .collect(),
        }
    }

    fn scene(&self, width: f64, cursor: Option<usize>) -> Scene {
        let layout = Layout::new(self, width);
        let mut scene = Scene::new(width, layout.floor + 40.0);
        self.names(&mut scene, &layout);
        for (index, cell) in self.cells.iter().enumerate() {
            self.cell(&mut scene, &layout, index, cell);
        }
        if let Some(contour) = &self.contour {
            target(&mut scene, &layout, contour);
        }
        self.numbers(&mut scene, &layout);
        let current = self
            .current
            .map(|(column, row)| row * self.columns() + column);
        for (index, class) in [(current, "current-cell"), (cursor, "cursor-cell")] {
            if let Some(index) = index.filter(|index| *index < self.cells.len()) {
                let (left, top, width, height) = layout.cell(index);
                scene.rect(class, (left + 1.0, top + 1.0), (width - 2.0, height - 2.0));
            }
        }
        scene
    }

    fn count(&self) -> usize {
        self.cells.len()
    }

    fn readout(&self, at: usize) -> String {
        let (column, row) = (at % self.columns(), at / self.columns());
        let (Some(cell), Some(x), Some(y)) =
            (self.cells.get(at), self.xs.get(column), self.ys.get(row))
        else {
            return String::new();
        };
        let mut text = format!("{} {x} · {} {y} · {}", self.x_name, self.y_name, cell.text);
        if let Some(contour) = &self.contour {
            text += " · ";
            text += &contour.met[usize::from(!cell.met)];
        }
        text
    }

    fn nearest(&self, width: f64, at: (f64, f64)) -> Option<usize> {
        Layout::new(self, width).at(at, self.cells.len())
    }

    fn columns(&self) -> usize {
        self.xs.len().max(1)
    }
}
