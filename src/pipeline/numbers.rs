//! Numbers of an opened run that take a pass over all pairs. The rest is look-ups in
//! [`curation::balance::CountProfile`] and [`curation::balance::KeepCurve`].

use curation::balance::{ExpectedSize, Policy, SizeCurve, SizePoint, keep_probability, t_grid};
use curation::counts::Counts;
use curation::progress::Cancelled;
use rayon::prelude::*;

use super::Work;
use crate::run::RunData;

/// Pairs that one thread takes at a time.
const CHUNK_PAIRS: usize = 1 << 15;

fn chunks(run: &RunData) -> impl IndexedParallelIterator<Item = std::ops::Range<usize>> {
    let n_pairs = run.n_pairs();
    (0..n_pairs.div_ceil(CHUNK_PAIRS))
        .into_par_iter()
        .map(move |chunk| chunk * CHUNK_PAIRS..n_pairs.min((chunk + 1) * CHUNK_PAIRS))
}

/// Expected pairs at t, exactly; the same bits for any number of threads.
pub fn expected_at(run: &RunData, t: f64, work: Work<'_>) -> Result<ExpectedSize, Cancelled> {
    let counts = run.counts.as_slice();
    chunks(run)
        .map(|pairs| {
            work.cancel.check()?;
            let mut sum = ExpectedSize::default();
            for pair in pairs {
                sum.add_pair(keep_probability(run.matches.row(pair), counts, &Policy::default(), t));
            }
            Ok(sum)
        })
        .try_reduce(ExpectedSize::default, |mut ours, theirs| {
            ours.merge(&theirs);
            Ok(ours)
        })
}

/// Expected pairs over `n_points` thresholds from 1 to the largest count, evenly spaced in log t.
pub fn size_curve(run: &RunData, n_points: usize, work: Work<'_>) -> Result<Vec<SizePoint>, Cancelled> {
    let ts = t_grid(run.profile.max_count(), n_points);
    let empty = || SizeCurve::new(ts.clone());
    let curve = chunks(run)
        .map(|pairs| {
            work.cancel.check()?;
            let mut curve = empty();
            curve.add_rows(pairs.map(|pair| run.matches.row(pair)), run.counts.as_slice(), &Policy::default());
            Ok(curve)
        })
        .try_reduce(empty, |mut ours, theirs| {
            ours.merge(&theirs);
            Ok(ours)
        })?;
    Ok(curve.points())
}

/// Counts over the drawn pairs at t.
pub fn realised(run: &RunData, t: f64, work: Work<'_>) -> Result<Counts, Cancelled> {
    let ids: Vec<_> = run.entries.iter().map(|(id, _)| id).collect();
    // The kept pairs of an entry are a prefix of its list, so each entry is one binary search.
    let counts = ids
        .par_iter()
        .with_min_len(1024)
        .map(|id| {
            work.cancel.check()?;
            Ok(run.n_kept(run.pairs_of(*id), t) as u64)
        })
        .collect::<Result<Vec<u64>, Cancelled>>()?;
    Ok(Counts::from_vec(counts))
}
