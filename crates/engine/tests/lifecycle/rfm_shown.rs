//! What the screen is told besides scores: bands, names of cells, moves and their ways.

use ltv_engine::amount::Total;
use ltv_engine::calendar::Day;
use ltv_engine::segments::rfm::{
    Cuts, Direction, Group, Migration, Named, Rfm, RfmOptions, Rule, Scores, Scoring, Thresholds,
    customary, moved_since, usual_earlier,
};

use crate::support::{fixtures, history};

#[test]
fn bands_hold_everybody_within_their_values() {
    for fixture in fixtures() {
        let rfm = Rfm::of(&fixture.history, &RfmOptions::default()).unwrap();
        let view = rfm.view(None);
        for at in 0..5_u8 {
            let place = usize::from(at);
            let r = rfm.members(Group::Scores {
                r: Some(at + 1),
                f: None,
                m: None,
                fm: None,
            });
            let band = view.bands.recency[place];
            assert_eq!((band.score, band.customers), (at + 1, r.len() as u32));
            let days = r.iter().map(|&at| f64::from(rfm.recency_days[at as usize]));
            let least = days.clone().reduce(f64::min);
            assert_eq!(band.range, least.zip(days.reduce(f64::max)));
        }
        for bands in [view.bands.frequency, view.bands.monetary] {
            let all: u32 = bands.iter().map(|band| band.customers).sum();
            assert_eq!(all, view.customers);
            let there: Vec<_> = bands.iter().filter_map(|band| band.range).collect();
            assert!(there.windows(2).all(|two| two[0].1 < two[1].0));
        }
    }
}

#[test]
fn near_values_ascend_and_keep_scores_that_are_told_apart() {
    for fixture in fixtures() {
        let quintiles = Rfm::of(&fixture.history, &RfmOptions::default()).unwrap();
        let near = quintiles.view(None).near;
        assert_eq!(near.check(), Ok(()));
        let options = RfmOptions {
            scoring: Scoring::Thresholds(near),
            ..RfmOptions::default()
        };
        let fixed = Rfm::of(&fixture.history, &options).unwrap();
        for at in 0..fixture.history.len() {
            let (was, is) = (quintiles.customer(at).unwrap(), fixed.customer(at).unwrap());
            // Both samples have five recency and five money scores.
            assert_eq!((was.r, was.m), (is.r, is.m));
        }
    }
}

#[test]
fn near_fills_what_ties_leave_open() {
    let near = |recency_days, frequency, monetary| {
        let cuts = Cuts {
            recency_days,
            frequency,
            monetary,
        };
        let near = Thresholds::near(&cuts);
        assert_eq!(near.check(), Ok(()));
        near
    };
    let none = [None; 4];
    let told = near(none, none, none);
    assert_eq!(told.recency_days, [0, 1, 2, 3]);
    assert_eq!(told.frequency, [2, 3, 4, 5]);
    assert_eq!(told.monetary, [1.0, 2.0, 3.0, 4.0]);
    let told = near(
        [Some(90.0), Some(0.0), None, None],
        [2.0, 2.0, 2.0, 9.0].map(Some),
        [Some(-4.507), Some(10.0), Some(10.009), None],
    );
    assert_eq!(told.recency_days, [0, 1, 2, 90]);
    assert_eq!(told.frequency, [2, 3, 4, 9]);
    assert_eq!(told.monetary, [-4.51, 10.0, 11.0, 12.0]);
}

#[test]
fn a_cell_has_a_name_where_the_rules_agree() {
    let history = history([("a", 1, 1.0)]);
    let rfm = Rfm::of(&history, &RfmOptions::default()).unwrap();
    let view = rfm.view(None);
    for cell in &view.by_combined {
        // The lowest corner is lost; with an FM of 1 both F and M are.
        let segment = &rfm.names[usize::from(cell.segment.unwrap())];
        assert_eq!(
            *segment == Named::Lost,
            (cell.r, cell.other) == (1, 1),
            "{cell:?}"
        );
    }
    // R 5: FM 1 is new, FM 2 and 3 are potential loyalists; F 1 may be any of them.
    assert_eq!(view.by_frequency[20].segment, None);
    let five = rfm.names.iter().position(|name| *name == Named::Champions);
    assert_eq!(view.by_frequency[24].segment, None, "F 5, M 1 is FM 3");
    assert_eq!(view.by_combined[24].segment.map(usize::from), five);
}

fn between(name: &str, from: u8, to: u8) -> Rule {
    Rule {
        name: Named::Own(name.to_owned()),
        recency: Scores { from, to },
        frequency: Scores::ALL,
        monetary: Scores::ALL,
        combined: Scores::ALL,
    }
}

