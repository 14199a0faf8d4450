//! The shapes a canvas can fill.

use super::canvas::Point;

/// A region of the plane.
pub(crate) trait Shape {
    /// Left, top, right and bottom of a box that holds it.
    fn bounds(&self) -> [f32; 4];
    /// Whether a point is inside.
    fn contains(&self, x: f32, y: f32) -> bool;
}

/// An ellipse whose first axis is turned by `turn` radians, clockwise on the screen.
pub(crate) struct Ellipse {
    pub centre: Point,
    pub rx: f32,
    pub ry: f32,
    pub turn: f32,
}

impl Shape for Ellipse {
    fn bounds(&self) -> [f32; 4] {
        let r = self.rx.max(self.ry);
        let (x, y) = self.centre;
        [x - r, y - r, x + r, y + r]
    }

    fn contains(&self, x: f32, y: f32) -> bool {
        let (dx, dy) = (x - self.centre.0, y - self.centre.1);
        let (sin, cos) = self.turn.sin_cos();
        let u = (dx * cos + dy * sin) / self.rx;
        let v = (dy * cos - dx * sin) / self.ry;
        u * u + v * v <= 1.0
    }
}

/// An upright rectangle with corners of radius `round`.
pub(crate) struct Rect {
    pub x: f32,
    pub y: f32,
    pub w: f32,
    pub h: f32,
    pub round: f32,
}

impl Shape for Rect {
    fn bounds(&self) -> [f32; 4] {
        [self.x, self.y, self.x + self.w, self.y + self.h]
    }

    fn contains(&self, x: f32, y: f32) -> bool {
        let (u, v) = (x - self.x, y - self.y);
        if u < 0.0 || v < 0.0 || u >= self.w || v >= self.h {
            return false;
        }
        let du = (self.round - u.min(self.w - u)).max(0.0);
        let dv = (self.round - v.min(self.h - v)).max(0.0);
        du * du + dv * dv <= self.round * self.round
    }
}

/// A closed polygon, by the even-odd rule.
pub(crate) struct Polygon<'a>(pub &'a [Point]);

impl Shape for Polygon<'_> {
    fn bounds(&self) -> [f32; 4] {
        let none = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
        self.0.iter().fold(none, |b, p| [b[0].min(p.0), b[1].min(p.1), b[2].max(p.0), b[3].max(p.1)])
    }

    fn contains(&self, x: f32, y: f32) -> bool {
        let mut inside = false;
        let Some(&(mut last)) = self.0.last() else { return false };
        for &point in self.0 {
            if (point.1 > y) != (last.1 > y) {
                let crossing = last.0 + (y - last.1) / (point.1 - last.1) * (point.0 - last.0);
                inside ^= x < crossing;
            }
            last = point;
        }
        inside
    }
}

/// All points within `r` of the stretch from `a` to `b`.
pub(crate) struct Capsule {
    pub a: Point,
    pub b: Point,
    pub r: f32,
}

impl Shape for Capsule {
    fn bounds(&self) -> [f32; 4] {
        let (a, b, r) = (self.a, self.b, self.r);
        [a.0.min(b.0) - r, a.1.min(b.1) - r, a.0.max(b.0) + r, a.1.max(b.1) + r]
    }

    fn contains(&self, x: f32, y: f32) -> bool {
        let (dx, dy) = (self.b.0 - self.a.0, self.b.1 - self.a.1);
        let (px, py) = (x - self.a.0, y - self.a.1);
        let along = (px * dx + py * dy) / (dx * dx + dy * dy).max(1e-6);
        let u = along.clamp(0.0, 1.0);
        (px - u * dx).powi(2) + (py - u * dy).powi(2) <= self.r * self.r
    }
}

/// A slice of a ring between two angles (radians, clockwise from the right) and two radii.
pub(crate) struct Sector {
    pub centre: Point,
    pub inner: f32,
    pub outer: f32,
    pub from: f32,
    pub to: f32,
}

impl Shape for Sector {
    fn bounds(&self) -> [f32; 4] {
        let ((x, y), r) = (self.centre, self.outer);
        [x - r, y - r, x + r, y + r]
    }

    fn contains(&self, x: f32, y: f32) -> bool {
        let (dx, dy) = (x - self.centre.0, y - self.centre.1);
        let d = (dx * dx + dy * dy).sqrt();
        let turn = (dy.atan2(dx) - self.from).rem_euclid(std::f32::consts::TAU);
        d >= self.inner && d < self.outer && turn < self.to - self.from
    }
}

/// Points on a circle: `n` corners, the first at angle `turn`; with `dent` below 1 every second one moves inwards, which makes a star.
pub(crate) fn corners(centre: Point, r: f32, n: usize, turn: f32, dent: f32) -> Vec<Point> {
    let count = if dent < 1.0 { 2 * n } else { n };
    (0..count)
        .map(|i| {
            let r = if dent < 1.0 && i % 2 == 1 { r * dent } else { r };
            on_circle(centre, r, turn + std::f32::consts::TAU * i as f32 / count as f32)
        })
        .collect()
}

/// The point at `angle` radians and distance `r`.
pub(crate) fn on_circle(centre: Point, r: f32, angle: f32) -> Point {
    (centre.0 + r * angle.cos(), centre.1 + r * angle.sin())
}

/// Points of the quadratic curve from `a` to `b` that `pull` bends.
pub(crate) fn curve(a: Point, pull: Point, b: Point, n: usize) -> Vec<Point> {
    (0..=n)
        .map(|i| {
            let u = i as f32 / n as f32;
            let (p, q, r) = ((1.0 - u).powi(2), 2.0 * u * (1.0 - u), u * u);
            (p * a.0 + q * pull.0 + r * b.0, p * a.1 + q * pull.1 + r * b.1)
        })
        .collect()
}
