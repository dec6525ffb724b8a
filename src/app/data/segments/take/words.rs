//! Tools, reasons and columns in words.

use ltv_engine::segments::lists::tidy::{BiTool, Unit};
use ltv_engine::segments::lists::{Channel, Field, Format as ListFormat, Reason, Words as Cells};
use ltv_engine::segments::rfm::Named;
use ltv_worker::protocol::segments::Tool;

use crate::app::menu::Words;
use crate::i18n::{Format, Locale, t};

/// In the order in which they are offered.
pub(super) const TOOLS: [Tool; 11] = [
    import(ListFormat::Mailchimp),
    import(ListFormat::ActiveCampaign),
    import(ListFormat::Line),
    import(ListFormat::HubSpot),
    import(ListFormat::Zoho),
    import(ListFormat::Monday),
    import(ListFormat::Ga4),
    Tool::Tables {
        tool: BiTool::PowerBi,
    },
    Tool::Tables {
        tool: BiTool::FineBi,
    },
    import(ListFormat::Plain),
    Tool::Workbook,
];

const fn import(format: ListFormat) -> Tool {
    Tool::Import { format }
}

pub(super) fn tool(tool: Tool) -> Words {
    match tool {
        Tool::Import { format } => match format {
            ListFormat::HubSpot => t::lists::tool_hubspot,
            ListFormat::Zoho => t::lists::tool_zoho,
            ListFormat::Monday => t::lists::tool_monday,
            ListFormat::Mailchimp => t::lists::tool_mailchimp,
            ListFormat::ActiveCampaign => t::lists::tool_active_campaign,
            ListFormat::Line => t::lists::tool_line,
            ListFormat::Ga4 => t::lists::tool_ga4,
            ListFormat::Plain => t::lists::tool_plain,
        },
        Tool::Workbook => t::lists::tool_workbook,
        Tool::Tables {
            tool: BiTool::PowerBi,
        } => t::lists::tool_power_bi,
        Tool::Tables {
            tool: BiTool::FineBi,
        } => t::lists::tool_fine_bi,
    }
}

/// What to do there.
pub(super) fn steps(tool: Tool) -> &'static [Words] {
    match tool {
        Tool::Import { format } => match format {
            ListFormat::HubSpot => &[
                t::lists::step_hubspot_1,
                t::lists::step_hubspot_2,
                t::lists::step_hubspot_3,
            ],
            ListFormat::Zoho => &[
                t::lists::step_zoho_1,
                t::lists::step_zoho_2,
                t::lists::step_zoho_3,
            ],
            ListFormat::Monday => &[
                t::lists::step_monday_1,
                t::lists::step_monday_2,
                t::lists::step_monday_3,
            ],
            ListFormat::Mailchimp => &[
                t::lists::step_mailchimp_1,
                t::lists::step_mailchimp_2,
                t::lists::step_mailchimp_3,
            ],
            ListFormat::ActiveCampaign => &[
                t::lists::step_active_campaign_1,
                t::lists::step_active_campaign_2,
                t::lists::step_active_campaign_3,
            ],
            ListFormat::Line => &[
                t::lists::step_line_1,
                t::lists::step_line_2,
                t::lists::step_line_3,
            ],
            ListFormat::Ga4 => &[
                t::lists::step_ga4_1,
                t::lists::step_ga4_2,
                t::lists::step_ga4_3,
            ],
            ListFormat::Plain => &[t::lists::step_plain_1, t::lists::step_plain_2],
        },
        Tool::Workbook => &[t::lists::step_workbook_1, t::lists::step_workbook_2],
        Tool::Tables {
            tool: BiTool::PowerBi,
        } => &[
            t::lists::step_power_bi_1,
            t::lists::step_power_bi_2,
            t::lists::step_power_bi_3,
        ],
        Tool::Tables {
            tool: BiTool::FineBi,
        } => &[
            t::lists::step_fine_bi_1,
            t::lists::step_fine_bi_2,
            t::lists::step_fine_bi_3,
        ],
    }
}

