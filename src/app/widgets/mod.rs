//! Widgets that several panels share. Each takes what it shows and returns a response; none knows the app's state.

pub(crate) mod controls;
pub(crate) mod number_field;
pub(crate) mod t_slider;
