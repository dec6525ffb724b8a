use ltv_calculator::app::calculator::{FIELDS, Form, Problem, number, prefill, slider};
use ltv_calculator::i18n::Currency;
use ltv_engine::economics::{Acquisition, Business, Lifetime, Method, Timing, calculate};
use ltv_engine::error::{Bound, Field};
use ltv_engine::units::Period;
use wasm_bindgen_test::*;

fn shop(currency: Currency) -> Form {
    Form::example(currency, Business::RepeatPurchases)
}

#[wasm_bindgen_test]
fn the_example_is_valid_in_every_currency() {
    for currency in Currency::ALL {
        for business in Business::ALL {
            for method in business.methods() {
                let mut form = Form::example(currency, business);
                form.method = *method;
                assert!(!form.has_problem() && !form.edited);
                let result = calculate(&form.inputs()).unwrap();
                // Revenue is held against nothing; all else looks like a business that lives.
                assert!(
                    result.ratio.is_none_or(|ratio| ratio > 2.0),
                    "{currency:?} {method:?}"
                );
            }
        }
    }
    let inputs = shop(Currency::Twd).inputs();
    assert!((calculate(&inputs).unwrap().ltv - 2341.5).abs() < 1e-9);
}

#[wasm_bindgen_test]
fn numbers_as_people_type_them() {
    for (typed, plain) in [
        ("1,180", "1180"),
        (" 1180 ", "1180"),
        ("NT$1,180", "1180"),
        ("１，１８０．５", "1180.5"),
        ("45%", "45"),
        ("−3", "-3"),
        ("1,234,567.89", "1234567.89"),
        ("1180元", "1180"),
        // Not a group of three: left for the parser to refuse, never read as 15.
        ("1,5", "1,5"),
        ("1.234,5", "1.234,5"),
    ] {
        assert_eq!(number::plain(typed), plain, "{typed}");
    }
    for (value, text) in [
        (1180.0, "1,180"),
        (0.42, "0.42"),
        (1234567.891, "1,234,567.89"),
        (999.0, "999"),
        (63.23334, "63.2333"),
    ] {
        assert_eq!(number::grouped(value), text);
    }
}

#[wasm_bindgen_test]
fn an_unusable_text_keeps_the_last_valid_value() {
    let mut form = shop(Currency::Twd);
    form.type_text(Field::Churn, "0");
    assert_eq!(
        form.entry(Field::Churn).problem,
        Some(Problem::Out(Bound::AtLeast { limit: 0.001 }))
    );
    assert_eq!(form.entry(Field::Churn).text, "0");
    assert!(form.has_problem());
    assert!((form.value(Field::Churn) - 0.08).abs() < 1e-12);
    form.type_text(Field::Churn, "abc");
    assert_eq!(
        form.entry(Field::Churn).problem,
        Some(Problem::Out(Bound::NotANumber))
    );
    form.type_text(Field::Churn, "");
    assert_eq!(form.entry(Field::Churn).problem, Some(Problem::Empty));
    form.type_text(Field::Churn, "5 %");
    assert!(!form.has_problem());
    assert!((form.value(Field::Churn) - 0.05).abs() < 1e-12);
    // A field that the method does not ask for cannot stand in its way.
    form.type_text(Field::GrossMargin, "200");
    assert!(form.has_problem());
    form.method = Method::Simple;
    assert!(!form.has_problem());
}

#[wasm_bindgen_test]
fn an_unknown_acquisition_cost_may_be_left_empty() {
    let mut form = shop(Currency::Twd);
    form.type_text(Field::AcquisitionCost, "");
    assert!(!form.has_problem());
    assert_eq!(form.inputs().acquisition, Acquisition::Unknown);
}

#[wasm_bindgen_test]
fn another_period_says_the_same() {
    let mut form = shop(Currency::Twd);
    let before = calculate(&form.inputs()).unwrap();
    form.restate(Field::Churn, Period::Year);
    form.restate(Field::PurchaseFrequency, Period::Week);
    let after = calculate(&form.inputs()).unwrap();
    assert!((before.ltv - after.ltv).abs() < 1e-9 * before.ltv);
    assert_eq!(form.entry(Field::Churn).text, "63.2334");
}

