//! The head-versus-tail curve: counts in descending order against their rank.

/// One point of the rank curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankPoint {
    /// Rank from 1: how many entries have at least this place in the order.
    pub rank: u64,
    /// Count of the entry at that rank.
    pub count: u64,
}

/// At most about `max_points` points of the curve, evenly spaced in log rank, first and last included.
///
/// `ascending` are the counts above zero in ascending order. Cost: O(max_points).
pub fn rank_curve(ascending: &[u64], max_points: usize) -> Vec<RankPoint> {
    let n_entries = ascending.len();
    if n_entries == 0 {
        return Vec::new();
    }
    let steps = max_points.max(2) - 1;
    let mut ranks: Vec<usize> = (0..=steps).map(|step| rank_at(step as f64 / steps as f64, n_entries)).collect();
    ranks.dedup();
    ranks.into_iter().map(|rank| RankPoint { rank: rank as u64, count: ascending[n_entries - rank] }).collect()
}

/// The rank at `fraction` (0 to 1) of the log axis from 1 to `n_entries`.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the value is clamped to the list")]
fn rank_at(fraction: f64, n_entries: usize) -> usize {
    let rank = (fraction * (n_entries as f64).ln()).exp().round() as usize;
    rank.clamp(1, n_entries)
}
