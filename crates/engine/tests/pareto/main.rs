//! The Pareto/NBD model.
#![allow(clippy::unwrap_used)]

#[path = "../btyd/cdnow.rs"]
mod cdnow;
mod golden;
mod laws;
mod table;

use ltv_engine::btyd::{ParetoNbd, Purchases};

fn model(r: f64, alpha: f64, s: f64, beta: f64) -> ParetoNbd {
    ParetoNbd { r, alpha, s, beta }
}

fn customer(x: u32, t_x: f64, t: f64) -> Purchases {
    Purchases { x, t_x, t }
}
