//! A figure and the value of it to reach: chosen and typed.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::economics::{Basis, CalculatorResult};
use ltv_engine::error::{Field, Range};
use ltv_engine::scenario::{Figure, Goal};

use super::{Ground, Number, Unit, chips, figure_name, figure_text, number_field, said};
use crate::app::state::AppState;
use crate::i18n::{Format, t};

/// A handle: copies share it.
#[derive(Clone, Copy)]
pub(in crate::app::studio) struct Aim {
    /// The figure.
    pub figure: RwSignal<Figure>,
    /// What was typed for each figure, in the order of [`Figure::ALL`].
    typed: RwSignal<[Option<f64>; 4]>,
    /// The value to reach: as typed, else the form's target, else a fifth more than now,
    /// or break-even where a customer loses money.
    pub target: Memo<Option<f64>>,
    state: AppState,
    ground: Memo<Option<Ground>>,
}

impl Aim {
    /// The goal to seek; none without a target, and none for the net value, which
    /// moves with the CAC, too.
    pub(in crate::app::studio) fn goal(self) -> Option<Goal> {
        let target = self.target.get()?;
        match self.figure.get() {
            Figure::Ltv => Some(Goal::Ltv(target)),
            Figure::NetLtv => None,
            Figure::Ratio => Some(Goal::Ratio(target)),
            Figure::Payback => Some(Goal::Payback(target)),
        }
    }

    /// Begins with a figure.
    pub(in crate::app::studio) fn new(
        state: AppState,
        ground: Memo<Option<Ground>>,
        figure: Figure,
    ) -> Self {
        let figure = RwSignal::new(figure);
        let typed = RwSignal::new([None; 4]);
        let target = Memo::new(move |_| {
            let figure = figure.get();
            let decimals = state.currency.get().decimals();
            typed.get()[index(figure)]
                .or_else(|| ground.with(|ground| usual(ground.as_ref()?, figure, decimals)))
        });
        Self {
            figure,
            typed,
            target,
            state,
            ground,
        }
    }

    /// Keeps the value to reach as it is, whatever becomes of the inputs.
    pub(in crate::app::studio) fn pin(self) {
        let target = self.target.get_untracked();
        let at = index(self.figure.get_untracked());
        self.typed.update(|typed| typed[at] = target);
    }

    /// Buttons for the figure.
    pub(in crate::app::studio) fn choice(self, figures: &'static [Figure]) -> AnyView {
        chips(
            self.state,
            t::tools::figure_label,
            figures
                .iter()
                .map(|figure| said(figure_name(*figure)))
                .collect(),
            move || {
                figures
                    .iter()
                    .position(|figure| *figure == self.figure.get())
            },
            move |at| self.figure.set(figures[at]),
        )
    }

    /// The field for the value to reach; another figure has another one.
    pub(in crate::app::studio) fn field(self) -> AnyView {
        let figure = Memo::new(move |_| self.figure.get());
        (move || {
            let figure = figure.get();
            let (unit, range) = match figure {
                Figure::Ltv => (
                    Unit::Money,
                    Range {
                        min: 0.0,
                        ..Field::AverageOrderValue.range()
                    },
                ),
                Figure::NetLtv => (
                    Unit::Money,
                    Range {
                        min: -1e12,
                        max: 1e12,
                    },
                ),
                Figure::Ratio => (Unit::Of(Field::TargetRatio), Field::TargetRatio.range()),
                Figure::Payback => (Unit::Of(Field::TargetPayback), Field::TargetPayback.range()),
            };
            let label = match figure {
                Figure::Ltv => t::tools::target_ltv,
                Figure::NetLtv => t::tools::target_net,
                Figure::Ratio => t::calculator::target,
                Figure::Payback => t::calculator::target_payback,
            };
            number_field(
                self.state,
                Number {
                    label: said(label),
                    unit,
                    range,
                    get: Arc::new(move || self.target.get()),
                    set: Arc::new(move |value| {
                        self.typed
                            .update(|typed| typed[index(figure)] = Some(value));
                    }),
                    bare: false,
                },
            )
        })
        .into_any()
    }

    /// What is aimed at, in words: "LTV of NT$2,810", "payback within 12 months".
    pub(in crate::app::studio) fn words(self, f: Format) -> String {
        let Some(target) = self.target.get() else {
            return String::new();
        };
        let figure = self.figure.get();
        let value = &figure_text(figure, Some(target), f);
        match figure {
            Figure::Payback => return t::tools::AimPayback { value }.text(f.locale),
            Figure::Ratio => return t::tools::AimRatio { value }.text(f.locale),
            Figure::Ltv | Figure::NetLtv => {}
        }
        let name = self
            .ground
            .with(|ground| figure_short(figure, ground.as_ref().map(|ground| &ground.result), f));
        t::tools::AimValue {
            figure: name,
            value,
        }
        .text(f.locale)
    }
}

fn index(figure: Figure) -> usize {
    figure as usize
}

fn usual(ground: &Ground, figure: Figure, decimals: u32) -> Option<f64> {
    match figure {
        Figure::Ratio => Some(ground.inputs.target_ratio),
        Figure::Payback => Some(ground.inputs.target_payback),
        Figure::Ltv | Figure::NetLtv => {
            let scale = 10_f64.powi(decimals as i32);
            let now = figure.of(&ground.result)?;
            let target = match figure {
                _ if now > 0.0 => now * 1.2,
                // Out of the red first: what is spent comes back, or else nothing is lost.
                Figure::NetLtv => 0.0,
                _ => ground.result.acquisition_cost.unwrap_or(0.0),
            };
            Some((target * scale).round() / scale)
        }
    }
}

/// The figure's name inside a sentence.
pub(in crate::app::studio) fn figure_short(
    figure: Figure,
    result: Option<&CalculatorResult>,
    f: Format,
) -> &'static str {
    let l = f.locale;
    let revenue = result.is_some_and(|result| result.basis == Basis::Revenue);
    match figure {
        Figure::Ltv if revenue => t::tools::short_revenue(l),
        Figure::Ltv => t::tools::short_ltv(l),
        Figure::NetLtv => t::tools::short_net(l),
        Figure::Ratio => t::tools::short_ratio(l),
        Figure::Payback => t::tools::short_payback(l),
    }
}

/// Why the aimed-at figure cannot be computed, as a sentence; what to enter.
pub(in crate::app::studio) fn needs(
    figure: Figure,
    result: &CalculatorResult,
    f: Format,
) -> Option<&'static str> {
    super::missing(figure, result)?;
    Some(if result.basis == Basis::Revenue {
        t::calculator::needs_margin(f.locale)
    } else if result.acquisition_cost.is_some() {
        t::tools::no_ratio(f.locale)
    } else {
        t::tools::needs_cac(f.locale)
    })
}
