//! People who have two member numbers.

use super::draw::{Stream, below, stream};
use super::people::{Member, Sale};
use super::shop::BUYERS;

/// How many of them there are.
const DOUBLES: usize = 48;

/// Some people register again later and buy under the second number from then on.
pub(crate) fn register_twice(seed: u64, members: &mut Vec<Member>, sales: &mut [Sale]) {
    let mut random = stream(seed, Stream::Doubles);
    let mut again = 0;
    while again < DOUBLES {
        let first = below(&mut random, BUYERS);
        let own: Vec<usize> = (0..sales.len())
            .filter(|at| sales[*at].member == first)
            .collect();
        let twice = members
            .iter()
            .any(|member| member.second && member.person == first);
        if twice || own.len() < 4 {
            continue;
        }
        let later = &own[own.len() / 2..];
        let second = Member {
            person: first,
            joined: sales[later[0]].day,
            channel: sales[later[0]].channel,
            second: true,
        };
        for at in later {
            sales[*at].member = members.len();
        }
        members.push(second);
        again += 1;
    }
}

/// Members in the order of their joining, as their numbers say.
pub(crate) fn number_by_joining(members: &mut Vec<Member>, sales: &mut [Sale]) {
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by_key(|index| (members[*index].joined, *index));
    let mut place = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    for sale in sales {
        sale.member = place[sale.member];
    }
    *members = order.into_iter().map(|old| members[old].clone()).collect();
}
