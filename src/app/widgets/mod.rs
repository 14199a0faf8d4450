//! One widget a file. A widget draws what it is given and says what was done to it; none knows the app's state.

pub(crate) mod badge;
pub(crate) mod caption;
pub(crate) mod controls;
pub(crate) mod empty;
pub(crate) mod legend;
pub(crate) mod log_plot;
pub(crate) mod number_field;
pub(crate) mod pair_card;
pub(crate) mod picture;
pub(crate) mod readout;
pub(crate) mod segmented;
pub(crate) mod t_line;
pub(crate) mod t_slider;
pub(crate) mod textures;
