//! Who buys when, for how much, and under which member number.

use ltv_engine::calendar::Day;
use ltv_engine::numeric::Random;

use super::doubles::{number_by_joining, register_twice};
use super::draw::{self, Stream, below, chance, stream, waiting, weighted};
use super::shop::{
    BUYERS, CHANNELS, COUNTER, Channel, LINE, PEAK, PRODUCTS, PROSPECTS, SEASON, VALUE_SHAPES,
    first_day, last_day,
};

/// An order as it happened, before anybody wrote it down.
#[derive(Debug, Clone)]
pub(crate) struct Sale {
    pub(crate) day: Day,
    /// Index into [`Town::members`].
    pub(crate) member: usize,
    /// Where the order was placed, an index of [`CHANNELS`].
    pub(crate) channel: usize,
    pub(crate) product: usize,
    pub(crate) quantity: u32,
    /// NT$, whole.
    pub(crate) amount: i64,
}

/// A member number and the person behind it.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) person: usize,
    pub(crate) joined: Day,
    pub(crate) channel: usize,
    /// The second number of a person who has two.
    pub(crate) second: bool,
}

/// Everybody, and all they bought.
#[derive(Debug)]
pub(crate) struct Town {
    /// By the day of joining; the number of a member is its place here.
    pub(crate) members: Vec<Member>,
    /// By day.
    pub(crate) sales: Vec<Sale>,
    pub(crate) seed: u64,
}

impl Town {
    pub(crate) fn draw(seed: u64) -> Self {
        let mut joining = stream(seed, Stream::Joining);
        let mut buying = stream(seed, Stream::Buying);
        let mut members = Vec::new();
        let mut sales = Vec::new();
        for person in 0..BUYERS {
            let channel = channel_of(&mut joining);
            let joined = joining_day(&mut joining);
            let member = members.len();
            members.push(Member {
                person,
                joined,
                channel,
                second: false,
            });
            buy(&mut buying, member, &members[member], &mut sales);
        }
        for person in BUYERS..BUYERS + PROSPECTS {
            let channel = channel_of(&mut joining);
            let joined = joining_day(&mut joining);
            members.push(Member {
                person,
                joined,
                channel,
                second: false,
            });
        }
        register_twice(seed, &mut members, &mut sales);
        number_by_joining(&mut members, &mut sales);
        sales.sort_by_key(|sale| (sale.day, sale.member));
        Self {
            members,
            sales,
            seed,
        }
    }

    /// People who bought, counted once.
    pub(crate) fn new_buyers(&self) -> impl Iterator<Item = &Member> {
        let first = self.members.iter().filter(|member| !member.second);
        first.filter(|member| member.person < BUYERS)
    }
}

fn channel_of(random: &mut Random) -> usize {
    let shares = CHANNELS.each_ref().map(|channel| channel.share);
    weighted(random, &shares)
}

/// More people join as the shop grows, and in the good months.
fn joining_day(random: &mut Random) -> Day {
    let (first, last) = (first_day(), last_day());
    let span = f64::from(last.0 - first.0);
    loop {
        let at = random.uniform();
        let day = Day(first.0 + (at * (span + 1.0)) as i32).min(last);
        let growth = 0.55 + 0.45 * at;
        if chance(random, growth * season(day) / PEAK) {
            return day;
        }
    }
}

pub(crate) fn season(day: Day) -> f64 {
    let (_, month, _) = day.civil();
    SEASON[usize::from(month) - 1]
}

/// The orders of one person: the first on the day of joining, the others by a
/// Poisson process whose rate follows the season (by thinning), until they leave.
fn buy(random: &mut Random, index: usize, member: &Member, sales: &mut Vec<Sale>) {
    let Channel {
        rate,
        leaving,
        value,
        ..
    } = &CHANNELS[member.channel];
    let orders_a_day = random.gamma(rate.0) / (rate.0 * rate.1);
    let leaves = random.beta(leaving.0, leaving.1);
    let (around, among) = VALUE_SHAPES;
    // Mean of the inverse gamma: scale ÷ (shape − 1).
    let usual = value * (among - 1.0) / random.gamma(among);
    let mut at = f64::from(member.joined.0);
    let mut channel = member.channel;
    loop {
        let worth = usual * random.gamma(around) / around;
        sales.push(sale(random, Day(at as i32), index, channel, worth));
        if chance(random, leaves) {
            return;
        }
        loop {
            at += waiting(random, orders_a_day * PEAK);
            if at >= f64::from(last_day().0 + 1) {
                return;
            }
            if chance(random, season(Day(at as i32)) / PEAK) {
                break;
            }
        }
        // Most come back the way they came, the others by LINE or to the counter.
        channel = match draw::below(random, 10) {
            0 => LINE,
            1 => COUNTER,
            _ => member.channel,
        };
    }
}

fn sale(random: &mut Random, day: Day, member: usize, channel: usize, worth: f64) -> Sale {
    let amount = (libm::round(worth) as i64).clamp(50, 30_000);
    let affordable = PRODUCTS
        .iter()
        .filter(|(_, price)| *price <= amount as f64 * 1.1);
    let product = below(random, affordable.count().max(1));
    let quantity = libm::round(amount as f64 / PRODUCTS[product].1).clamp(1.0, 20.0) as u32;
    Sale {
        day,
        member,
        channel,
        product,
        quantity,
        amount,
    }
}
