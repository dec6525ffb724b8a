//! Requests to the models module.

use ltv_engine::btyd::ModelKind;
use ltv_engine::cohorts::RetainedCohort;
use ltv_engine::forecast::{Filter, ForecastOptions, Sort, Unit};
use ltv_engine::retention::{RetentionOptions, Survivors};
use ltv_engine::units::Discount;

use super::value::{Read, Value, names};
use crate::protocol::models::{PeopleAsk, Request};

impl Read for Request {
    fn read(value: &Value) -> Option<Self> {
        Some(match value.kind()? {
            "load" => Self::Load,
            "forecast" => Self::Forecast {
                options: value.get("options")?,
            },
            "people" => Self::People {
                ask: value.get("ask")?,
                from: value.get("from")?,
                count: value.get("count")?,
            },
            "card" => Self::Card {
                index: value.get("index")?,
            },
            "export" => Self::Export {
                ask: value.get("ask")?,
                heads: value.get("heads")?,
            },
            "expected" => Self::Expected,
            "survivors" => Self::Survivors {
                survivors: value.get("survivors")?,
                options: value.get("options")?,
            },
            "retained" => Self::Retained {
                cohorts: value.get("cohorts")?,
            },
            "cancel" => Self::Cancel {
                target: value.get("target")?,
            },
            _ => return None,
        })
    }
}

impl Read for ForecastOptions {
    fn read(value: &Value) -> Option<Self> {
        let usual = Self::default();
        Some(Self {
            unit: value.get_or("unit", usual.unit)?,
            calibration_end: value.get("calibrationEnd")?,
            horizon: value.get_or("horizon", usual.horizon)?,
            discount: value.get_or("discount", usual.discount)?,
            margin: value.get_or("margin", usual.margin)?,
            models: value.get_or("models", usual.models)?,
            chosen: value.get("chosen")?,
        })
    }
}

impl Read for Discount {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            rate: value.get("rate")?,
            per: value.get("per")?,
        })
    }
}

impl Read for PeopleAsk {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            sort: value.get_or("sort", Sort::default())?,
            reversed: value.get_or("reversed", false)?,
            filter: value.get_or("filter", Filter::default())?,
        })
    }
}

impl Read for Filter {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            id: value.get_or("id", String::new())?,
            p_alive_from: value.get("pAliveFrom")?,
            p_alive_to: value.get("pAliveTo")?,
            purchases_from: value.get("purchasesFrom")?,
            purchases_to: value.get("purchasesTo")?,
            value_from: value.get("valueFrom")?,
        })
    }
}

impl Read for Survivors {
    fn read(value: &Value) -> Option<Self> {
        let values = value.get("values")?;
        Some(match value.kind()? {
            "counts" => Self::Counts { values },
            "percent" => Self::Percent {
                values,
                customers: value.get("customers")?,
            },
            _ => return None,
        })
    }
}

impl Read for RetainedCohort {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            size: value.get("size")?,
            kept: value.get("kept")?,
            running: value.get("running")?,
        })
    }
}

impl Read for RetentionOptions {
    fn read(value: &Value) -> Option<Self> {
        let usual = Self::default();
        Some(Self {
            period: value.get_or("period", usual.period)?,
            discount: value.get_or("discount", usual.discount)?,
            payment: value.get_or("payment", usual.payment)?,
            ages: value.get_or("ages", usual.ages)?,
        })
    }
}

names! {
    Unit { "day" Day "week" Week "month" Month }
    ModelKind { "nbd" Nbd "bg-nbd" BgNbd "mbg-nbd" MbgNbd "pareto-nbd" ParetoNbd }
    Sort {
        "value" Value "orders" Orders "pAlive" PAlive "soon" Soon
        "purchases" Purchases "revenue" Revenue "last" Last "id" Id
    }
}
