//! Numbers as people and programs read them.

use serde_json::Value;

pub(super) use crate::number_text::{counted, thousands as grouped, thousands_f64 as rounded};

/// Whole numbers without a fraction, others as they are; `null` for what is not a number.
pub(super) fn json_number(value: f64) -> Value {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, reason = "whole and within ±2⁵³")]
    if value.fract() == 0.0 && value.abs() <= LARGEST_EXACT { Value::from(value as i64) } else { Value::from(value) }
}

/// A share in percent with two digits; a dash for what is undefined.
pub(super) fn percent(share: f64) -> String {
    if share.is_finite() { format!("{:.2} %", share * 100.0) } else { "–".to_owned() }
}

/// A threshold: whole where it is whole.
pub(super) fn threshold(t: f64) -> String {
    if t.fract() == 0.0 { rounded(t) } else { format!("{t}") }
}
