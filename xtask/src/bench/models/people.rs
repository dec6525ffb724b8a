//! The customers whose models are fitted: CDNOW's sample, and simulated ones who are
//! not that sample again and again.
//!
//! Copies of a sample would fall together in the statistics, and a fit to a hundred
//! copies would take no longer than to one. So more customers are drawn anew: as the
//! Pareto/NBD model and Gamma-Gamma have them with the parameters of CDNOW, at
//! moments that are continuous, told by the day as an export would; they first buy
//! on any of three years' days, so that there are a thousand ages.

use std::io::{self, Write};

use ltv_engine::btyd::{GammaGamma, Model, ParetoNbd};
use ltv_engine::calendar::Day;
use ltv_engine::numeric::Random;

/// The parameters of CDNOW per week: Fader & Hardie (2005), "A note on deriving the
/// Pareto/NBD model"; (2013), "The Gamma-Gamma model of monetary value".
const PURCHASES: [f64; 4] = [0.553, 10.578, 0.606, 11.669];
const MONEY: [f64; 3] = [6.25, 3.74, 15.45];
/// 2022-01-01.
const FIRST: Day = Day(18_993);
/// Three years.
const DAYS: f64 = 1096.0;
const WEEK: f64 = 7.0;

pub(super) const HEADER: &[u8] = b"customer_id,order_date,amount\n";

/// Writes the orders of so many customers as CSV, customer by customer.
pub(super) fn write(customers: u64, seed: u64, to: &mut impl Write) -> io::Result<()> {
    let model = ParetoNbd::from_parameters(&PURCHASES);
    let money = GammaGamma::from_parameters(MONEY);
    let mut random = Random::new(seed);
    let dates: Vec<String> = (0..DAYS as i32).map(date).collect();
    to.write_all(HEADER)?;
    for customer in 0..customers {
        let first = random.uniform() * DAYS;
        let ages = model.draw(&mut random, (DAYS - first) / WEEK);
        let mean = money.draw_mean(&mut random, None);
        for age in std::iter::once(0.0).chain(ages) {
            // An age that was drawn up to the end may round to beyond it.
            let day = (first + age * WEEK).min(DAYS - 0.5);
            let cents = money.draw_total(&mut random, mean, 1) * 100.0;
            let cents = cents.clamp(1.0, 1e9) as u64;
            let (whole, rest) = (cents / 100, cents % 100);
            writeln!(to, "C{customer},{},{whole}.{rest:02}", dates[day as usize])?;
        }
    }
    Ok(())
}

/// CDNOW's sample (`customer_id,date,cds,amount`) in the same columns.
pub(super) fn rewrite(sample: &str, to: &mut impl Write) -> io::Result<()> {
    to.write_all(HEADER)?;
    for line in sample.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [customer, date, _, amount] = cells[..] else {
            return Err(io::Error::other(format!("no row of CDNOW: {line:?}")));
        };
        writeln!(to, "{customer},{date},{amount}")?;
    }
    Ok(())
}

fn date(day: i32) -> String {
    let (year, month, day) = Day(FIRST.0 + day).civil();
    format!("{year}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    fn written(customers: u64, seed: u64) -> String {
        let mut bytes = Vec::new();
        write(customers, seed, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn the_same_seed_writes_the_same_bytes() {
        assert_eq!(written(50, 3), written(50, 3));
        assert_ne!(written(50, 3), written(50, 4));
    }

    #[test]
    fn customers_are_told_apart() {
        let text = written(2_000, 1);
        let mut days: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            assert!(("2022-01-01"..="2024-12-31").contains(&cells[1]), "{line}");
            days.entry(cells[0]).or_default().insert(cells[1]);
        }
        assert_eq!(days.len(), 2_000);
        // The same days are the same statistics, and who bought on one day only
        // shares it with others; who came back does not.
        let histories: BTreeSet<_> = days.values().filter(|days| days.len() > 1).collect();
        let repeat = days.values().filter(|days| days.len() > 1).count();
        assert!(repeat > 800, "{repeat} bought again");
        assert_eq!(histories.len(), repeat);
    }

    #[test]
    fn the_sample_keeps_its_rows() {
        let mut bytes = Vec::new();
        rewrite(
            "customer_id,date,cds,amount\n4,1997-01-01,2,29.33\n",
            &mut bytes,
        )
        .unwrap();
        let expected = "customer_id,order_date,amount\n4,1997-01-01,29.33\n";
        assert_eq!(bytes, expected.as_bytes());
        assert!(rewrite("head\n1,2\n", &mut bytes).is_err());
    }
}
