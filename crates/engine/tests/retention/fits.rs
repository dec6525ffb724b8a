//! Four cohorts against fits by other means: `SciPy`'s simplex over ln B, and sums of
//! seven hundred terms by mpmath (`tests/data/fits.py`).

use ltv_engine::forecast::Stopped;
use ltv_engine::retention::{RetentionKind, Survivors};

const COHORTS: [(&str, &[f64]); 4] = [
    (
        "loyal",
        &[
            2000., 1926., 1871., 1829., 1793., 1766., 1741., 1721., 1700.,
        ],
    ),
    (
        "fickle",
        &[500., 149., 96., 74., 62., 55., 50., 47., 44., 42.],
    ),
    (
        "growing",
        &[
            1000., 955., 871., 761., 640., 521., 411., 315., 236., 173., 124.,
        ],
    ),
    ("few", &[40., 29., 24., 21., 20., 18.]),
];

#[test]
fn cohorts_of_many_kinds() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/data/expected/fits.csv"
    );
    let text = std::fs::read_to_string(path).unwrap();
    let expected = |name: &str| -> f64 {
        let line = text.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap_or_else(|| panic!("no {name}")).parse().unwrap()
    };
    let mut limits = Vec::new();
    for (cohort, survivors) in COHORTS {
        let values = survivors.to_vec();
        let (losses, _) = Survivors::Counts { values }.losses().unwrap();
        for (kind, name) in [(RetentionKind::Sbg, "sbg"), (RetentionKind::Bdw, "bdw")] {
            let of = |what: &str| expected(&format!("{cohort},{name},{what},"));
            let fitted = losses.fit(kind).unwrap();
            assert!(fitted.converged, "{cohort} {name}");
            let gap = fitted.log_likelihood - of("log_likelihood");
            // Their parameters run on to 1e6 where they have no end.
            let (least, share) = if fitted.stopped == Stopped::Gradient {
                (-1e-6, 1e-4)
            } else {
                limits.push((cohort, name));
                (-1.0, 0.01)
            };
            assert!((least..1e-6).contains(&gap), "{cohort} {name}: {gap:e}");
            let curve = fitted.curve.survival();
            let close = |own: f64, expected: f64| {
                // Beyond the last age by far, what is left of a limit is no share of it.
                let off = (own - expected).abs() / expected.max(1e-3);
                assert!(off < share, "{cohort} {name}: {own} for {expected}");
            };
            for age in [1, 5, 12, 36] {
                close(curve.at(age), of(&format!("survival.{age}")));
            }
            close(curve.discounted(0.1, 0), of("discounted.0.1"));
        }
    }
    assert_eq!(limits, [("growing", "sbg"), ("growing", "bdw")]);
}
