//! The Equal Earth projection, an equal-area map of the whole world.
//!
//! Šavrič B, Patterson T, Jenny B (2018), “The Equal Earth map projection”, International Journal
//! of Geographical Information Science 33(3). Radians in; units of the sphere's radius out, y up.

/// The polynomial's coefficients, as published.
const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];

/// The parametric latitude's sine is this times the sine of the latitude: half the root of 3.
const HALF_ROOT: f64 = 0.866_025_403_784_438_6;

/// Half the width of the map, at the equator, in radii.
pub const HALF_WIDTH: f64 = 2.706_629_983_696_074_8;

/// Half the height of the map, in radii.
pub const HALF_HEIGHT: f64 = 1.317_362_759_157_413_3;

/// Projects longitude (from the map's middle) and latitude.
pub fn forward(lon_rad: f64, lat_rad: f64) -> (f64, f64) {
    let sine = HALF_ROOT * libm::sin(lat_rad).clamp(-1.0, 1.0);
    let theta = libm::asin(sine);
    // The platform's own root is exact everywhere, and one instruction.
    let cosine = (1.0 - sine * sine).sqrt();
    let square = theta * theta;
    let sixth = square * square * square;
    let slope = A[0] + 3.0 * A[1] * square + sixth * (7.0 * A[2] + 9.0 * A[3] * square);
    let x = lon_rad * cosine / (HALF_ROOT * slope);
    let y = theta * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square));
    (x, y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::{FRAC_PI_2, PI};

    #[test]
    fn the_edges_are_where_the_constants_say() {
        assert!((forward(PI, 0.0).0 - HALF_WIDTH).abs() < 1e-9);
        assert!((forward(0.0, FRAC_PI_2).1 - HALF_HEIGHT).abs() < 1e-9);
        assert_eq!(forward(0.0, 0.0), (0.0, 0.0));
    }

    #[test]
    fn equal_areas_stay_equal() {
        let area = |lat_deg: f64| {
            let (south, north) = (lat_deg.to_radians(), (lat_deg + 0.01).to_radians());
            let (x0, y0) = forward(0.01, south);
            let (x1, y1) = forward(0.01, north);
            (x0 + x1) / 2.0 * (y1 - y0) / (libm::sin(north) - libm::sin(south))
        };
        for lat_deg in [0.0, 30.0, 55.0, 80.0] {
            assert!((area(lat_deg) / area(10.0) - 1.0).abs() < 1e-3, "{lat_deg}");
        }
    }
}
