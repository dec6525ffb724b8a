//! Stages in words.

use ltv_engine::segments::lifecycle::{LifecycleError, LifecycleNote, Stage, Statistic};

use crate::app::menu::Words;
use crate::i18n::{Format, t};

pub(super) fn stage(stage: Stage) -> Words {
    match stage {
        Stage::P => t::segments::stage_p,
        Stage::N => t::segments::stage_n,
        Stage::E0 => t::segments::stage_e0,
        Stage::S1 => t::segments::stage_s1,
        Stage::S2 => t::segments::stage_s2,
        Stage::S3 => t::segments::stage_s3,
    }
}

/// What the field calls it.
pub(super) fn symbol(stage: Stage) -> &'static str {
    match stage {
        Stage::P => "P",
        Stage::N => "N",
        Stage::E0 => "E0",
        Stage::S1 => "S1",
        Stage::S2 => "S2",
        Stage::S3 => "S3",
    }
}

/// Colour by number: the same wherever the stage is drawn.
pub(super) fn tone(of: Stage) -> usize {
    match of {
        Stage::P => 7,
        Stage::N => 1,
        Stage::E0 => 0,
        Stage::S1 => 2,
        Stage::S2 => 4,
        Stage::S3 => 6,
    }
}

/// In the names of files.
pub(super) fn file_name(of: Stage) -> &'static str {
    match of {
        Stage::P => "stage-P",
        Stage::N => "stage-N",
        Stage::E0 => "stage-E0",
        Stage::S1 => "stage-S1",
        Stage::S2 => "stage-S2",
        Stage::S3 => "stage-S3",
    }
}

/// What to do for it.
pub(super) fn play(of: Stage) -> Words {
    match of {
        Stage::P => t::segments::play_p,
        Stage::N => t::segments::play_n,
        Stage::E0 => t::segments::play_e0,
        Stage::S1 => t::segments::play_s1,
        Stage::S2 => t::segments::play_s2,
        Stage::S3 => t::segments::play_s3,
    }
}

/// `1 customer`, `12 customers`.
pub(super) fn customers(count: u32, f: Format) -> String {
    t::segments::Customers {
        n: &f.count(f64::from(count)),
    }
    .text(f.locale)
}

pub(super) fn statistic(of: Statistic) -> Words {
    match of {
        Statistic::Mean => t::segments::mean,
        Statistic::Median => t::segments::median,
        Statistic::Percentile80 => t::segments::percentile,
    }
}

pub(super) fn error(error: LifecycleError, f: Format) -> String {
    let l = f.locale;
    match error {
        LifecycleError::NobodyYet => t::segments::nobody_yet(l).to_owned(),
        LifecycleError::NoCycle { customers } => t::segments::NoCycle {
            customers: &f.count(f64::from(customers)),
        }
        .text(l),
        LifecycleError::Multiples => t::segments::wrong_multiples(l).to_owned(),
        LifecycleError::FixedCycle | LifecycleError::LastSeen => {
            t::segments::wrong_cycle(l).to_owned()
        }
    }
}

pub(super) fn note(note: LifecycleNote, f: Format) -> String {
    let l = f.locale;
    match note {
        LifecycleNote::FewCustomers { customers } => t::segments::FewCustomers {
            customers: &f.count(f64::from(customers)),
        }
        .text(l),
        LifecycleNote::FewGaps { gaps } => t::segments::FewGaps {
            gaps: &f.count(f64::from(gaps)),
        }
        .text(l),
        LifecycleNote::OneStage => t::segments::one_stage(l).to_owned(),
        LifecycleNote::NoSegments => t::segments::no_segments(l).to_owned(),
        LifecycleNote::NoForecast => t::segments::no_forecast(l).to_owned(),
    }
}
