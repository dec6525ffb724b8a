//! The generator against its references, the distributions against their laws.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

use ltv_engine::numeric::{Random, SplitMix64, quantile};

/// Vigna's `splitmix64.c`, seed 1234567.
#[test]
fn splitmix_gives_the_reference_words() {
    let mut words = SplitMix64::new(1_234_567);
    for expected in [
        6_457_827_717_110_365_317,
        3_203_168_211_198_807_973,
        9_817_491_932_198_370_423,
        4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
    ] {
        assert_eq!(words.next_u64(), expected);
    }
}

/// `xoshiro256plusplus.c` from the state 1, 2, 3, 4, as in the tests of the crate
/// `rand_xoshiro` 0.8.1.
#[test]
fn xoshiro_gives_the_reference_words() {
    let mut random = Random::from_state([1, 2, 3, 4]);
    for expected in [
        41_943_041,
        58_720_359,
        3_588_806_011_781_223,
        3_591_011_842_654_386,
        9_228_616_714_210_784_205,
        9_973_669_472_204_895_162,
        14_011_001_112_246_962_877,
        12_406_186_145_184_390_807,
        15_849_039_046_786_891_736,
        10_450_023_813_501_588_000,
    ] {
        assert_eq!(random.next_u64(), expected);
    }
}

/// Computed with `rand_xoshiro` 0.8.1.
#[test]
fn seeds_and_jumps_agree_with_another_implementation() {
    let mut jumped = Random::from_state([1, 2, 3, 4]);
    jumped.jump();
    assert_eq!(jumped.next_u64(), 17_043_750_140_134_683_703);
    assert_eq!(jumped.next_u64(), 2_364_973_248_208_838_314);
    let mut seeded = Random::new(1_234_567);
    assert_eq!(seeded.next_u64(), 437_095_814_655_224_680);
    assert_eq!(seeded.next_u64(), 8_127_161_015_984_454_572);
    let mut stream = Random::stream(1_234_567, 2);
    assert_eq!(stream.next_u64(), 3_621_808_142_409_042_311);
    assert_eq!(stream.next_u64(), 10_415_558_401_760_009_801);
}

const N: usize = 100_000;

/// Kolmogorov–Smirnov: the largest distance between the sample's distribution
/// function and the true one, times √n. 1.63 is passed by 99 % of true samples.
fn distance(mut draw: impl FnMut() -> f64, cumulative: impl Fn(f64) -> f64) -> f64 {
    let mut values: Vec<f64> = (0..N).map(|_| draw()).collect();
    values.sort_unstable_by(f64::total_cmp);
    let n = N as f64;
    let largest = values
        .iter()
        .enumerate()
        .fold(0.0_f64, |largest, (i, value)| {
            let p = cumulative(*value);
            largest.max(p - i as f64 / n).max((i + 1) as f64 / n - p)
        });
    largest * n.sqrt()
}

#[test]
fn draws_follow_their_distributions() {
    let mut r = Random::new(7);
    let found = [
        distance(|| r.uniform(), |x| x),
        distance(|| r.normal(), |x| 0.5 * libm::erfc(-x / 2.0_f64.sqrt())),
        // Gamma(1) is exponential, Gamma(3) an Erlang, Gamma(1/2) half a squared normal.
        distance(|| r.gamma(1.0), |x| -(-x).exp_m1()),
        distance(
            || r.gamma(3.0),
            |x| 1.0 - (-x).exp() * (1.0 + x + x * x / 2.0),
        ),
        distance(|| r.gamma(0.5), |x| libm::erf(x.sqrt())),
        // The betas of a PERT with its mode at an end, in the middle, at a quarter.
        distance(|| r.beta(1.0, 5.0), |x| 1.0 - (1.0 - x).powi(5)),
        distance(|| r.beta(5.0, 1.0), |x| x.powi(5)),
        distance(
            || r.beta(3.0, 3.0),
            |x| x.powi(3) * (10.0 - 15.0 * x + 6.0 * x * x),
        ),
        distance(
            || r.beta(2.0, 4.0),
            |x| 1.0 - (1.0 - x).powi(4) * (1.0 + 4.0 * x),
        ),
    ];
    for distance in found {
        assert!(distance < 1.63, "{found:?}");
    }
    // The test can tell: a Beta(2, 4) is no Beta(2.1, 4).
    let wrong = distance(
        || r.beta(2.1, 4.0),
        |x| 1.0 - (1.0 - x).powi(4) * (1.0 + 4.0 * x),
    );
    assert!(wrong > 3.0, "{wrong}");
}

#[test]
fn uniform_excludes_its_ends() {
    // State s₀ = s₃ = 0 gives the word 0, the smallest; its complement the largest.
    let mut lowest = Random::from_state([0, 1, 1, 0]);
    assert_eq!(lowest.uniform(), 0.5_f64.powi(53));
    let mut draws = Random::new(3);
    assert!((0..N).all(|_| (1e-300..1.0).contains(&draws.uniform())));
}

/// R: quantile(c(1, 2, 4, 8), c(0, .1, .5, .9, 1)).
#[test]
fn quantiles_are_those_of_r() {
    let sample = [1.0, 2.0, 4.0, 8.0];
    let expected = [(0.0, 1.0), (0.1, 1.3), (0.5, 3.0), (0.9, 6.8), (1.0, 8.0)];
    for (p, value) in expected {
        assert!((quantile(&sample, p) - value).abs() < 1e-15, "{p}");
    }
    assert_eq!(quantile(&[5.0], 0.3), 5.0);
    assert_eq!(quantile(&[], 0.3), 0.0);
}