#[wasm_bindgen_test]
fn prefill_reads_and_writes() {
    let mut form = shop(Currency::Twd);
    let refused = prefill::apply(
        &mut form,
        Currency::Twd,
        "method=margin&period=month&aov=1200&orders=2.4&margin=0.45&churn=0.05&cac=900",
    );
    assert!(refused.is_empty(), "{refused:?}");
    let inputs = form.inputs();
    assert_eq!(
        (
            inputs.average_order_value,
            inputs.frequency.orders,
            inputs.gross_margin
        ),
        (1200.0, 2.4, 0.45)
    );
    assert_eq!(inputs.acquisition, Acquisition::Cost(900.0));

    form.restate(Field::Churn, Period::Year);
    form.type_text(Field::AcquisitionCost, "");
    let mut copy = shop(Currency::Usd);
    assert!(prefill::apply(&mut copy, Currency::Usd, &prefill::write(&form)).is_empty());
    assert_eq!(copy.inputs(), form.inputs());
}

#[wasm_bindgen_test]
fn a_rate_counts_per_payment_period_unless_its_own_is_said() {
    for (query, months) in [
        ("lifespan=36", 36.0),
        ("lifespan=3&lifespan-unit=year", 36.0),
        ("period=quarter&lifespan=12", 36.0),
    ] {
        let mut form = shop(Currency::Twd);
        assert!(prefill::apply(&mut form, Currency::Twd, query).is_empty());
        let Lifetime::Span(span) = form.inputs().lifetime else {
            panic!("{query}: not by lifespan");
        };
        assert_eq!(span.in_period(Period::Month), months, "{query}");
    }
}

#[wasm_bindgen_test]
fn what_prefill_cannot_use_is_named_and_nothing_else_is_lost() {
    let mut form = shop(Currency::Twd);
    let refused = prefill::apply(
        &mut form,
        Currency::Twd,
        "aov=900&churn=2&margin=abc&color=red&period=fortnight",
    );
    assert_eq!(
        refused,
        ["period=fortnight", "churn=2", "margin=abc", "color=red"]
    );
    assert_eq!(form.value(Field::AverageOrderValue), 900.0);
    assert_eq!(form.value(Field::Churn), 0.08);
}

#[wasm_bindgen_test]
fn a_slider_offers_only_valid_values_and_finds_them_again() {
    for currency in Currency::ALL {
        for field in FIELDS {
            for period in Period::ALL {
                let top = slider::top(field, period, currency);
                for position in [0, 1, 137, 500, 999, slider::STEPS] {
                    let value = slider::value(field, position, top);
                    assert_eq!(field.range().broken_by(value), None, "{field:?} {value}");
                    let back = slider::position(field, value, top);
                    // Rounding to three digits and the square root move it a little.
                    assert!(back.abs_diff(position) <= 32, "{field:?} {position} {back}");
                }
            }
        }
    }
}

#[wasm_bindgen_test]
fn every_form_comes_back_whole() {
    for business in Business::ALL {
        for method in business.methods() {
            let mut form = Form::example(Currency::Twd, business);
            form.method = *method;
            form.timing = Timing::EndOfPeriod;
            form.payment_period = Period::Quarter;
            form.by_span = true;
            form.from_spend = true;
            for (index, field) in FIELDS.into_iter().enumerate() {
                let value = field
                    .range()
                    .nearest(form.value(field) * (1.01 + index as f64 / 100.0));
                form.set_value(field, value).unwrap();
            }
            form.restate(Field::DiscountRate, Period::Month);
            let mut copy = shop(Currency::Usd);
            let refused = prefill::apply(&mut copy, Currency::Usd, &prefill::write(&form));
            assert!(refused.is_empty(), "{refused:?}");
            assert_eq!(copy, form);
        }
    }
}

#[wasm_bindgen_test]
fn a_method_brings_its_kind_of_business_and_what_is_given_is_used() {
    let read = |query: &str| {
        let mut form = shop(Currency::Twd);
        assert!(
            prefill::apply(&mut form, Currency::Twd, query).is_empty(),
            "{query}"
        );
        form
    };
    assert_eq!(read("method=discounted").business, Business::Subscription);
    assert_eq!(read("method=total&payers=300").value(Field::Payers), 300.0);
    assert_eq!(read("method=horizon").business, Business::RepeatPurchases);
    assert!(read("lifespan=3&lifespan-unit=year").uses_span());
    assert!(!read("lifespan=3&churn=0.1").uses_span());
    // Also after the other one was.
    let mut form = read("lifespan=3&lifespan-unit=year");
    prefill::apply(&mut form, Currency::Twd, "churn=0.1");
    assert!(!form.uses_span());
    assert_eq!(
        read("spend=1000&new-customers=4")
            .inputs()
            .acquisition
            .cost(),
        Some(250.0)
    );
}
