//! Emphasis inside a message: `*stressed*` and `_kept on one line_`.

use leptos::prelude::*;

/// A message whose `*…*` parts are stressed and whose `_…_` parts do not break.
/// The marks are the translators'; values are money, numbers and months, which
/// never contain them.
pub fn rich(message: &str) -> Vec<AnyView> {
    let mut views = Vec::new();
    let mut rest = message;
    while let Some(start) = rest.find(['*', '_']) {
        let mark = &rest[start..=start];
        let Some(length) = rest[start + 1..].find(mark) else {
            break;
        };
        views.push(rest[..start].to_owned().into_any());
        let inner = rest[start + 1..start + 1 + length].to_owned();
        views.push(if mark == "*" {
            view! { <em>{inner}</em> }.into_any()
        } else {
            view! { <span class="keep">{inner}</span> }.into_any()
        });
        rest = &rest[start + length + 2..];
    }
    views.push(rest.to_owned().into_any());
    views
}
