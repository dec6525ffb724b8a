//! Small symmetric matrices: dense, row by row in one slice of n².

/// A pivot below this share of its diagonal element is rounding, not a pivot.
const SINGULAR: f64 = 1e-13;

/// L of A = L·Lᵀ, lower triangle with zeros above; `None` where A is not positive
/// definite by a margin, or not finite. Only A's lower triangle is read.
pub fn cholesky(matrix: &[f64], n: usize) -> Option<Vec<f64>> {
    let mut l = vec![0.0; n * n];
    for i in 0..n {
        for j in 0..=i {
            let dot: f64 = (0..j).map(|k| l[i * n + k] * l[j * n + k]).sum();
            let rest = matrix[i * n + j] - dot;
            l[i * n + j] = if i > j {
                rest / l[j * n + j]
            } else if rest > SINGULAR * matrix[i * n + i] && rest.is_finite() {
                libm::sqrt(rest)
            } else {
                return None;
            };
        }
    }
    Some(l)
}

/// x of A·x = b, from [`cholesky`]'s L.
pub fn solve(l: &[f64], n: usize, b: &[f64]) -> Vec<f64> {
    let mut x = b.to_vec();
    for i in 0..n {
        let dot: f64 = (0..i).map(|k| l[i * n + k] * x[k]).sum();
        x[i] = (x[i] - dot) / l[i * n + i];
    }
    for i in (0..n).rev() {
        let dot: f64 = (i + 1..n).map(|k| l[k * n + i] * x[k]).sum();
        x[i] = (x[i] - dot) / l[i * n + i];
    }
    x
}

/// A⁻¹ of a positive definite A; `None` where it is not.
pub fn invert(matrix: &[f64], n: usize) -> Option<Vec<f64>> {
    let l = cholesky(matrix, n)?;
    let mut inverse = vec![0.0; n * n];
    for column in 0..n {
        let mut unit = vec![0.0; n];
        unit[column] = 1.0;
        for (row, value) in solve(&l, n, &unit).into_iter().enumerate() {
            inverse[row * n + column] = value;
        }
    }
    for i in 0..n {
        for j in 0..i {
            let mean = 0.5 * (inverse[i * n + j] + inverse[j * n + i]);
            inverse[i * n + j] = mean;
            inverse[j * n + i] = mean;
        }
    }
    Some(inverse)
}

/// A·x.
pub fn multiply(matrix: &[f64], x: &[f64]) -> Vec<f64> {
    (matrix.chunks(x.len().max(1)))
        .map(|row| dot(row, x))
        .collect()
}

/// x·y.
pub fn dot(x: &[f64], y: &[f64]) -> f64 {
    x.iter().zip(y).map(|(x, y)| x * y).sum()
}