#[test]
fn ways_are_those_of_the_scores_asked_for() {
    // By day 4 a, b, c, d, e have 1 to 5; by day 9 a came back, f is new.
    let history = history([
        ("a", 0, 10.0),
        ("b", 1, 10.0),
        ("c", 2, 10.0),
        ("d", 3, 10.0),
        ("e", 4, 10.0),
        ("a", 9, 5.0),
        ("f", 9, 7.0),
    ]);
    let rules = vec![
        between("low", 1, 2),
        between("high", 4, 5),
        between("middle", 3, 3),
    ];
    let options = RfmOptions {
        rules,
        ..RfmOptions::default()
    };
    let now = Rfm::of(&history, &options).unwrap();
    let (then, migration) = moved_since(&history, &options, &now, Day(4)).unwrap();
    let values = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0];
    let moves = migration.moves(&then, &now, Some(&values));
    let of = |direction| {
        let total = moves.totals.iter().find(|all| all.direction == direction);
        let total = total.unwrap();
        (
            total.customers,
            total.revenue.as_f64(),
            total.expected.unwrap(),
        )
    };
    // b 1, c 1, d 2 or 3, e 3 or 4 now: scores are floor(5 b / 6) + 1 of 0, 1, 2, 3, 4, 4.
    let now_r: Vec<u8> = (0..6).map(|at| now.customer(at).unwrap().r).collect();
    assert_eq!(now_r, [4, 1, 1, 2, 3, 4]);
    let then_r: Vec<Option<u8>> = (0..6)
        .map(|at| then.customer(at).map(|own| own.r))
        .collect();
    assert_eq!(then_r, [Some(1), Some(2), Some(3), Some(4), Some(5), None]);
    assert_eq!(of(Direction::Up), (1, 15.0, 1.0)); // a: low to high
    assert_eq!(of(Direction::Down), (3, 30.0, 28.0)); // c, d: to low; e: to middle
    assert_eq!(of(Direction::Stayed), (1, 10.0, 2.0)); // b
    assert_eq!(of(Direction::Came), (1, 7.0, 32.0)); // f
    assert_eq!(of(Direction::Across), (0, 0.0, 0.0));
    assert_eq!(Migration::went(&then, &now, Direction::Down), [2, 3, 4]);
    assert_eq!(Migration::went(&then, &now, Direction::Came), [5]);
    assert!(moves.moves.iter().all(|one| one.customers == 1));
    // Without a value for each, none is told.
    let moves = migration.moves(&then, &now, Some(&values[1..]));
    assert!(moves.moves.iter().all(|one| one.expected.is_none()));
}

#[test]
fn moves_come_by_size_and_add_up() {
    for fixture in fixtures() {
        let options = RfmOptions::default();
        let now = Rfm::of(&fixture.history, &options).unwrap();
        let (then, migration) =
            moved_since(&fixture.history, &options, &now, fixture.earlier).unwrap();
        let moves = migration.moves(&then, &now, None);
        let sizes: Vec<u32> = moves.moves.iter().map(|one| one.customers).collect();
        assert!(sizes.windows(2).all(|two| two[0] >= two[1]));
        assert_eq!(sizes.iter().sum::<u32>() as usize, fixture.history.len());
        let revenue: Total = moves.totals.iter().map(|all| all.revenue).sum();
        assert_eq!(revenue, now.view(None).revenue);
        for all in moves.totals {
            let members = Migration::went(&then, &now, all.direction);
            assert_eq!(members.len(), all.customers as usize);
        }
        // Best to worst, as the customary names say.
        let place = |name| now.names.iter().position(|own| *own == name).unwrap() as u8;
        let way = |from, to| {
            let (from, to) = (place(from), place(to));
            let all = moves.moves.iter();
            let mut all = all.filter(|one| one.from == Some(from) && one.to == to);
            all.next().map(|one| one.direction)
        };
        for (from, to) in [
            (Named::Champions, Named::Loyal),
            (Named::Loyal, Named::AtRisk),
            (Named::New, Named::AboutToSleep),
            (Named::AboutToSleep, Named::Hibernating),
            (Named::Hibernating, Named::Lost),
        ] {
            assert_ne!(way(from.clone(), to.clone()), Some(Direction::Up));
            assert_ne!(way(to, from), Some(Direction::Down));
        }
        assert_eq!(customary().len(), now.names.len());
    }
}

#[test]
fn the_usual_earlier_day_is_in_the_data() {
    let long = history([("a", 0, 1.0), ("a", 200, 1.0)]);
    assert_eq!(usual_earlier(&long), Some(Day(109)));
    let short = history([("a", 150, 1.0), ("a", 200, 1.0)]);
    assert_eq!(usual_earlier(&short), Some(Day(150)));
    assert_eq!(usual_earlier(&history([("a", 5, 1.0)])), None);
}
