//! One sentence on why a method's answer differs from the chosen one.

use ltv_engine::economics::Reason;
use ltv_engine::error::Field;

use super::super::parts::value_per;
use crate::app::calculator::{Form, words};
use crate::i18n::{Format, t};

pub(in crate::app::studio) fn why(reason: Reason, form: &Form, f: Format) -> String {
    let l = f.locale;
    let stated = |field| value_per(form, field, &words::value(field, form.value(field), f), f);
    let fixed = match reason {
        Reason::IsChosen => t::tools::why_chosen,
        Reason::Same => t::tools::why_same,
        Reason::RevenueNotContribution => t::tools::why_revenue,
        Reason::ContributionNotRevenue => t::tools::why_contribution,
        Reason::PaysLater => t::tools::why_later,
        Reason::PaysEarlier => t::tools::why_earlier,
        Reason::Undiscounted => t::tools::why_undiscounted,
        Reason::OtherSurvival => t::tools::why_survival,
        Reason::StopsAtHorizon => {
            return t::tools::WhyStops {
                horizon: &stated(Field::Horizon),
            }
            .text(l);
        }
        Reason::GoesBeyondHorizon => {
            return t::tools::WhyBeyond {
                horizon: &stated(Field::Horizon),
            }
            .text(l);
        }
        Reason::DiscountsLaterMoney => {
            return t::tools::WhyDiscounted {
                rate: &stated(Field::DiscountRate),
            }
            .text(l);
        }
    };
    fixed(l).to_owned()
}
