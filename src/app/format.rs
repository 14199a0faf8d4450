//! Numbers as the window writes them: thousands separators, units, few digits.

use std::time::Duration;

pub use crate::number_text::{counted, thousands, thousands_f64};

/// A `usize` with thousands separators.
pub fn thousands_usize(value: usize) -> String {
    thousands(value as u64)
}

/// A threshold: whole as a whole number, else with as many decimals as it needs to be told apart.
pub fn threshold(t: f64) -> String {
    if t >= 100.0 || (t - t.round()).abs() < 1e-9 { thousands_f64(t) } else { format!("{t:.2}") }
}

/// A large number in three digits: `5.67B`, `640M`, `1.2k`, `999`.
pub fn compact(value: f64) -> String {
    let (scaled, unit) = match value.abs() {
        size if size >= 1e9 => (value / 1e9, "B"),
        size if size >= 1e6 => (value / 1e6, "M"),
        size if size >= 1e3 => (value / 1e3, "k"),
        _ => (value, ""),
    };
    let decimals = match scaled.abs() {
        size if unit.is_empty() && (scaled - scaled.round()).abs() < 1e-9 || size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        _ => 2,
    };
    let text = format!("{scaled:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    format!("{text}{unit}")
}

/// A share as a percentage: `5.6%`, `0.03%`; a dash where there is nothing to share.
pub fn percent(share: f64) -> String {
    let value = share * 100.0;
    match value.abs() {
        _ if !value.is_finite() => "–".to_owned(),
        0.0 => "0%".to_owned(),
        size if size < 0.01 => "<0.01%".to_owned(),
        size if size < 1.0 => format!("{value:.2}%"),
        _ => format!("{value:.1}%"),
    }
}

/// Bytes in binary units: `412 B`, `7.9 MiB`.
pub fn bytes(n_bytes: u64) -> String {
    const UNITS: [&str; 5] = ["B", "KiB", "MiB", "GiB", "TiB"];
    let mut value = n_bytes as f64;
    let mut unit = 0;
    while value >= 1024.0 && unit + 1 < UNITS.len() {
        value /= 1024.0;
        unit += 1;
    }
    if unit == 0 { format!("{n_bytes} B") } else { format!("{value:.1} {}", UNITS[unit]) }
}

/// A duration for a person: `80 ms`, `4.2 s`, `3 min 05 s`, `2 h 10 min`.
pub fn duration(duration: Duration) -> String {
    let secs = duration.as_secs();
    match secs {
        _ if duration < Duration::from_secs(1) => format!("{} ms", duration.as_millis()),
        0..60 => format!("{:.1} s", duration.as_secs_f64()),
        60..3600 => format!("{} min {:02} s", secs / 60, secs % 60),
        _ => format!("{} h {:02} min", secs / 3600, secs % 3600 / 60),
    }
}

/// What a person types for a number: separators, spaces and the units k, M, B are understood.
pub fn parse_number(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != ',' && *c != '_').collect();
    let (digits, factor) = match plain.char_indices().last()? {
        (end, 'k' | 'K') => (&plain[..end], 1e3),
        (end, 'm' | 'M') => (&plain[..end], 1e6),
        (end, 'b' | 'B' | 'g' | 'G') => (&plain[..end], 1e9),
        _ => (plain.as_str(), 1.0),
    };
    let value = digits.parse::<f64>().ok()? * factor;
    (value.is_finite() && value >= 0.0).then_some(value)
}

/// What a person types for a share: `6`, `6%`, `5.6 %` all mean per cent. Between 0 and 1 as a result.
pub fn parse_percent(text: &str) -> Option<f64> {
    let value = parse_number(text.trim().trim_end_matches('%'))? / 100.0;
    (value <= 1.0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1_204_331), "1,204,331");
        assert_eq!(compact(5_670_000_000.0), "5.67B");
        assert_eq!(compact(640_000_000.0), "640M");
        assert_eq!(compact(20_000.0), "20k");
        assert_eq!(compact(7.0), "7");
        assert_eq!(percent(0.056), "5.6%");
        assert_eq!(percent(0.000_3), "0.03%");
        assert_eq!(percent(f64::NAN), "–");
        assert_eq!(bytes(412), "412 B");
        assert_eq!(bytes(8_283_750), "7.9 MiB");
        assert_eq!(duration(Duration::from_millis(80)), "80 ms");
        assert_eq!(duration(Duration::from_secs(185)), "3 min 05 s");
        assert_eq!(threshold(20_000.0), "20,000");
        assert_eq!(threshold(3.25), "3.25");
    }

    #[test]
    fn typed_numbers_are_understood() {
        assert_eq!(parse_number("20,000"), Some(20_000.0));
        assert_eq!(parse_number("20k"), Some(20_000.0));
        assert_eq!(parse_number(" 1.5 M "), Some(1_500_000.0));
        assert_eq!(parse_number("-3"), None);
        assert_eq!(parse_number("many"), None);
        assert!((parse_percent("5.6 %").unwrap() - 0.056).abs() < 1e-12);
        assert_eq!(parse_percent("101"), None);
    }
}
