//! Numbers as people and programs read them.

use serde_json::Value;

/// Whole numbers without a fraction, others as they are; `null` for what is not a number.
pub(super) fn json_number(value: f64) -> Value {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, reason = "whole and within ±2⁵³")]
    if value.fract() == 0.0 && value.abs() <= LARGEST_EXACT { Value::from(value as i64) } else { Value::from(value) }
}

/// With thousands separators.
pub(super) fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A real number, rounded, with thousands separators.
pub(super) fn rounded(value: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts are not negative")]
    let whole = value.round().max(0.0) as u64;
    grouped(whole)
}

/// A share in percent with two digits; a dash for what is undefined.
pub(super) fn percent(share: f64) -> String {
    if share.is_finite() { format!("{:.2} %", share * 100.0) } else { "–".to_owned() }
}

/// A threshold: whole where it is whole.
pub(super) fn threshold(t: f64) -> String {
    if t.fract() == 0.0 { rounded(t) } else { format!("{t}") }
}

/// "1 pair", "2 pairs".
pub(super) fn counted(n: u64, singular: &str) -> String {
    if n == 1 { format!("1 {singular}") } else { format!("{} {singular}s", grouped(n)) }
}
