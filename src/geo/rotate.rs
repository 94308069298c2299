//! Turns the globe so that a meridian stands in the middle. Degrees in and out.

/// Longitude from the middle meridian, from -180 up to but not including 180.
pub fn from_center_deg(lon_deg: f64, center_deg: f64) -> f64 {
    let turned = lon_deg - center_deg + 180.0;
    turned - 360.0 * libm::floor(turned / 360.0) - 180.0
}

/// A line whose longitudes run on: each goes the short way round from the one before, beyond
/// ±180 if need be.
pub fn unrolled(points_deg: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut before: Option<f64> = None;
    let run_on = |&(lon, lat): &(f64, f64)| {
        let lon = before.map_or(lon, |last| last + from_center_deg(lon, last));
        before = Some(lon);
        (lon, lat)
    };
    points_deg.iter().map(run_on).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longitudes_count_from_the_middle() {
        assert_eq!(from_center_deg(116.0, 150.0), -34.0);
        assert_eq!(from_center_deg(-67.0, 150.0), 143.0);
        assert_eq!(from_center_deg(180.0, 0.0), -180.0);
    }

    #[test]
    fn a_line_across_the_date_line_runs_on() {
        let line = unrolled(&[(170.0, 0.0), (-170.0, 5.0), (-150.0, 5.0)]);
        assert_eq!(line, [(170.0, 0.0), (190.0, 5.0), (210.0, 5.0)]);
    }
}
