//! Keeps projected edges round: a segment is halved until its middle strays no further than a
//! tolerance from where a straight line would put it (after Bostock's adaptive resampling, 2012).

/// Most often that one segment is halved.
const DEEPEST: u8 = 8;

/// A position before or after projection.
type Pair = (f64, f64);

/// Projects a line, adding points where it bends. `tolerance` is in the projected unit.
pub fn resample(points: &[Pair], tolerance: f64, project: &dyn Fn(Pair) -> Pair) -> Vec<Pair> {
    let mut out = Vec::with_capacity(points.len());
    let mut before: Option<(Pair, Pair)> = None;
    for &point in points {
        let projected = project(point);
        if let Some(last) = before {
            halve(last, (point, projected), tolerance, project, DEEPEST, &mut out);
        }
        out.push(projected);
        before = Some((point, projected));
    }
    out
}

/// Adds the points between two, each given before and after projection.
fn halve(
    a: (Pair, Pair),
    b: (Pair, Pair),
    tolerance: f64,
    project: &dyn Fn(Pair) -> Pair,
    deeper: u8,
    out: &mut Vec<Pair>,
) {
    let middle = mean(a.0, b.0);
    let (bent, straight) = (project(middle), mean(a.1, b.1));
    let (dx, dy) = (bent.0 - straight.0, bent.1 - straight.1);
    if deeper == 0 || dx * dx + dy * dy <= tolerance * tolerance {
        return;
    }
    halve(a, (middle, bent), tolerance, project, deeper - 1, out);
    out.push(bent);
    halve((middle, bent), b, tolerance, project, deeper - 1, out);
}

fn mean(a: Pair, b: Pair) -> Pair {
    ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_gains_no_points() {
        assert_eq!(resample(&[(0.0, 0.0), (8.0, 4.0)], 0.1, &|p| p).len(), 2);
    }

    #[test]
    fn a_bend_is_followed_within_the_tolerance() {
        let parabola = |(x, _): Pair| (x, x * x);
        let line = resample(&[(0.0, 0.0), (8.0, 0.0)], 0.05, &parabola);
        let sag = line.windows(2).map(|w| {
            let middle = mean(w[0], w[1]);
            (middle.1 - middle.0 * middle.0).abs()
        });
        assert!(sag.fold(0.0, f64::max) <= 0.05);
    }
}