pub(super) fn reason(reason: Reason) -> Words {
    match reason {
        Reason::NoEmail => t::lists::why_no_email,
        Reason::InvalidEmail => t::lists::why_invalid_email,
        Reason::EmailLikeFormula => t::lists::why_email_like_formula,
        Reason::NoContact => t::lists::why_no_contact,
        Reason::NoLineId => t::lists::why_no_line_id,
        Reason::InvalidLineId => t::lists::why_invalid_line_id,
        Reason::NoId => t::lists::why_no_id,
        Reason::UnfitId => t::lists::why_unfit_id,
        Reason::PersonalId => t::lists::why_personal_id,
        Reason::OptedOut => t::lists::why_opted_out,
        Reason::ConsentUnknown => t::lists::why_consent_unknown,
        Reason::Duplicate => t::lists::why_duplicate,
    }
}

pub(super) fn channel(channel: Channel) -> Words {
    match channel {
        Channel::Email => t::lists::channel_email,
        Channel::Sms => t::lists::channel_sms,
        Channel::Line => t::lists::channel_line,
        Channel::General => t::lists::channel_general,
    }
}

/// A named segment of RFM.
pub(super) fn segment(name: &Named, l: Locale) -> String {
    let words: Words = match name {
        Named::Champions => t::rfm::champions,
        Named::Loyal => t::rfm::loyal,
        Named::PotentialLoyalist => t::rfm::potential,
        Named::New => t::rfm::new,
        Named::Promising => t::rfm::promising,
        Named::NeedAttention => t::rfm::attention,
        Named::AboutToSleep => t::rfm::to_sleep,
        Named::AtRisk => t::rfm::at_risk,
        Named::CannotLose => t::rfm::cannot_lose,
        Named::Hibernating => t::rfm::hibernating,
        Named::Lost => t::rfm::lost,
        Named::Own(name) => return name.clone(),
    };
    words(l).to_owned()
}

/// The columns that a tool does not name itself.
pub(super) fn heads(f: Format) -> Vec<(Field, String)> {
    let l = f.locale;
    let currency = f.currency.code();
    let plain: [(Field, Words); 16] = [
        (Field::Id, t::lists::head_id),
        (Field::Email, t::lists::head_email),
        (Field::Name, t::lists::head_name),
        (Field::Phone, t::lists::head_phone),
        (Field::LineId, t::lists::head_line_id),
        (Field::Tags, t::lists::head_tags),
        (Field::Stage, t::lists::head_stage),
        (Field::Segment, t::lists::head_segment),
        (Field::Tier, t::lists::head_tier),
        (Field::Orders, t::lists::head_orders),
        (Field::FirstOrder, t::lists::head_first),
        (Field::LastOrder, t::lists::head_last),
        (Field::PAlive, t::lists::head_alive),
        (Field::HeldOut, t::lists::head_held),
        (Field::EmailConsent, t::lists::head_email_consent),
        (Field::SmsConsent, t::lists::head_sms_consent),
    ];
    let mut heads: Vec<_> = plain
        .into_iter()
        .map(|(field, words)| (field, words(l).to_owned()))
        .collect();
    heads.push((
        Field::LineConsent,
        t::lists::head_line_consent(l).to_owned(),
    ));
    heads.push((Field::Revenue, t::lists::HeadRevenue { currency }.text(l)));
    heads.push((Field::Expected, t::lists::HeadExpected { currency }.text(l)));
    heads
}

pub(super) fn cells(l: Locale) -> Cells {
    Cells {
        yes: t::lists::cell_yes(l).to_owned(),
        no: t::lists::cell_no(l).to_owned(),
        unknown: t::lists::cell_unknown(l).to_owned(),
        held_out: t::lists::cell_held(l).to_owned(),
    }
}

pub(super) fn units(f: Format) -> Vec<(Unit, String)> {
    let l = f.locale;
    vec![
        (Unit::Currency, f.currency.code().to_owned()),
        (Unit::Orders, t::lists::unit_orders(l).to_owned()),
        (Unit::Customers, t::lists::unit_customers(l).to_owned()),
        (Unit::Share, t::lists::unit_share(l).to_owned()),
        (Unit::Periods, t::lists::unit_periods(l).to_owned()),
    ]
}

/// `12.3 KB`.
pub(super) fn size(bytes: f64, f: Format) -> String {
    if bytes >= 1e6 {
        [&f.up_to(bytes / 1e6, 1), " MB"].concat()
    } else {
        [&f.up_to((bytes / 1e3).max(0.1), 1), " KB"].concat()
    }
}
