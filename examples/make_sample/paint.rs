//! Drawing: a canvas, colours, noise, and the things that landscapes are put together from.

pub(crate) mod built;
pub(crate) mod canvas;
pub(crate) mod colour;
pub(crate) mod land;
pub(crate) mod noise;
pub(crate) mod plants;
pub(crate) mod rng;
pub(crate) mod shape;
pub(crate) mod sky;
