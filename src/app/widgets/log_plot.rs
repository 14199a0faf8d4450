//! Logarithmic axes for `egui_plot`, which has only linear ones: everything is plotted as log10, and the grid, the
//! labels and the read-outs turn it back. All that knows about this is here.

use std::ops::RangeInclusive;

use eframe::egui;
use egui::{Rangef, RichText, Vec2b};
use egui_plot::{AxisHints, GridInput, GridMark, HPlacement, Plot, VPlacement};

use crate::app::format::{compact, thousands_f64};
use crate::app::theme::Palette;

/// The place of a value on a logarithmic axis. Values below the smallest positive one have none and stick to it.
pub(crate) fn log_from_value(value: f64) -> f64 {
    value.max(1e-9).log10()
}

/// The value at a place of a logarithmic axis.
pub(crate) fn value_from_log(place: f64) -> f64 {
    10_f64.powf(place)
}

/// A value read from the position of the pointer: as many digits as a pixel can tell apart.
pub(crate) fn rounded_to_digits(value: f64, n_digits: i32) -> f64 {
    if value <= 0.0 || !value.is_finite() {
        return value;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the logarithm of a finite f64 is below 400")]
    let unit = 10_f64.powi(value.log10().floor() as i32 - (n_digits - 1));
    // Whole numbers where the unit is whole: 20,100 and not 20,099.999….
    if unit >= 1.0 { (value / unit).round() * unit } else { (value / unit).round() / unit.recip().round() }
}

/// Which axes are logarithmic, and what they say.
pub(crate) struct LogPlot<'a> {
    pub(crate) x_label: &'a str,
    pub(crate) y_label: &'a str,
    /// Whether y is logarithmic; x always is.
    pub(crate) is_y_log: bool,
    /// Visible at first and after a double click, in plot coordinates.
    pub(crate) x_bounds: RangeInclusive<f64>,
    pub(crate) y_bounds: RangeInclusive<f64>,
}

impl<'a> LogPlot<'a> {
    /// The plot, ready to be shown: grid, axes and bounds are set.
    pub(crate) fn build(&self, palette: &Palette, id: impl egui::AsIdSalt) -> Plot<'a> {
        let tick = |axis: AxisHints<'a>| {
            axis.tick_label_color(palette.text_faint).tick_label_font(egui::FontId::proportional(11.0))
        };
        let label = |text: &str| RichText::new(text).size(11.5).color(palette.text_secondary);
        let x_axis = tick(AxisHints::new_x())
            .label(label(self.x_label))
            .placement(VPlacement::Bottom)
            .label_spacing(Rangef::new(22.0, 40.0))
            .formatter(log_tick);
        let y_axis = tick(AxisHints::new_y())
            .label(label(self.y_label))
            .placement(HPlacement::Left)
            .min_thickness(40.0)
            .label_spacing(Rangef::new(14.0, 22.0));
        let y_axis = if self.is_y_log { y_axis.formatter(log_tick) } else { y_axis.formatter(linear_tick) };
        let plot = Plot::new(id)
            .custom_x_axes(vec![x_axis])
            .custom_y_axes(vec![y_axis])
            .x_grid_spacer(log_marks)
            .grid_color(palette.outline)
            .grid_spacing(Rangef::new(7.0, 90.0))
            .grid_fade(0.6)
            .show_background(false)
            .auto_bounds(false)
            .default_x_bounds(*self.x_bounds.start(), *self.x_bounds.end())
            .default_y_bounds(*self.y_bounds.start(), *self.y_bounds.end())
            .allow_scroll(false)
            .allow_drag(false)
            .allow_zoom(Vec2b::TRUE)
            .allow_axis_zoom_drag(false)
            .show_crosshair(false)
            .label_formatter(|_| None);
        if self.is_y_log { plot.y_grid_spacer(log_marks) } else { plot }
    }
}

/// Decades beyond these are not marked: zooming out has an end.
const MARKED_DECADES: RangeInclusive<f64> = -3.0..=18.0;

/// Grid lines of a logarithmic axis: decades, their 2 to 9 where there is room, and evenly spaced values when
/// less than half a decade is in view.
pub(crate) fn log_marks(input: GridInput) -> Vec<GridMark> {
    let low = input.bounds.0.clamp(*MARKED_DECADES.start(), *MARKED_DECADES.end());
    let high = input.bounds.1.clamp(*MARKED_DECADES.start(), *MARKED_DECADES.end());
    if high <= low {
        return Vec::new();
    }
    if high - low < 0.5 {
        return linear_marks(value_from_log(low), value_from_log(high));
    }
    let mut marks = Vec::new();
    let mut decade = low.floor();
    while decade <= high {
        marks.push(GridMark { value: decade, step_size: 1.0 });
        for digit in 2..=9 {
            let digit = f64::from(digit);
            // The room to the next line, which is what decides whether it can be told apart.
            marks.push(GridMark { value: decade + digit.log10(), step_size: ((digit + 1.0) / digit).log10() });
        }
        decade += 1.0;
    }
    marks.retain(|mark| (low..=high).contains(&mark.value));
    marks
}

