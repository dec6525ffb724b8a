//! Questions about what is loaded.

use ltv_engine::cohorts::{CohortBy, CohortOptions, Contribution, Projected, Retention};
use ltv_engine::units::Period;

use super::value::{Read, Value, names};
use crate::protocol::{Ask, CellPlace, CohortAsk, LabelSource};

impl Read for Ask {
    fn read(value: &Value) -> Option<Self> {
        Some(match value.kind()? {
            "cohorts" => Self::Cohorts {
                ask: value.get("ask")?,
            },
            "members" => Self::Members {
                ask: value.get("ask")?,
                cell: value.get("cell")?,
                from: value.get("from")?,
                count: value.get("count")?,
            },
            "trend" => Self::Trend {
                period: value.get("period")?,
                contribution: value.get("contribution")?,
            },
            _ => return None,
        })
    }
}

impl Read for CohortAsk {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            options: value.get_or("options", CohortOptions::default())?,
            labels: value.get("labels")?,
            panels: value.get_or("panels", false)?,
            project: value.get("project")?,
        })
    }
}

impl Read for CohortOptions {
    fn read(value: &Value) -> Option<Self> {
        let usual = Self::default();
        Some(Self {
            period: value.get_or("period", usual.period)?,
            by: value.get_or("by", usual.by)?,
            retention: value.get_or("retention", usual.retention)?,
            contribution: value.get_or("contribution", usual.contribution)?,
            as_of: value.get("asOf")?,
            labels: value.get_or("labels", usual.labels)?,
        })
    }
}

impl Read for Retention {
    fn read(value: &Value) -> Option<Self> {
        Some(match value.kind()? {
            "active" => Self::Active,
            "rolling" => Self::Rolling,
            "survival" => Self::Survival {
                gap_days: value.get("gapDays")?,
            },
            _ => return None,
        })
    }
}

impl Read for Contribution {
    fn read(value: &Value) -> Option<Self> {
        Some(match value.kind()? {
            "unknown" => Self::Unknown,
            "margin" => Self::Margin {
                margin: value.get("margin")?,
                cost_per_order: value.get("costPerOrder")?,
            },
            "costs" => Self::Costs {
                cost_per_order: value.get("costPerOrder")?,
            },
            _ => return None,
        })
    }
}

impl Read for LabelSource {
    fn read(value: &Value) -> Option<Self> {
        let columns = value.get("columns")?;
        Some(match value.kind()? {
            "orderColumn" => Self::OrderColumn { columns },
            "memberColumn" => Self::MemberColumn { columns },
            _ => return None,
        })
    }
}

impl Read for CellPlace {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            panel: value.get("panel")?,
            row: value.get("row")?,
            age: value.get("age")?,
        })
    }
}

names! {
    Period { "week" Week "month" Month "quarter" Quarter "year" Year }
    CohortBy { "firstOrder" FirstOrder "label" Label }
    Projected { "orders" Orders "revenue" Revenue "contribution" Contribution "retained" Retained }
}
