//! Scales projected positions into a frame, the same in both directions, y turned down.

/// Smallest and largest x and y of projected positions, y up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// West and south.
    pub low: (f64, f64),
    /// East and north.
    pub high: (f64, f64),
}

impl Bounds {
    /// The bounds of positions; none when there are none.
    pub fn of(points: impl IntoIterator<Item = (f64, f64)>) -> Option<Bounds> {
        points.into_iter().fold(None, |bounds: Option<Bounds>, p| {
            let Bounds { low, high } = bounds.unwrap_or(Bounds { low: p, high: p });
            Some(Bounds { low: (low.0.min(p.0), low.1.min(p.1)), high: (high.0.max(p.0), high.1.max(p.1)) })
        })
    }

    /// Width and height.
    pub fn size(&self) -> (f64, f64) {
        (self.high.0 - self.low.0, self.high.1 - self.low.1)
    }

    /// Height over width.
    pub fn aspect(&self) -> f64 {
        let (width, height) = self.size();
        if width > 0.0 { height / width } else { 1.0 }
    }
}

/// A scale and a shift.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    scale: f64,
    shift: (f64, f64),
}

impl Fit {
    /// Puts bounds into a frame (left, top, width, height), as large as they go, in its middle.
    pub fn new(bounds: &Bounds, frame: (f64, f64, f64, f64)) -> Fit {
        let (left, top, width, height) = frame;
        let (wide, high) = bounds.size();
        let scale = (width / wide.max(1e-9)).min(height / high.max(1e-9));
        let x = left + (width - wide * scale) / 2.0 - bounds.low.0 * scale;
        let y = top + (height - high * scale) / 2.0 + bounds.high.1 * scale;
        Fit { scale, shift: (x, y) }
    }

    /// A projected position in the frame.
    pub fn apply(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.shift.0 + x * self.scale, self.shift.1 - y * self.scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_squeezed_and_the_rest_is_shared() {
        let bounds = Bounds { low: (-1.0, -1.0), high: (1.0, 1.0) };
        let fit = Fit::new(&bounds, (0.0, 0.0, 200.0, 100.0));
        assert_eq!(fit.apply((-1.0, 1.0)), (50.0, 0.0));
        assert_eq!(fit.apply((1.0, -1.0)), (150.0, 100.0));
    }

    #[test]
    fn no_positions_have_no_bounds() {
        assert_eq!(Bounds::of([]), None);
    }
}