fn linear_marks(low: f64, high: f64) -> Vec<GridMark> {
    let rough = (high - low) / 6.0;
    let unit = value_from_log(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| factor * unit).find(|&step| step >= rough);
    let step = step.unwrap_or(10.0 * unit);
    let mut marks = Vec::new();
    let mut value = (low / step).ceil() * step;
    // The last one may miss the edge by a rounding error.
    while value <= high * (1.0 + 1e-9) && marks.len() < 50 {
        let step_size = log_from_value(value + step) - log_from_value(value);
        marks.push(GridMark { value: log_from_value(value), step_size });
        value += step;
    }
    marks
}

/// The label of a grid line: decades always, the lines between them when few decades are in view.
fn log_tick(mark: GridMark, range: &RangeInclusive<f64>) -> String {
    let value = value_from_log(mark.value);
    let decades = range.end() - range.start();
    let is_decade = (mark.value - mark.value.round()).abs() < 1e-9;
    let first_digit = rounded_to_digits(value / value_from_log(mark.value.floor()), 3);
    match decades {
        _ if is_decade => compact(rounded_to_digits(value, 3)),
        decades if decades < 0.5 => exact_or_compact(value),
        decades if decades < 2.0 && (first_digit - 2.0).abs() < 0.01 || (first_digit - 5.0).abs() < 0.01 => {
            if decades < 2.0 { compact(rounded_to_digits(value, 3)) } else { String::new() }
        }
        _ => String::new(),
    }
}

fn exact_or_compact(value: f64) -> String {
    if value < 1e6 { thousands_f64(rounded_to_digits(value, 6)) } else { compact(rounded_to_digits(value, 4)) }
}

fn linear_tick(mark: GridMark, _range: &RangeInclusive<f64>) -> String {
    if mark.value < 0.0 { String::new() } else { compact(rounded_to_digits(mark.value, 3)) }
}

/// At most about `max_points` of `points`, evenly picked, the first and the last included.
pub(crate) fn thinned<T: Copy>(points: &[T], max_points: usize) -> impl Iterator<Item = T> {
    let stride = points.len().div_ceil(max_points.max(2)).max(1);
    let last = (!points.len().saturating_sub(1).is_multiple_of(stride)).then(|| points.last().copied()).flatten();
    points.iter().step_by(stride).copied().chain(last)
}

/// Points that a plot of this width can show: two for each pixel.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "widths are positive and small")]
pub(crate) fn max_points(width: f32) -> usize {
    (2.0 * width).max(64.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(low: f64, high: f64) -> Vec<GridMark> {
        log_marks(GridInput { bounds: (low, high), base_step_size: 0.01 })
    }

    #[test]
    fn decades_and_their_digits_are_marked() {
        let marks = marks(0.0, 2.0);
        let values: Vec<f64> = marks.iter().map(|mark| value_from_log(mark.value).round()).collect();
        let expected: Vec<f64> = (1..=9).chain((20..=90).step_by(10)).map(f64::from).collect();
        assert_eq!(values, [&expected[..9], &[10.0], &expected[9..], &[100.0]].concat());
        assert!(marks.iter().all(|mark| mark.step_size > 0.0));
    }

    #[test]
    fn a_narrow_view_gets_even_values() {
        let marks = marks(1000_f64.log10(), 1100_f64.log10());
        let values: Vec<f64> = marks.iter().map(|mark| value_from_log(mark.value).round()).collect();
        assert_eq!(values, [1000.0, 1020.0, 1040.0, 1060.0, 1080.0, 1100.0]);
    }

    #[test]
    fn a_huge_view_has_few_marks_and_an_empty_one_none() {
        assert!(marks(-1e9, 1e9).len() < 250);
        assert!(marks(3.0, 3.0).is_empty());
        assert!(marks(f64::NAN, f64::NAN).is_empty());
    }

    #[test]
    fn labels_stand_at_decades() {
        let label = |value: f64, range: RangeInclusive<f64>| {
            log_tick(GridMark { value: log_from_value(value), step_size: 1.0 }, &range)
        };
        assert_eq!(label(1.0, 0.0..=6.0), "1");
        assert_eq!(label(20_000.0, 0.0..=6.0), "");
        assert_eq!(label(20_000.0, 4.0..=5.0), "20k");
        assert_eq!(label(30_000.0, 4.0..=5.0), "");
        assert_eq!(label(1e6, 0.0..=6.0), "1M");
        assert_eq!(label(1_020.0, 3.0..=3.1), "1,020");
    }

    #[test]
    fn positions_round_to_clean_values() {
        assert!((rounded_to_digits(20_137.8, 3) - 20_100.0).abs() < 1e-9);
        assert!((rounded_to_digits(0.012_345, 3) - 0.0123).abs() < 1e-12);
        assert!((rounded_to_digits(3.999_9, 3) - 4.0).abs() < 1e-12);
        assert_eq!(rounded_to_digits(0.0, 3), 0.0);
    }

    #[test]
    fn thinning_keeps_both_ends() {
        let points: Vec<u32> = (0..1000).collect();
        for max_points in [2, 3, 7, 100, 999, 1000, 5000] {
            let thin: Vec<u32> = thinned(&points, max_points).collect();
            assert_eq!((thin[0], thin[thin.len() - 1]), (0, 999));
            assert!(thin.len() <= max_points + 1);
            assert!(thin.is_sorted_by(|a, b| a < b));
        }
        assert_eq!(thinned(&[] as &[u32], 10).count(), 0);
    }
}
