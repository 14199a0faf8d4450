//! Numbers as users read them, in the window, on the command line and in messages.

/// A whole number with thousands separators: `1,204,331`.
pub fn thousands(value: u64) -> String {
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

/// A non-negative number rounded to a whole one, with thousands separators.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates, which is what is wanted")]
pub fn thousands_f64(value: f64) -> String {
    thousands(value.round().max(0.0) as u64)
}

/// `n` with its noun: `1 pair`, `640 pairs`.
pub fn counted(n: u64, singular: &str, plural: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { singular } else { plural })
}
