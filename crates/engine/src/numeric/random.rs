//! A seeded generator: the same seed gives the same numbers everywhere.

/// `SplitMix64`, which turns a seed of 64 bits into well mixed words.
///
/// Source: Steele, Lea & Flood (2014), "Fast splittable pseudorandom number
/// generators", *OOPSLA*; constants of Vigna's `splitmix64.c`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitMix64(u64);

impl SplitMix64 {
    /// A generator; every seed is valid.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next word.
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

/// xoshiro256++, seeded by [`SplitMix64`], and the distributions drawn from it.
///
/// Not for secrets. Source: Blackman & Vigna (2021), "Scrambled linear pseudorandom
/// number generators", *ACM Transactions on Mathematical Software* 47(4), article 36;
/// `xoshiro256plusplus.c`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Random {
    state: [u64; 4],
}

/// Coefficients of the polynomial that moves the generator on by 2^128 steps.
const JUMP: [u64; 4] = [
    0x180e_c6d3_3cfd_0aba,
    0xd5a6_1266_f0c9_392c,
    0xa958_2618_e03f_c9aa,
    0x39ab_dc45_29b1_661c,
];

impl Random {
    /// A generator; every seed is valid.
    pub fn new(seed: u64) -> Self {
        let mut words = SplitMix64::new(seed);
        Self {
            state: std::array::from_fn(|_| words.next_u64()),
        }
    }

    /// A generator in a given state, which must not be all zeros: it would stay there.
    pub fn from_state(state: [u64; 4]) -> Self {
        Self { state }
    }

    /// The `index`-th of the sequences of one seed, 2^128 numbers apart, for
    /// quantities that must not shift each other's numbers.
    pub fn stream(seed: u64, index: u32) -> Self {
        let mut random = Self::new(seed);
        for _ in 0..index {
            random.jump();
        }
        random
    }

    /// As 2^128 calls of [`Self::next_u64`].
    pub fn jump(&mut self) {
        let mut there = [0; 4];
        for word in JUMP {
            for bit in 0..u64::BITS {
                if word >> bit & 1 == 1 {
                    for (to, from) in there.iter_mut().zip(self.state) {
                        *to ^= from;
                    }
                }
                self.next_u64();
            }
        }
        self.state = there;
    }

    /// The next word, each of the 2^64 equally likely.
    pub fn next_u64(&mut self) -> u64 {
        let s = &mut self.state;
        let word = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        word
    }

    /// Uniform between 0 and 1, both excluded so that logarithms and inverses exist:
    /// the midpoints of 2^52 equal cells.
    pub fn uniform(&mut self) -> f64 {
        const CELL: f64 = 1.0 / (1_u64 << 52) as f64;
        ((self.next_u64() >> 12) as f64 + 0.5) * CELL
    }

    /// Standard normal, by the polar method (Marsaglia & Bray 1964). The second
    /// number of each pair is not kept: the state stays four words.
    pub fn normal(&mut self) -> f64 {
        loop {
            let u = 2.0 * self.uniform() - 1.0;
            let v = 2.0 * self.uniform() - 1.0;
            let square = u * u + v * v;
            if square < 1.0 && square > 0.0 {
                return u * libm::sqrt(-2.0 * libm::log(square) / square);
            }
        }
    }

    /// Gamma with scale 1 and `shape` > 0; mean and variance are `shape`.
    ///
    /// Source: Marsaglia & Tsang (2000), "A simple method for generating gamma
    /// variables", *ACM Transactions on Mathematical Software* 26(3). Below 1 by
    /// Γ(a) = Γ(a+1)·U^(1/a), as given there.
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let power = libm::pow(self.uniform(), 1.0 / shape);
            return self.gamma(shape + 1.0) * power;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / libm::sqrt(9.0 * d);
        loop {
            let x = self.normal();
            let root = 1.0 + c * x;
            if root <= 0.0 {
                continue;
            }
            let v = root * root * root;
            let u = self.uniform();
            // Without the paper's squeeze: the numbers are the same, only later.
            if libm::log(u) < 0.5 * x * x + d * (1.0 - v + libm::log(v)) {
                return d * v;
            }
        }
    }

    /// Beta, for α, β > 0: X/(X+Y) of two gammas. Mean α/(α+β).
    pub fn beta(&mut self, alpha: f64, beta: f64) -> f64 {
        let (x, ln_x) = self.gamma_or_ln(alpha);
        let (y, ln_y) = self.gamma_or_ln(beta);
        if x + y > 0.0 {
            x / (x + y)
        } else {
            // Both are too small for doubles where α and β are next to nothing.
            1.0 / (1.0 + libm::exp(ln_y - ln_x))
        }
    }

    /// [`Self::gamma`], of the same numbers, with its logarithm where it has become 0.
    fn gamma_or_ln(&mut self, shape: f64) -> (f64, f64) {
        if shape >= 1.0 {
            return (self.gamma(shape), 0.0);
        }
        let u = self.uniform();
        let above = self.gamma(shape + 1.0);
        let power = libm::pow(u, 1.0 / shape);
        (above * power, libm::log(above) + libm::log(u) / shape)
    }
}
