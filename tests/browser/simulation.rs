//! The same seed gives the same digits here as natively.

use ltv_engine::scenario::simulate;
use wasm_bindgen_test::*;

#[path = "../../crates/engine/tests/shared/simulation_case.rs"]
mod case;

#[wasm_bindgen_test]
fn a_seeded_simulation_repeats_the_native_digits() {
    let expected = include_str!("../data/expected/simulation.csv");
    let found = simulate(&case::inputs(), &case::spreads(), case::DRAWS, case::SEED).unwrap();
    let rows = case::rows(&found);
    let lines: Vec<&str> = expected.lines().skip(1).collect();
    assert_eq!(rows.len(), lines.len());
    for ((name, value), line) in rows.iter().zip(lines) {
        let (key, text) = line.split_once(',').unwrap();
        assert_eq!(name, key);
        assert_eq!(
            value.to_bits(),
            text.parse::<f64>().unwrap().to_bits(),
            "{name}"
        );
    }
}
