//! One widget a file. A widget draws what it is given and says what was done to it.

pub(crate) mod badge;
pub(crate) mod caption;
pub(crate) mod empty;
pub(crate) mod log_plot;
pub(crate) mod pair_card;
pub(crate) mod picture;
pub(crate) mod readout;
pub(crate) mod segmented;
pub(crate) mod t_line;
pub(crate) mod textures;
